"""Cookie names of an event: declared, undeclared, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rozi_lint.flow.events import Known
from rozi_lint.flow.value import Constant, Part, Template
from rozi_lint.policy import Policy

_HEADER_NAME = re.compile(r"\s*([^=;\s]+)=")


def names(known: Known) -> tuple[Constant | None, ...]:
    """The alternatives of the cookie's name; None for one that is not known."""
    name = known.facts.get("name")
    if name is not None:
        return name.consts or (None,)
    header = known.facts.get("header")
    if header is None:
        return ()
    return tuple(_of_header(const) for const in header.consts) if header.consts else (None,)


def _of_header(const: Constant) -> Constant | None:
    """The name in the text of a `Set-Cookie` header."""
    if isinstance(const, Template):
        parts: list[Part] = []
        for part in const.parts:
            if isinstance(part, str) and "=" in part:
                parts.append(part.partition("=")[0].strip())
                joined = tuple(p for p in parts if p != "")
                if all(isinstance(p, str) for p in joined):
                    return "".join(str(p) for p in joined)
                return Template(joined)
            parts.append(part)
        return None
    if not isinstance(const, str):
        return None
    match = _HEADER_NAME.match(const)
    return match.group(1) if match else None


def is_deletion(known: Known) -> bool:
    """`max_age=0`, `expires=0` or a `Set-Cookie` text that says so."""
    for role in ("max_age", "expires"):
        fact = known.facts.get(role)
        if fact is not None and fact.consts and all(_is_zero(c) for c in fact.consts):
            return True
    header = known.facts.get("header")
    return (
        header is not None
        and header.consts is not None
        and all(re.search(r"max-age=0\b", _text(c), re.IGNORECASE) for c in header.consts)
    )


def _is_zero(const: Constant) -> bool:
    return isinstance(const, (int, float)) and not isinstance(const, bool) and const <= 0


def _text(const: Constant) -> str:
    if isinstance(const, Template):
        return "".join(part for part in const.parts if isinstance(part, str))
    return const if isinstance(const, str) else ""


def undeclared(policy: Policy, known: Known) -> Iterator[str]:
    """Names that no declared cookie matches."""
    for name in names(known):
        if isinstance(name, str) and policy.cookie_of(name) is None:
            yield name
        elif isinstance(name, Template):
            prefix, suffix = _ends(name)
            if (prefix or suffix) and not policy.cookie_may_match(prefix, suffix):
                yield f"{prefix}*{suffix}"


def unresolved(policy: Policy, known: Known) -> Iterator[str]:
    """Names of which too little is known to tell."""
    for name in names(known):
        if name is None:
            yield "?"
        elif isinstance(name, Template):
            prefix, suffix = _ends(name)
            if not (prefix or suffix):
                yield "?"
            elif policy.cookie_may_match(prefix, suffix):
                yield f"{prefix}*{suffix}"


def _ends(name: Template) -> tuple[str, str]:
    first, last = name.parts[0], name.parts[-1]
    return first if isinstance(first, str) else "", last if isinstance(last, str) else ""
