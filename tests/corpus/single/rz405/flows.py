"""Branches, loops, exceptions, overwritten values, dead code."""
import contextlib
import logging

logger = logging.getLogger(__name__)


class NotFound(Exception):
    """No such thing."""


def overwritten(user):
    value = user.email
    value = None
    logger.info("%s", value)  # clean: overwritten
    value = user.email
    logger.info("%s", value)  # want: RZ405


def swapped(user):
    mail, key = user.email, user.pk
    logger.info("%s", key)  # clean
    mail, key = key, mail
    logger.info("%s", mail)  # clean: it is the key now
    logger.info("%s", key)  # want: RZ405


def dead(user):
    return user.pk
    logger.info("%s", user.email)  # clean: dead code


def dead_branch(user):
    if False:
        logger.info("%s", user.email)  # clean: dead code
    while True:
        if user.ready():
            break
    logger.info("ready: %s", user.pk)  # clean


def debug_only(user, settings):
    if settings.DEBUG:
        logger.debug("%s", user.email)  # want: RZ405


def loop(users):
    last = None
    for number, user in enumerate(users):
        logger.info("%d after %s", number, last)  # want: RZ405
        last = user.email
    for number, user in enumerate(users):
        logger.info("%d", number)  # clean


def accumulated(users):
    out = []
    keys = []
    for user in users:
        out.append(user.email)
        keys.append(user.pk)
    logger.info("%s", out)  # want: RZ405
    logger.info("%s", keys)  # clean
    logger.info("%d", len(out))  # clean


def text_built(user):
    text = "user "
    text += str(user.pk)
    logger.info(text)  # clean
    text += " " + user.email
    logger.info(text)  # want: RZ405


def raised(user):
    if user.blocked:
        raise NotFound(f"blocked: {user.email}")  # want: RZ405
    if user.gone:
        raise NotFound(f"gone: {user.pk}")  # clean
    assert user.active, f"inactive: {user.email}"  # want: RZ405
    assert user.email, "no address"  # clean
    raise NotFound("no such user")  # clean


def handled(user, gateway):
    try:
        gateway.send(user.email)
    except TimeoutError as exc:
        logger.exception("timeout for %s", user.email)  # want: RZ405
        logger.exception("timeout %s", type(exc).__name__)  # clean
    else:
        logger.info("sent to %s", user.pk)  # clean
    finally:
        with contextlib.suppress(OSError):
            logger.info("done with %s", user.last_name)  # want: RZ405


def arguments(user):
    logging.log(logging.INFO, "%s", user.email)  # want: RZ405
    logging.log(logging.INFO, "%s", user.pk)  # clean
    logger.info("%s %s", *[user.pk, user.last_name])  # want: RZ405
    logger.info("mail", extra={"mail": user.email})  # want: RZ405
    logger.info("mail", extra={"user_id": user.pk})  # clean
    logger.info({"event": "mail", "to": user.email})  # want: RZ405
    logger.info("%(to)s", {"to": user.email})  # want: RZ405
    logger.info("mail sent", exc_info=True)  # clean


def expression(user, known):
    logger.info(user.email if known else "somebody")  # want: RZ405
    logger.info("known" if known else "somebody")  # clean
    if (mail := user.email) and known:
        logger.info("known as %s", mail)  # want: RZ405
    logger.info("%s", known and user.pk)  # clean


def matched(event):
    match event:
        case {"type": "signup", "email": who}:
            logger.info("signup of %s", who)  # want: RZ405
        case {"type": "order", "order_id": key}:
            logger.info("order %s", key)  # clean
        case _:
            logger.info("something else")  # clean


async def asynchronous(repo, pk):
    user = await repo.get(pk)
    logger.info("%s", user.email)  # want: RZ405
    async with repo.lock(pk):
        logger.info("%s", user.pk)  # clean
    async for other in repo.friends(user.pk):
        logger.info("%s", other.pk)  # clean
