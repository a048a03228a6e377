"""Parcels: the warehouse packs them, a courier carries them."""

import logging

import httpx

from .config import COURIER_URL, WAREHOUSE_URL
from .models import Order
from .privacy import audit

logger = logging.getLogger(__name__)


def pack(order: Order) -> None:
    """Ask our own warehouse, on this host, to pack an order."""
    httpx.post(f"{WAREHOUSE_URL}/orders", json={"order": order.id}, timeout=5)


def book_courier(order: Order) -> str:
    parcel = {"reference": order.id, "to": order.shipping_address}
    answer = httpx.post(f"{COURIER_URL}/parcels", json=parcel, timeout=10)
    answer.raise_for_status()
    tracking_code = answer.json()["tracking_code"]
    logger.info("order %s goes as parcel %s", order.id, tracking_code)
    return str(tracking_code)


def announce(order: Order) -> None:
    """Tell the driver's app that a parcel is on its way, where there is a number to call."""
    if not order.customer.phone_number:
        audit("no-phone", order.customer_id)
        return
    audit("parcel-announced", order.customer.phone_number)
