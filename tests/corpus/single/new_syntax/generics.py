"""Python 3.12: type parameters, the type statement, nested f-strings."""
import logging
from dataclasses import dataclass
from typing import override

logger = logging.getLogger(__name__)

type Mail = str
type Pair[T] = tuple[T, T]


@dataclass
class Box[T]:
    content: T

    def show(self) -> None:
        logger.info("box of %s", type(self.content).__name__)  # clean: the name of a type


@dataclass
class Contact:
    email: Mail
    source: str = "web"


def first[T](items: list[T]) -> T:
    return items[0]


def say[T](item: T) -> T:
    logger.info("said %s", item)
    return item


def use(user, users):
    logger.info(f"hello {f"{user.email}"}")  # want: RZ405
    logger.info(f"hello {", ".join([user.first_name, "and", user.last_name])}")  # want: RZ405
    logger.info(f"hello {", ".join(["a", "b"])}")  # clean
    logger.info(f"id {user.pk:>{"8"}}")  # clean: an id
    say(user.email)  # want: RZ405
    say(user.pk)  # clean
    logger.info("%s", first([u.email for u in users]))  # want: RZ405
    logger.info("%s", first([u.pk for u in users]))  # clean


def typed(contact: Contact, box: Box[int]):
    logger.info("%s", contact)  # want: RZ405
    logger.info("%s", contact.source)  # clean
    logger.info("%s", box)  # clean: a box of numbers


class Shop:
    def describe(self, user):
        return user.pk


class LoudShop(Shop):
    @override
    def describe(self, user):
        print(f"card {user.card_number[-4:]!r}")  # clean: last four
        print(f"card {user.card_number!r}")  # want: RZ401
        return user.pk
