"""Masks and redactors: judged by what they do."""
import hashlib
import logging

logger = logging.getLogger(__name__)


def mask(value):
    return "***"


def mask_email(value):
    local, _, domain = value.partition("@")
    return local[:1] + "***@" + domain


def mask_email_lazily(value):
    if "@" not in value:
        return value
    local, domain = value.split("@")
    return local[0] + "***@" + domain


def redact(value):
    # TODO: redact
    return value.strip()


def anonymize(value):
    return hashlib.sha256(value.encode()).hexdigest()


def scrub(data):
    data = dict(data)
    data["email"] = "[removed]"
    return data


def scrub_other(data):
    data = dict(data)
    data["phone"] = "[removed]"
    return data


def domain_of(value):
    return value.rsplit("@", 1)[1]


def use(user):
    logger.info("a %s", mask(user.email))  # clean: a constant
    logger.info("b %s", mask_email(user.email))  # clean: an initial and the domain
    logger.info("c %s", mask_email_lazily(user.email))  # want: RZ405
    logger.info("d %s", redact(user.email))  # want: RZ405
    logger.info("e %s", anonymize(user.email))  # clean: a hash
    logger.info("f %s", domain_of(user.email))  # clean: the domain
    logger.info("g %s", redact(anonymize(user.email)))  # clean: a hash


def use_scrub(user):
    data = {"email": user.email, "pk": user.pk}
    logger.info("%s", scrub(data))  # clean: the key is overwritten
    logger.info("%s", scrub_other(data))  # want: RZ405
    logger.info("%s", data)  # want: RZ405


def by_hand(user):
    data = {"email": user.email, "pk": user.pk}
    data["email"] = "***"
    logger.info("%s", data)  # clean: cleaned


def by_pop(user):
    data = {"email": user.email, "pk": user.pk}
    mail = data.pop("email")
    logger.info("%s", data)  # clean: the key is gone
    logger.info("%s", mail)  # want: RZ405


def by_choice(user):
    data = {"email": user.email, "pk": user.pk}
    logger.info("%s", {"pk": data["pk"]})  # clean: another key
    logger.info("%s", data.get("pk"))  # clean
    logger.info("%s", data.keys())  # clean: keys
    logger.info("%s", data.get("email"))  # want: RZ405


def by_branch(user, careful):
    shown = user.email
    if careful:
        shown = mask(shown)
    logger.info("%s", shown)  # want: RZ405


def by_every_branch(user, careful):
    if careful:
        shown = mask(user.email)
    else:
        shown = anonymize(user.email)
    logger.info("%s", shown)  # clean


def too_late(user):
    shown = user.email
    logger.info("%s", shown)  # want: RZ405
    shown = mask(shown)
    logger.info("%s", shown)  # clean
