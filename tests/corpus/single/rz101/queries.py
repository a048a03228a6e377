"""Reads by query: where the value comes out."""
from operator import attrgetter

from django.contrib.auth import get_user_model
from sqlalchemy import select

from shop.db import Session
from shop.orm import Buyer

User = get_user_model()


def all_addresses():
    return list(User.objects.filter(is_active=True).values_list("email", flat=True))  # want: RZ101


def as_rows():
    return list(User.objects.values("pk", "last_name"))  # want: RZ101


def ids_only():
    return list(User.objects.values_list("pk", flat=True))  # clean


def by_email(email):
    return User.objects.get(email__iexact=email).pk  # clean: a filter reads nothing


def sorted_ids():
    return [u.pk for u in User.objects.order_by("last_name")]  # clean: sorting


def count_with_phone():
    return User.objects.exclude(phone_number="").count()  # clean


def sa_addresses(active):
    with Session() as session:
        stmt = select(Buyer.email).where(Buyer.active == active)  # want: RZ101
        return session.execute(stmt).scalars().all()


def sa_id_for(email):
    with Session() as session:
        stmt = select(Buyer.id).where(Buyer.email == email)  # clean: compared in the query only
        return session.execute(stmt).scalar_one()


def sa_ordered():
    with Session() as session:
        return session.execute(select(Buyer.id).order_by(Buyer.last_name)).scalars().all()  # clean


def via_attrgetter(users):
    return list(map(attrgetter("email"), users))  # want: RZ101


def via_getattr(user):
    return getattr(user, "phone_number", None)  # want: RZ101


def via_getattr_id(user):
    return getattr(user, "pk", None)  # clean


def optional(user):
    return hasattr(user, "email")  # clean: presence


def both(users):
    rows = users.values_list("email", "first_name")  # want: RZ101
    return [(mail.lower(), first) for mail, first in rows]
