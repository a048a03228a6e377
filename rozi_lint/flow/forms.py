"""Forms of data and what an operation makes of them (the rule book's table of forms)."""

from __future__ import annotations

from rozi_lint.flow.value import NO_LABELS, Guess, LabelKey, Labels, Step, Sym

CLEAR = "clear"
PARTIAL = "partial"
PSEUDONYMOUS = "pseudonymous"
ENCRYPTED = "encrypted"
AGGREGATE = "aggregate"

PAN = "user.financial.credit_card.number"
CVV = "user.financial.credit_card.cvv"

_TAILED = (
    PAN,
    "user.financial.bank_account",
    "user.financial.account_number",
    "user.government_id",
    "user.contact.phone_number",
)
"""Categories of which the last four characters are a declared part."""
_COARSE = (
    "user.contact.address.city",
    "user.contact.address.state",
    "user.contact.address.country",
    "user.location.imprecise",
)
"""Counting people by these shows no single one."""

OPERATIONS = (
    "hash",
    "keyed_hash",
    "password_hash",
    "encrypt",
    "decrypt",
    "tokenize",
    "mask",
    "aggregate",
    "count_by",
    "domain",
    "tail",
    "initial",
    "year",
    "half",
    "drop",
)


def is_under(category: str, parents: tuple[str, ...]) -> bool:
    return any(category == p or category.startswith(p + ".") for p in parents)


def after(operation: str, category: str, form: str) -> str | None:
    """The form of a category after an operation; None where the data is gone."""
    if operation == "drop":
        return None
    if operation == "decrypt":
        return CLEAR if form == ENCRYPTED else form
    if operation == "encrypt":
        return ENCRYPTED
    if operation == "aggregate" or form == AGGREGATE:
        return AGGREGATE
    if form in (PSEUDONYMOUS, ENCRYPTED):
        return form
    if operation == "hash":
        # There are few enough card numbers to try all, so a plain hash hides none.
        return form if category in (PAN, CVV) else PSEUDONYMOUS
    if operation in ("keyed_hash", "password_hash", "tokenize"):
        return PSEUDONYMOUS
    if operation == "count_by":
        return AGGREGATE if is_under(category, _COARSE) else form
    return PARTIAL if _is_part(operation, category) else form


def _is_part(operation: str, category: str) -> bool:
    if operation == "mask":
        return True
    if operation == "tail":
        return is_under(category, _TAILED)
    if operation == "initial":
        return is_under(category, ("user.name", "user.contact.email"))
    if operation == "domain":
        return category == "user.contact.email"
    if operation == "year":
        return category == "user.demographic.date_of_birth"
    return operation == "half" and category == "user.contact.address.postal_code"


TO_FORM = {
    CLEAR: (),
    PARTIAL: ("mask",),
    PSEUDONYMOUS: ("keyed_hash",),
    ENCRYPTED: ("encrypt",),
    AGGREGATE: ("aggregate",),
}
"""The operations that lead from clear to a form."""


def operate(labels: Labels, operations: tuple[str, ...]) -> Labels:
    """The labels after the operations, in order; what is open remembers them."""
    if not labels or not operations:
        return labels
    out: dict[LabelKey, Step | None] = {}
    for (source, forms), step in labels.items():
        if isinstance(source, Sym):
            out.setdefault((source, _shorten((*forms, *operations))), step)
            continue
        category = source.category if isinstance(source, Guess) else source
        form: str | None = forms[0]
        for operation in operations:
            if form is not None:
                form = after(operation, category, form)
        if form is not None:
            out.setdefault((source, (form,)), step)
    return out or NO_LABELS


def _shorten(operations: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    for operation in operations:
        if operation not in kept:
            kept.append(operation)
    return tuple(kept)
