"""Registration, login, and a person's own account."""

import logging
from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, EmailStr
from sqlalchemy import select
from sqlalchemy.orm import Session

from . import sessions
from .config import SESSION_SECONDS, SUPPORT_EMAIL
from .database import get_db
from .models import Customer
from .privacy import audit, mask_email, pseudonym

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/account")
hasher = PasswordHasher()


class Registration(BaseModel):
    email: EmailStr
    password: str
    full_name: str


class Login(BaseModel):
    email: EmailStr
    password: str


class PhoneChange(BaseModel):
    phone_number: str


def current_customer(request: Request, db: Annotated[Session, Depends(get_db)]) -> Customer:
    """Who is logged in; nobody else gets any further."""
    customer_id = sessions.owner(request.cookies.get("shop_session", ""))
    customer = db.get(Customer, customer_id) if customer_id else None
    if customer is None:
        raise HTTPException(401, "please log in")
    return customer


def find_customer(db: Session, email: str) -> Customer | None:
    return db.scalars(select(Customer).where(Customer.email == email)).first()


@router.post("/", status_code=201)
def register(form: Registration, db: Annotated[Session, Depends(get_db)]) -> dict[str, int]:
    customer = Customer(
        email=form.email,
        password_hash=hasher.hash(form.password),
        full_name=form.full_name,
    )
    db.add(customer)
    db.commit()
    logger.info("registered customer %s (%s)", customer.id, mask_email(form.email))
    logger.debug("welcome mail to %s queued", form.email)
    return {"id": customer.id}


@router.post("/login")
def login(
    form: Login, response: Response, db: Annotated[Session, Depends(get_db)]
) -> dict[str, str]:
    customer = find_customer(db, form.email)
    if customer is None:
        logger.info("no account for %s", pseudonym(form.email))
        raise HTTPException(401, f"unknown account; write to {SUPPORT_EMAIL} for help")
    try:
        hasher.verify(customer.password_hash, form.password)
    except VerifyMismatchError:
        logger.warning("wrong password %r for customer %s", form.password, customer.id)
        raise HTTPException(401, "wrong password") from None
    response.set_cookie(
        "shop_session",
        sessions.start(customer.id),
        max_age=SESSION_SECONDS,
        secure=True,
        httponly=True,
        samesite="lax",
    )
    return {"status": "welcome back"}


@router.post("/logout")
def logout(request: Request, response: Response) -> dict[str, str]:
    sessions.end(request.cookies.get("shop_session", ""))
    response.delete_cookie("shop_session")
    return {"status": "goodbye"}


@router.put("/phone")
def change_phone(
    form: PhoneChange,
    customer: Annotated[Customer, Depends(current_customer)],
    db: Annotated[Session, Depends(get_db)],
) -> dict[str, str]:
    customer.phone_number = form.phone_number
    db.commit()
    audit("phone-changed", customer.id)
    audit("phone-verification-due", form.phone_number)
    return {"status": "saved"}
