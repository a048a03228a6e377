"""Look-alikes of sinks: no log, no cookie, no request."""
import logging

from shop.tools import Catalog, Journal, Tray


class Printer:
    def print(self, text):
        return len(text)


class Log:
    """A log of wood."""

    def __init__(self, length):
        self.length = length


def not_a_log(user):
    printer = Printer()
    printer.print(user.email)  # clean: no output
    return Log(user.pk).length


def math_log(user):
    import math

    return math.log(len(user.email))  # clean: a logarithm


def handlers():
    logger = logging.getLogger("shelf")
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.NullHandler())  # clean
    return logger.isEnabledFor(logging.DEBUG)  # clean


def plain_returns(user):
    return "%s <%s>" % (user.last_name, user.email)  # clean: no sink


def stored(user):
    tray = Tray()
    tray.email = user.email  # clean: no log
    tray.lines = [user.last_name]  # clean
    return tray


def cookies_read(request):
    return request.COOKIES.get("anything"), "other" in request.COOKIES  # clean: reading


def dictionaries():
    cookies = {}
    cookies["flour"] = "250 g"  # clean: a recipe
    cookies["flour"] += " more"
    return Catalog(cookies)


def journal(user):
    entries = Journal("shelf")
    entries.append(user.pk)  # clean
    return entries


def comparison(user, other):
    same = user.email == other.email
    logging.info("same: %s", same)  # clean: a test
    overlap = bool({user.email} & {other.email})
    logging.info("overlap: %s", overlap)  # clean: a test
    return same


def lookups(repo, user):
    row = repo.find(email=user.email)
    logging.info("row %s", row.pk)  # clean: an id
    position = {"a": 1}.get(user.last_name[:1], 0)
    logging.info("shelf %s", position)  # clean: looked up in a constant table
