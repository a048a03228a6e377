"""Card data in containers, loops, and objects."""
import logging
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

import structlog
from pydantic import BaseModel, SecretStr

logger = logging.getLogger(__name__)
slog = structlog.get_logger()


@dataclass
class CreditCard:
    card_number: str
    cvv: str
    brand: str = "unknown"


@dataclass
class QuietCard:
    card_number: str = field(repr=False)
    brand: str = "unknown"


class CardIn(BaseModel):
    card_number: SecretStr
    brand: str


class LoudCardIn(BaseModel):
    card_number: str
    brand: str


class Pair(NamedTuple):
    card_number: str
    amount: int


class StarCard:
    def __init__(self, card_number):
        self.card_number = card_number

    def __str__(self):
        return "*" + self.card_number[-4:]

    __repr__ = __str__


class OpenCard:
    def __init__(self, card_number):
        self.card_number = card_number

    def __str__(self):
        return self.card_number


def objects(card: CreditCard, quiet: QuietCard, body: CardIn, loud: LoudCardIn, pair: Pair):
    logger.info("%s", card)  # want: RZ401
    logger.info("%s", asdict(card))  # want: RZ401
    logger.info("%s", card.brand)  # clean
    logger.info("%s", quiet)  # clean: repr=False
    logger.info("%s", quiet.card_number)  # want: RZ401
    logger.info("%s", body)  # clean: SecretStr prints nothing
    logger.info("%s", body.card_number.get_secret_value())  # want: RZ401
    logger.info("%s", loud)  # want: RZ401
    logger.info("%s", pair)  # want: RZ401
    logger.info("%s", pair.amount)  # clean


def strings(card_number):
    logger.info("%s", StarCard(card_number))  # clean: its __str__ prints the last four
    logger.info("%s", OpenCard(card_number))  # want: RZ401


def mapping(form):
    data = {"number": form.cleaned_data["card_number"], "currency": "usd"}
    logger.info("pay %s", data)  # want: RZ401
    logger.info("pay %s", data["currency"])  # clean: another key
    logger.info("pay %s", list(data))  # clean: the keys
    data["number"] = data["number"][-4:]
    logger.info("pay %s", data)  # clean: the key is cleaned


def popped(form):
    data = {"number": form.cleaned_data["card_number"], "currency": "usd"}
    data.pop("number")
    logger.info("pay %s", data)  # clean: the key is gone


def deleted(form):
    data = dict(number=form.cleaned_data["card_number"], currency="usd")
    del data["number"]
    logger.info("pay %s", data)  # clean: the key is gone


def looped(form):
    pairs = [("currency", "usd"), ("number", form.cleaned_data["card_number"])]
    for key, value in pairs:
        print(key, value)  # want: RZ401
    for key, _ in pairs:
        print(key)  # clean


def structured(form):
    number = form.cleaned_data["card_number"]
    slog.info("pay", card_number=number)  # want: RZ401
    slog.info("pay", last4=number[-4:])  # clean: last four
    bound = slog.bind(pan=number)  # want: RZ401
    bound.info("paid")  # clean: reported at bind
    quiet = slog.bind(last4=number[-4:])  # clean
    quiet.info("paid")


def both(form):
    logger.info("%s %s", form.cleaned_data["email"], form.cleaned_data["card_number"])  # want: RZ401 RZ405


def stripe_shape(charge):
    card_number = charge["card"]["last4"]
    logger.info("card %s", card_number)  # clean: flow knows it is the last four
    return card_number


def wallet():
    card_number = "Apple Pay"
    logger.info("card %s", card_number)  # clean: a constant
