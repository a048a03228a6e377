"""A payment gateway adapter, half of it careless."""
import base64
import hashlib
import hmac
import json
import logging
import re
import sys
import warnings

from cryptography.fernet import Fernet

logger = logging.getLogger(__name__)
KEY = b"from-the-vault"


class GatewayError(Exception):
    """The gateway said no."""


class Gateway:
    def __init__(self, client, box: Fernet):
        self.client = client
        self.box = box

    def charge(self, card_number, cvv, amount):
        logger.debug("charging %s", card_number)  # want: RZ401
        logger.debug("charging card ending in %s", card_number[-4:])  # clean: last four
        logger.debug(f"cvv={cvv}")  # want: RZ401
        logger.info("amount %s", amount)  # clean
        answer = self.client.charge(card_number, cvv, amount)
        if not answer.ok:
            raise GatewayError("declined: " + card_number)  # want: RZ401
        return answer

    def charge_quietly(self, card_number, cvv, amount):
        logger.info("cvv given: %s", bool(cvv))  # clean: presence
        logger.info("digits: %d", len(card_number))  # clean: a length
        answer = self.client.charge(card_number, cvv, amount)
        if not answer.ok:
            raise GatewayError("declined: *" + card_number[-4:])  # clean: last four
        return answer

    def forms(self, card_number):
        print(card_number.replace(" ", ""))  # want: RZ401
        print(card_number.replace(" ", "")[-4:])  # clean: last four
        print(re.sub(r"\D", "", card_number))  # want: RZ401
        print(base64.b64encode(card_number.encode()))  # want: RZ401
        print(hashlib.sha256(card_number.encode()).hexdigest())  # want: RZ401
        print(hmac.new(KEY, card_number.encode(), "sha256").hexdigest())  # clean: keyed
        print(self.box.encrypt(card_number.encode()))  # clean: encrypted, the box is a Fernet

    def encrypted(self, card_number):
        box = Fernet(Fernet.generate_key())
        sealed = box.encrypt(card_number.encode())
        logger.info("sealed %s", sealed)  # clean: encrypted
        return sealed

    def slices(self, card_number):
        print(card_number[:6])  # want: RZ401
        print(card_number[4:])  # want: RZ401
        print(card_number[-8:])  # want: RZ401
        print(card_number[:-4])  # want: RZ401
        print(card_number[-2:])  # clean: fewer than four
        print(str(card_number)[-4:])  # clean: last four
        print("XXXX-XXXX-XXXX-%s" % card_number[-4:])  # clean: last four
        print("%s******%s" % (card_number[:6], card_number[-4:]))  # want: RZ401
        print("*" * len(card_number))  # clean: nothing left of it
        print(card_number[-4:].rjust(16, "*"))  # clean: last four

    def streams(self, card_number, cvv):
        sys.stderr.write("card %s\n" % card_number)  # want: RZ401
        sys.stdout.write(json.dumps({"card_number": card_number}))  # want: RZ401
        warnings.warn("odd cvv {}".format(cvv))  # want: RZ401
        warnings.warn("odd cvv")  # clean
        logger.error("card", extra={"pan_tail": card_number[-4:]})  # clean: last four
        logger.error("card", extra={"card_number": card_number})  # want: RZ401
