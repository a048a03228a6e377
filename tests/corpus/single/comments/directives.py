"""Comments that change what is known or accepted."""
import logging

from django.db import models

logger = logging.getLogger(__name__)


class Depot(models.Model):
    contact_email = models.EmailField()  # rozi: data=none
    handle = models.CharField(max_length=40)  # rozi: data=user.contact.email

    def show(self):
        logger.info("%s", self.contact_email)  # clean: declared as no personal data
        logger.info("%s", self.handle)  # want: RZ405
        logger.info("%s", self.pk)  # clean


def assigned(row):
    where = row[3]  # rozi: data=user.contact.address
    logger.info("to %s", where)  # want: RZ405
    email = row[4]  # rozi: data=none
    logger.info("to %s", email)  # clean: declared as no personal data


def accepted(user):
    logger.info("%s", user.email)  # rozi: allow RZ405 -- agreed with the desk, kept for a day
    logger.info("%s", user.email)  # want: RZ405
    logger.info("%s", user.email)  # rozi: allow personal-data-logged -- by its name
    logger.info("%s", user.last_name)  # rozi: allow RZ401, RZ405 -- several codes # clean


def accepted_call(user):
    logger.info(  # rozi: allow RZ405 -- the allowance covers the statement
        "%s %s",
        user.first_name,
        user.last_name,
    )


def other_code(user):
    logger.info("%s", user.email)  # rozi: allow RZ401 -- another code # want: RZ405


def still_valid(user):
    logger.info("%s", user.email)  # rozi: allow RZ405 -- for the move until 2999-01-31 # clean


def expired(user):
    logger.info("%s", user.email)  # rozi: allow RZ405 -- for the move until 2019-01-31 # want: RZ405
