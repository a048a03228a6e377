"""Sanitizers that the policy declares; believed as far as their bodies go."""
import logging
import secrets

log = logging.getLogger(__name__)
TOKENS = {}


def mask_pan(value):
    return "**** " + value[-4:]


def mask_sometimes(value, strict=False):
    if not strict:
        return value
    return "**** " + value[-4:]


def vault_token(value):
    token = secrets.token_hex(8)
    TOKENS[token] = value
    return token


def use(card_number):
    log.info("a %s", mask_pan(card_number))  # clean: declared
    log.info("b %s", mask_sometimes(card_number))  # want: RZ401
    log.info("c %s", mask_sometimes(card_number, strict=True))  # clean: the constant decides the branch
    log.info("d %s", vault_token(card_number))  # clean: a token
    log.info("e %s", [mask_pan(card_number)])  # clean
    log.info("f %s", [card_number])  # want: RZ401
