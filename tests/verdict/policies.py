"""A policy to hold events against, and short ways to write what is known of them."""

from __future__ import annotations

from pathlib import Path

from rozi_lint.flow.events import Known
from rozi_lint.flow.value import UNKNOWN, Constant, Hole, Labels, Part, Template, Value, constant
from rozi_lint.policy import Policy, load_policy_text

TEXT = """
amends = true

[service]
name = "tests"
first_party_hosts = ["rozi.example", "*.rozi.example"]

[purposes.parcels]
title = "Parcels"
modules = ["shop.shipping.**"]
data = ["user.name", "user.contact.address"]

[purposes.mail]
title = "Mail"
modules = ["shop.mail"]
data = ["user.contact.email"]

[recipients.parcels]
title = "Acme Parcels"
kind = "supplier"
hosts = ["api.parcels.example", "*.track.example"]
settings = ["PARCELS_URL"]
env = ["PARCELS_ENV"]
jurisdiction = "US"
agreement = "DPA-1"

[recipients.pay]
vendor = "stripe"
agreement = "DPA-2"

[cookies.cart_id]
category = "shopping-cart"

[cookies."pref_*"]
category = "preference"
"""


def policy() -> Policy:
    return load_policy_text(TEXT, Path("rozi-policy.toml"))


SETTING, ENV = "setting", "env"


def text(*parts: str | Hole) -> Constant:
    """A text of which some parts may be unknown."""
    if all(isinstance(part, str) for part in parts):
        return "".join(str(part) for part in parts)
    known: tuple[Part, ...] = parts
    return Template(known)


def value(*consts: Constant) -> Value:
    """A value with these alternatives; without any of them nothing is known."""
    return Value(consts=consts, known=True) if consts else UNKNOWN


def known(
    data: dict[str, Labels] | None = None, inner: Known | None = None, **facts: Value | Constant
) -> Known:
    """What is known of an event."""
    values = {k: v if isinstance(v, Value) else constant(v) for k, v in facts.items()}
    return Known(data or {}, values, frozenset(), inner)
