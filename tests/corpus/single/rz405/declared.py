"""Sanitizers and fields that the policy declares."""
import logging

from vendor_crypto import lookup_id, seal_bytes

logger = logging.getLogger(__name__)


def mask_mail(value):
    return "***@" + value.split("@")[1]


def pseudonym(value):
    return lookup_id(value)


def seal(value):
    return seal_bytes(value.encode())


def use(user):
    logger.info("%s", mask_mail(user.email))  # clean: declared
    logger.info("%s", pseudonym(user.email))  # clean: declared
    logger.info("%s", seal(user.email))  # clean: declared
    logger.info("%s", user.reach_at)  # want: RZ405
    logger.info("%s", user.dispatch_email)  # clean: declared as no personal data
    logger.info("%s", mask_mail(user.reach_at))  # clean
