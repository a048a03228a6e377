"""except*, and comprehensions that 3.12 inlines."""
import asyncio
import logging

logger = logging.getLogger(__name__)


async def gather(users, send):
    try:
        async with asyncio.TaskGroup() as group:
            for user in users:
                group.create_task(send(user.email))
    except* TimeoutError as errors:
        logger.error("%d failed", len(errors.exceptions))  # clean: a count
    except* ValueError:
        logger.error("bad: %s", [user.email for user in users])  # want: RZ405
    return [user.pk for user in users]


def spread(user):
    values = [*(user.email, user.pk)]
    logger.info("%s", values)  # want: RZ405
    keys = [*(user.id, user.pk)]
    logger.info("%s", keys)  # clean: ids


def mapping(user):
    match {"kind": "mail", "to": user.email}:
        case {"kind": "mail", "to": str(target)}:
            logger.info("to %s", target)  # want: RZ405
        case {"kind": kind, **rest}:
            logger.info("%s %d", kind, len(rest))  # clean: a length
