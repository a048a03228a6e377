"""An object put into a string carries what its class prints."""
import logging
from dataclasses import dataclass, field
from typing import TypedDict

from django.contrib.auth.models import AbstractUser
from django.db import models
from pydantic import BaseModel

logger = logging.getLogger(__name__)


class Customer(models.Model):
    name = models.CharField(max_length=80)
    email = models.EmailField()

    def __str__(self):
        return self.email

    @property
    def label(self):
        return f"{self.name} <{self.email}>"

    @property
    def short(self):
        return f"customer {self.pk}"

    def domain(self):
        return self.email.split("@")[1]


class Subscriber(models.Model):
    email = models.EmailField()

    def __str__(self):
        return f"Subscriber #{self.pk}"


class Silent(models.Model):
    email = models.EmailField()


class Staff(AbstractUser):
    department = models.CharField(max_length=20)


class Product(models.Model):
    name = models.CharField(max_length=80)

    def __str__(self):
        return self.name


@dataclass
class Contact:
    email: str
    source: str = "web"


@dataclass
class QuietContact:
    email: str = field(repr=False)
    source: str = "web"


@dataclass(repr=False)
class NoRepr:
    email: str


class Payload(BaseModel):
    phone_number: str
    sku: str


class Row(TypedDict):
    email: str
    sku: str


class Plain:
    def __init__(self, email):
        self.email = email


def models_(pk):
    customer = Customer.objects.get(pk=pk)
    logger.info("%s", customer)  # want: RZ405
    logger.info("%s", customer.name)  # want: RZ405
    logger.info("%s", customer.label)  # want: RZ405
    logger.info("%s", customer.short)  # clean: an id
    logger.info("%s", customer.domain())  # clean: the domain
    logger.info("%s", Subscriber.objects.get(pk=pk))  # clean: prints the id
    logger.info("%s", Silent.objects.get(pk=pk))  # clean: prints the id
    logger.info("%s", Staff.objects.get(pk=pk))  # want: RZ405
    logger.info("%s", Product.objects.get(pk=pk))  # clean: the name of a product


def typed(contact: Contact, quiet: QuietContact, none: NoRepr, payload: Payload, row: Row):
    logger.info(f"{contact}")  # want: RZ405
    logger.info("%r", contact)  # want: RZ405
    logger.info("%s", contact.source)  # clean
    logger.info("%s", quiet)  # clean: repr=False
    logger.info("%s", none)  # clean: no generated repr
    logger.info("%s", payload)  # want: RZ405
    logger.info("%s", payload.model_dump(include={"sku"}))  # clean
    logger.info("%s", payload.model_dump_json())  # want: RZ405
    logger.info("%s", row["email"])  # want: RZ405
    logger.info("%s", row["sku"])  # clean


def built(email):
    plain = Plain(email)
    logger.info("%s", plain)  # clean: prints no field
    logger.info("%s", plain.email)  # want: RZ405
    logger.info("%s", vars(plain))  # want: RZ405


def many(pks):
    for customer in Customer.objects.filter(pk__in=pks):
        logger.info("%s", customer)  # want: RZ405
    logger.info("%s", Customer.objects.filter(pk__in=pks).count())  # clean
    for mail in Customer.objects.values_list("email", flat=True):
        logger.info("%s", mail)  # want: RZ405
    for key in Customer.objects.values_list("pk", flat=True):
        logger.info("%s", key)  # clean
