"""Charging, through a payment provider's SDK. It knows the cards; we send ids and amounts."""

import logging

import stripe

from .config import STRIPE_KEY
from .models import Order

logger = logging.getLogger(__name__)
stripe.api_key = STRIPE_KEY


class PaymentError(Exception):
    """The provider did not take the payment."""


def charge(order: Order, payment_method_id: str) -> str:
    try:
        intent = stripe.PaymentIntent.create(
            amount=order.total_cents,
            currency="usd",
            payment_method=payment_method_id,
            confirm=True,
            metadata={"order": order.id},
        )
    except stripe.CardError:
        logger.warning("payment of order %s declined", order.id)
        raise PaymentError(f"order {order.id}") from None
    logger.info("order %s paid with %s cents", order.id, order.total_cents)
    return intent.id
