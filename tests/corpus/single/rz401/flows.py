"""Branches, loops, exceptions, traces."""
import logging

import sentry_sdk
from opentelemetry import trace

logger = logging.getLogger(__name__)
tracer = trace.get_tracer(__name__)


def some_branch(card_number, hide):
    shown = card_number
    if hide:
        shown = "*" + card_number[-4:]
    logger.info("card %s", shown)  # want: RZ401


def every_branch(card_number, hide):
    if hide:
        shown = "hidden"
    else:
        shown = card_number[-4:]
    logger.info("card %s", shown)  # clean: last four at most


def expression(card_number, known):
    logger.info("card %s", card_number[-4:] if known else "unknown")  # clean
    logger.info("card %s", card_number if known else "unknown")  # want: RZ401


def carried(rows):
    previous = None
    for row in rows:
        logger.info("previous %s", previous)  # want: RZ401
        previous = row["card_number"]


def finally_(card_number, gateway):
    try:
        gateway.send(card_number)
    finally:
        logger.info("sent %s", card_number)  # want: RZ401


def handled(card_number, gateway):
    try:
        gateway.send(card_number)
    except ConnectionError:
        logger.exception("failed for *%s", card_number[-4:])  # clean: last four
        raise
    except ValueError:
        logger.exception("failed for %s", card_number)  # want: RZ401
        raise


def checked(card_number):
    assert card_number.isdigit(), f"not digits: {card_number}"  # want: RZ401
    assert len(card_number) >= 12, "too short"  # clean
    if card_number[0] == "4":
        logger.info("it starts like a visa")  # clean: a test only
    raise ValueError("no such card")  # clean


def traced(card_number, cvv):
    with tracer.start_as_current_span("charge") as span:
        span.set_attribute("card.number", card_number)  # want: RZ401
        span.set_attribute("card.last4", card_number[-4:])  # clean: last four
        span.set_attribute("card.has_cvv", cvv is not None)  # clean: presence


def tracked(card_number):
    sentry_sdk.set_context("card", {"number": card_number})  # want: RZ401
    sentry_sdk.set_context("card", {"last4": card_number[-4:]})  # clean: last four
    sentry_sdk.set_tag("card.length", len(card_number))  # clean: a length
    sentry_sdk.capture_message("bad card " + card_number)  # want: RZ401


def unreachable(card_number):
    return True
    print(card_number)  # clean: dead code


def switched_off(card_number):
    if False:
        print(card_number)  # clean: dead code
    return card_number[-4:]


def walrus(form):
    if (number := form.cleaned_data["card_number"]).isdigit():
        logger.info("digits: %s", number)  # want: RZ401


def matched(message):
    match message:
        case {"type": "card", "card_number": number}:
            print("card", number)  # want: RZ401
        case {"type": "card", "last4": digits}:
            print("card", digits)  # clean: last four
        case {"type": kind}:
            print("other", kind)  # clean


def comprehension(rows):
    print([row["card_number"] for row in rows])  # want: RZ401
    print([row["card_number"][-4:] for row in rows])  # clean: last four
    print(sum(1 for row in rows if row["card_number"]))  # clean: a count
    print(any(row["card_number"] for row in rows))  # clean: a test


async def awaited(request):
    body = await request.json()
    logger.info("cvv %s", body["cvv"])  # want: RZ401
    logger.info("order %s", body["order_id"])  # clean: an id
