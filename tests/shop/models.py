"""What the shop keeps."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .database import Base


class Customer(Base):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    full_name: Mapped[str] = mapped_column(String(120))
    phone_number: Mapped[str | None] = mapped_column(String(32))
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class StoredCard(Base):
    """A card on file: sealed, with its last digits beside it for people to recognise it by."""

    __tablename__ = "stored_card"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    sealed: Mapped[bytes]
    last4: Mapped[str] = mapped_column(String(4))


class Product(Base):
    __tablename__ = "product"

    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    price_cents: Mapped[int]
    stock: Mapped[int]


class Order(Base):
    __tablename__ = "order"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    placed_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(20), default="new")
    total_cents: Mapped[int]
    shipping_address: Mapped[str] = mapped_column(Text)
    customer: Mapped[Customer] = relationship(back_populates="orders")
