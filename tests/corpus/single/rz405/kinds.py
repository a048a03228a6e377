"""Which data belong to the rule, and which do not."""
import logging

logger = logging.getLogger("kinds")


def identity(customer):
    logger.info("%s", customer.name)  # want: RZ405
    logger.info("%s", customer.last_name)  # want: RZ405
    logger.info("%s", customer.email)  # want: RZ405
    logger.info("%s", customer.phone_number)  # want: RZ405
    logger.info("%s", customer.street_address)  # want: RZ405
    logger.info("%s", customer.username)  # want: RZ405


def government(customer):
    logger.info("%s", customer.ssn)  # want: RZ405
    logger.info("%s", customer.passport_number)  # want: RZ405
    logger.info("%s", customer.ssn[-4:])  # clean: last four of a document number


def money(customer):
    logger.info("%s", customer.iban)  # want: RZ405
    logger.info("%s", customer.salary)  # want: RZ405
    logger.info("%s", customer.salary > 100000)  # clean: a test


def special(customer):
    logger.info("%s", customer.diagnosis)  # want: RZ405
    logger.info("%s", customer.religion)  # want: RZ405
    logger.info("%s", customer.date_of_birth)  # want: RZ405
    logger.info("%s", customer.date_of_birth.isoformat())  # want: RZ405
    logger.info("%s", customer.pk)  # clean


def where(customer):
    logger.info("%s", (customer.latitude, customer.longitude))  # want: RZ405


def credentials(request, settings):
    logger.debug("key %s", settings.STRIPE_SECRET_KEY)  # want: RZ405
    logger.debug("password %s", request.POST["password"])  # want: RZ405
    logger.debug("has key: %s", bool(settings.STRIPE_SECRET_KEY))  # clean: presence
    password = request.POST["password"]
    logger.debug("password given: %s", password != "")  # clean: a test


def config_key(api_key, timeout):
    logger.debug("api key %s", api_key)  # want: RZ405
    logger.debug("timeout %s", timeout)  # clean


def device(request, customer):
    logger.info("%s", request.META["REMOTE_ADDR"])  # clean: device
    logger.info("%s", request.META.get("HTTP_X_FORWARDED_FOR"))  # clean: device
    logger.info("%s", customer.user_agent)  # clean: device
    logger.info("%s", customer.ip_address)  # clean: device


def behaviour(customer, search_query):
    logger.info("%s", search_query)  # clean: behaviour
    logger.info("%s", customer.search_history)  # clean: behaviour


def own_settings(settings):
    email = settings.SUPPORT_EMAIL
    logger.info("support at %s", email)  # clean: the shop's own
    phone = "+1 555 0100"
    logger.info("hot line %s", phone)  # clean: a constant
    return email, phone


def parcel(row):
    to = {"street": row[0], "city": row[1], "postcode": row[2]}
    logger.info("ship to %s", to)  # want: RZ405
