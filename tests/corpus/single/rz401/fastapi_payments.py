"""A payment API: nested models, dependencies, background tasks, retries."""
import functools
import logging
from dataclasses import dataclass

from fastapi import BackgroundTasks, FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
logger = logging.getLogger("payments")


class Card(BaseModel):
    card_number: str
    cvv: str


class Charge(BaseModel):
    cents: int
    card: Card


class Receipt(BaseModel):
    cents: int
    last4: str


@dataclass
class Attempt:
    key: str
    tail: str


def audit(text):
    logger.info("audit %s", text)


def retry(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        for left in (2, 1, 0):
            try:
                return function(*args, **kwargs)
            except ConnectionError:
                logger.warning("retrying, %d left", left)  # clean: the arguments stay out
        return None

    return wrapper


def loud_retry(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        logger.warning("calling with %r", args)
        return function(*args, **kwargs)

    return wrapper


@retry
def quiet_send(value):
    return bool(value)


@loud_retry
def loud_send(value):
    return bool(value)


@app.post("/charge")
async def charge(body: Charge, tasks: BackgroundTasks):
    logger.info("charge %s", body)  # want: RZ401
    logger.info("charge %d", body.cents)  # clean
    logger.info("charge %s", body.card.card_number)  # want: RZ401
    logger.info("charge *%s", body.card.card_number[-4:])  # clean: last four
    logger.info("charge %s", body.model_dump(exclude={"card"}))  # clean: without the card
    tasks.add_task(audit, body.card.card_number)  # want: RZ401
    tasks.add_task(audit, body.card.card_number[-4:])  # clean: last four
    quiet_send(body.card.card_number)  # clean: nothing is logged
    loud_send(body.card.card_number)  # want: RZ401
    loud_send(body.cents)  # clean
    return {"ok": True}


@app.post("/receipt")
async def receipt(body: Charge):
    slip = Receipt(cents=body.cents, last4=body.card.card_number[-4:])
    logger.info("receipt %s", slip)  # clean: last four
    attempt = Attempt(key="a1", tail=body.card.card_number[-4:])
    logger.info("attempt %s", attempt)  # clean: last four
    careless = Attempt(key="a2", tail=body.card.card_number)
    logger.info("attempt %s", careless)  # want: RZ401
    logger.info("attempt %s", careless.key)  # clean
    return slip


@app.post("/check")
async def check(card: Card):
    if not luhn(card.card_number):
        logger.info("bad check digit")  # clean
        raise HTTPException(status_code=422, detail="bad number")  # clean
    if len(card.cvv) not in (3, 4):
        raise ValueError("bad cvv: %s" % card.cvv)  # want: RZ401
    return {"ok": True}


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0
