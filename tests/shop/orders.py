"""Placing an order, and looking after it."""

import logging
from datetime import datetime, timezone
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .accounts import current_customer
from .database import get_db
from .models import Customer, Order
from .payments import PaymentError, charge
from .shipping import announce, book_courier, pack

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/orders")


class Checkout(BaseModel):
    total_cents: int
    payment_method_id: str
    shipping_address: str


@router.post("/", status_code=201)
def place(
    form: Checkout,
    customer: Annotated[Customer, Depends(current_customer)],
    db: Annotated[Session, Depends(get_db)],
) -> dict[str, object]:
    order = Order(
        customer_id=customer.id,
        placed_at=datetime.now(timezone.utc),
        total_cents=form.total_cents,
        shipping_address=form.shipping_address,
    )
    db.add(order)
    db.commit()
    try:
        payment_id = charge(order, form.payment_method_id)
    except PaymentError:
        raise HTTPException(402, "the payment was declined") from None
    logger.info("order %s of customer %s paid as %s", order.id, customer.id, payment_id)
    pack(order)
    tracking_code = book_courier(order)
    announce(order)
    return {"order": order.id, "tracking_code": tracking_code}


@router.get("/{order_id}")
def status(
    order_id: int,
    customer: Annotated[Customer, Depends(current_customer)],
    db: Annotated[Session, Depends(get_db)],
) -> dict[str, str]:
    order = db.get(Order, order_id)
    if order is None or order.customer_id != customer.id:
        raise HTTPException(404, "no such order")
    return {"status": order.status}


def daily_report(db: Session) -> None:
    """How many orders and customers there are; nobody in particular."""
    orders = db.scalar(select(func.count(Order.id)))
    customers = db.scalar(select(func.count(Customer.id)))
    logger.info("%s orders of %s customers", orders, customers)


def receipt(order: Order) -> str:
    logger.info("receipt of order %s for %s", order.id, order.customer.full_name)
    return f"Order {order.id}: {order.total_cents / 100:.2f} USD"
