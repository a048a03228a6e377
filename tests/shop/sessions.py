"""Who is logged in: a random id in the cookie, the customer's id behind it, and an end to it."""

import secrets

import redis

from .config import REDIS_URL, SESSION_SECONDS

store = redis.Redis.from_url(REDIS_URL)


def start(customer_id: int) -> str:
    session_id = secrets.token_urlsafe(32)
    store.setex(f"session:{session_id}", SESSION_SECONDS, customer_id)
    return session_id


def owner(session_id: str) -> int | None:
    found = store.get(f"session:{session_id}")
    return int(found) if found else None


def end(session_id: str) -> None:
    store.delete(f"session:{session_id}")
