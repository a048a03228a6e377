"""Products, and the cart, which lives under a random id."""

import uuid
from typing import Annotated

import redis
from fastapi import APIRouter, Depends, HTTPException, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from .config import CART_SECONDS, REDIS_URL
from .database import get_db
from .models import Product

router = APIRouter(prefix="/products")
carts = redis.Redis.from_url(REDIS_URL)


@router.get("/")
def list_products(
    db: Annotated[Session, Depends(get_db)], in_stock: bool = True
) -> list[dict[str, object]]:
    products = db.scalars(select(Product).order_by(Product.name))
    return [
        {"sku": product.sku, "name": product.name, "price_cents": product.price_cents}
        for product in products
        if product.stock or not in_stock
    ]


@router.post("/{sku}/cart")
def add_to_cart(
    sku: str, request: Request, response: Response, db: Annotated[Session, Depends(get_db)]
) -> dict[str, str]:
    product = db.scalars(select(Product).where(Product.sku == sku)).first()
    if product is None:
        raise HTTPException(404, f"no product {sku}")
    cart_id = request.cookies.get("cart_id") or str(uuid.uuid4())
    carts.hincrby(f"cart:{cart_id}", product.sku, 1)
    carts.expire(f"cart:{cart_id}", CART_SECONDS)
    response.set_cookie(
        "cart_id", cart_id, max_age=CART_SECONDS, secure=True, httponly=True, samesite="lax"
    )
    return {"status": "added"}
