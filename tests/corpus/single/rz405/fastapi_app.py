"""An API with several logging styles."""
import logging
from typing import Annotated

import structlog
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request
from loguru import logger as loguru_logger
from pydantic import BaseModel, EmailStr, SecretStr

from shop.deps import current_user, repository

app = FastAPI()
logger = logging.getLogger("api")
log = structlog.get_logger()


class SignUp(BaseModel):
    email: EmailStr
    password: SecretStr
    referral: str | None = None


class Item(BaseModel):
    sku: str
    name: str
    quantity: int = 1


class Address(BaseModel):
    street: str
    city: str
    postcode: str


class Secrets(BaseModel):
    password: SecretStr


def audit(text):
    logger.info("audit %s", text)


@app.post("/signup")
async def signup(payload: SignUp, tasks: BackgroundTasks, repo: Annotated[object, Depends(repository)]):
    logger.info("sign-up %s", payload.email)  # want: RZ405
    logger.info("sign-up %s", payload)  # want: RZ405
    logger.info("sign-up by %s", payload.referral)  # clean
    logger.info("password %s", payload.password)  # clean: SecretStr prints nothing
    logger.info("password %s", payload.password.get_secret_value())  # want: RZ405
    tasks.add_task(audit, payload.email)  # want: RZ405
    tasks.add_task(audit, payload.referral)  # clean
    row = await repo.insert(payload)
    log.info("signed_up", id=row.id)  # clean
    log.info("signed_up", email=payload.email)  # want: RZ405
    return {"id": row.id}


@app.post("/items")
async def items(item: Item):
    logger.info("item %s", item)  # clean: no personal field
    logger.info("item %s", item.name)  # clean: the name of an item
    return item


@app.post("/address")
async def move(address: Address, user=Depends(current_user)):
    log.info("moved", to=address.street)  # want: RZ405
    log.info("moved", user_id=user.id)  # clean: an id
    logger.info("moved %s", address.model_dump())  # want: RZ405
    loguru_logger.info("moved {}", user.id)  # clean
    loguru_logger.info("moved {}", user.email)  # want: RZ405
    return {}


@app.post("/secret")
async def secret(body: Secrets):
    logger.info("body %s", body)  # clean: SecretStr prints nothing
    return {}


@app.get("/me")
async def me(request: Request, user=Depends(current_user)):
    bound = log.bind(email=user.email)  # want: RZ405
    bound.info("me")  # clean: reported at bind
    quiet = log.bind(user_id=user.id)  # clean
    quiet.info("me", path=request.url.path)
    if user.blocked:
        raise HTTPException(status_code=403, detail=f"{user.email} is blocked")  # clean: a response, no log
    if user.expired:
        raise RuntimeError(f"{user.email} has expired")  # want: RZ405
    loguru_logger.bind(phone=user.phone_number).info("me")  # want: RZ405
    return {"id": user.id}
