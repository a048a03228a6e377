"""What is left of a value: clear, partial, pseudonymous, encrypted, none."""
import base64
import hashlib
import hmac
import json
import logging
import os
from urllib.parse import quote, urlencode

from cryptography.fernet import Fernet

logger = logging.getLogger(__name__)
PEPPER = os.environ["PEPPER"].encode()
REGIONS = {"example.de": "eu", "example.com": "us"}


def clear(user):
    print(user.email.upper())  # want: RZ405
    print(str(user.email).strip())  # want: RZ405
    print("<" + user.email + ">")  # want: RZ405
    print("%s" % user.email)  # want: RZ405
    print("{}".format(user.email))  # want: RZ405
    print(f"{user.email!r}")  # want: RZ405
    print(json.dumps({"to": user.email}))  # want: RZ405
    print(urlencode({"to": user.email}))  # want: RZ405
    print(quote(user.email))  # want: RZ405
    print(base64.b64encode(user.email.encode()))  # want: RZ405
    print(user.email.replace("@", " at "))  # want: RZ405
    print(user.email[:5])  # want: RZ405
    print([user.email])  # want: RZ405
    print({"user": {"mail": user.email}})  # want: RZ405
    print(", ".join([user.first_name, user.last_name]))  # want: RZ405
    print(user.email or "nobody")  # want: RZ405
    print(user.email.encode("utf-8").hex())  # want: RZ405
    print(user.email[::-1])  # want: RZ405


def partial_(user):
    print(user.email.split("@")[1])  # clean: the domain
    print(user.email.split("@")[-1])  # clean: the domain
    print(user.email.rpartition("@")[2])  # clean: the domain
    print(user.email[user.email.index("@"):])  # clean: the domain
    print(user.first_name[0])  # clean: an initial
    print(user.last_name[:1] + ".")  # clean: an initial
    print(user.phone_number[-4:])  # clean: last four
    print(user.iban[-4:])  # clean: last four
    print(user.date_of_birth.year)  # clean: a year
    print(user.email[:1] + "***@" + user.email.split("@")[1])  # clean: an initial and the domain


def pseudonymous(user):
    print(hashlib.sha256(user.email.encode()).hexdigest())  # clean: a hash of an address
    print(hashlib.md5(user.email.encode()).hexdigest()[:8])  # clean
    print(hmac.new(PEPPER, user.email.encode(), hashlib.sha256).hexdigest())  # clean
    digest = hashlib.sha1()
    digest.update(user.email.encode())
    print(digest.hexdigest())  # clean
    print(user.pk, user.id, user.uuid)  # clean: ids


def encrypted(user):
    print(Fernet(Fernet.generate_key()).encrypt(user.email.encode()))  # clean
    box = Fernet(Fernet.generate_key())
    sealed = box.encrypt(user.email.encode())
    print(sealed)  # clean
    print(box.decrypt(sealed))  # want: RZ405


def nothing_left(user):
    print(bool(user.email))  # clean
    print(user.email is None)  # clean
    print(user.email == "nobody")  # clean
    print(len(user.email))  # clean
    print(isinstance(user.email, str))  # clean
    print("@" in user.email)  # clean
    print("yes" if user.email else "no")  # clean: chosen by a test
    print(not user.phone_number)  # clean
    print(type(user.email).__name__)  # clean
    print(user.email.endswith(".invalid"))  # clean: a test
    print(REGIONS.get(user.email.split("@")[1]))  # clean: looked up in a constant table


def many(users):
    print(len(users))  # clean: a count
    print(sum(user.salary for user in users))  # clean: a sum
    print(max(user.salary for user in users))  # want: RZ405
    print(sorted(user.last_name for user in users)[0])  # want: RZ405
    print(sum(1 for user in users if user.email.endswith(".de")))  # clean: a count
    print({user.pk for user in users if user.email})  # clean: ids
    print({user.email for user in users})  # want: RZ405
    print(any(user.email == "x" for user in users))  # clean: a test
