"""Cards on file."""

import logging
from typing import Annotated

from cryptography.fernet import Fernet
from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from .accounts import current_customer
from .config import VAULT_KEY
from .database import get_db
from .models import Customer, StoredCard

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/wallet")
vault = Fernet(VAULT_KEY)


class CardForm(BaseModel):
    card_number: str


class CardError(Exception):
    """The card cannot be used."""


def passes_luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def verify(form: CardForm) -> None:
    if not passes_luhn(form.card_number):
        raise CardError(f"not a card number: {form.card_number}")


@router.post("/", status_code=201)
def add_card(
    form: CardForm,
    customer: Annotated[Customer, Depends(current_customer)],
    db: Annotated[Session, Depends(get_db)],
) -> dict[str, str]:
    logger.info("customer %s adds card %s", customer.id, form.card_number)
    try:
        verify(form)
    except CardError:
        raise HTTPException(422, "this card cannot be used") from None
    card = StoredCard(
        customer_id=customer.id,
        sealed=vault.encrypt(form.card_number.encode()),
        last4=form.card_number[-4:],
    )
    db.add(card)
    db.commit()
    logger.info("customer %s keeps card ****%s", customer.id, form.card_number[-4:])
    return {"status": "saved"}


@router.delete("/{card_id}")
def remove_card(
    card_id: int,
    customer: Annotated[Customer, Depends(current_customer)],
    db: Annotated[Session, Depends(get_db)],
) -> dict[str, str]:
    owned = select(StoredCard).where(
        StoredCard.id == card_id, StoredCard.customer_id == customer.id
    )
    card = db.scalars(owned).first()
    if card is None:
        raise HTTPException(404, "no such card")
    db.delete(card)
    db.commit()
    logger.info("customer %s removed card %s", customer.id, card_id)
    return {"status": "removed"}
