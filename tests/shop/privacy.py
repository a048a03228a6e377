"""What may stand in a log in place of personal data."""

import hashlib
import hmac
import logging

from .config import LOG_PEPPER

audit_log = logging.getLogger("shop.audit")


def mask_email(email: str) -> str:
    """`ann@example.org` as `a…@example.org`: enough for support to recognise it."""
    _, _, domain = email.partition("@")
    return f"{email[:1]}…@{domain}"


def pseudonym(value: str) -> str:
    """The same for the same value, and of no use without the pepper."""
    return hmac.new(LOG_PEPPER, value.encode(), hashlib.sha256).hexdigest()[:16]


def audit(event: str, subject: object) -> None:
    """Note that something happened to someone. Pass an id, not what the id stands for."""
    audit_log.info("%s %s", event, subject)
