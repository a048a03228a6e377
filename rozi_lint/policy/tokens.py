"""Splits identifiers into the words they are made of."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[A-Z]{2,}s(?![^\W\d_])|[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+|\d+")

# Query look-ups of an ORM: in `email__iexact` the last part says how to compare.
_LOOKUPS = frozenset(
    (
        "exact",
        "iexact",
        "contains",
        "icontains",
        "in",
        "gt",
        "gte",
        "lt",
        "lte",
        "startswith",
        "istartswith",
        "endswith",
        "iendswith",
        "range",
        "regex",
        "iregex",
        "search",
        "unaccent",
        "isnull",
    )
)

Tokens = tuple[str, ...]


def tokens_of(identifier: str) -> Tokens:
    """`emailAddress`, `EMAIL_ADDRESS` and `email-address` are all ("email", "address").

    Python's own names (`__name__`) speak of code and have no words.
    """
    if identifier.startswith("__") and identifier.endswith("__"):
        return ()
    return tuple(word.lower() for word in _WORD.findall(identifier))


def path_of(identifier: str) -> list[str]:
    """`user__email__iexact` and `user.email` as ["user", "email"]."""
    parts = [part for part in re.split(r"\.|(?<=[^_])__(?=[^_])", identifier) if part]
    if len(parts) > 1 and "__" in identifier and parts[-1] in _LOOKUPS:
        parts.pop()
    return parts


def is_constant(identifier: str) -> bool:
    """Written in capitals throughout."""
    return identifier.isupper() and len(identifier) > 1


def singulars(tokens: Tokens) -> Iterator[Tokens]:
    """The tokens as they stand, and with the last word in the singular."""
    yield tokens
    head, last = tokens[:-1], tokens[-1]
    if len(last) < 4 or not last.endswith("s") or last.endswith("ss"):
        return
    yield (*head, last[:-1])
    if last.endswith("ies"):
        yield (*head, last[:-3] + "y")
    elif last.endswith(("ses", "xes", "zes", "ches", "shes")):
        yield (*head, last[:-2])
