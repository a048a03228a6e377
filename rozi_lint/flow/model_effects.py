"""What an entry of a model does besides its result: events, calls, writes, decorating."""

from __future__ import annotations

from collections.abc import Mapping

from rozi_lint.flow.classes import CLASS_METHOD, METHOD, PROPERTY, SELF, STATIC
from rozi_lint.flow.forms import OPERATIONS as FORM_OPERATIONS
from rozi_lint.flow.library import Library
from rozi_lint.flow.model_terms import Terms
from rozi_lint.flow.summary import Decorates, Effect, Op, OpenCall, Term, Write
from rozi_lint.flow.value import CLEAN, NO_FACTS, UNKNOWN, Sym, constant
from rozi_lint.policy import Reader, nearest

EVENT_KINDS: dict[str, tuple[str, ...]] = {
    "log": ("data",),
    "request": ("params", "body", "headers"),
    "cookie": ("value",),
    "display": ("data",),
    "redirect": (),
    "message": ("subject", "body", "to", "headers"),
    "store": ("value",),
    "expiry": (),
    "public": ("data",),
    "hash": ("data",),
    "compare": ("data",),
    "transport": ("data",),
    "tls": (),
    "query": ("params",),
    "setting": (),
}
"""Kinds of events that a model may tell, and which of their roles carry data."""

_DECORATES = (
    "guards", "schema", "prints", "endpoint", "inputs", "property", "context", "method", "class",
    "guards_from", "hook", "before", "bound_if",
)  # fmt: skip


def event(terms: Terms, table: Mapping[str, object], sink: str) -> Effect | None:
    kind = table.get("kind")
    if kind not in EVENT_KINDS or not isinstance(kind, str):
        near = nearest(str(kind), EVENT_KINDS)
        terms.row.problem("events", f'unknown kind of event "{kind}"{near}')
        return None
    data: list[tuple[str, tuple[Term, ...]]] = []
    facts: list[tuple[str, Term]] = []
    when: list[tuple[Term, tuple[object, ...]]] = []
    for role, places in table.items():
        if role == "kind":
            continue
        if role == "when":
            when = _when(terms, places)
        elif role in EVENT_KINDS[kind]:
            data.append((role, terms.places("events", places)))
        elif isinstance(places, list):
            facts.append((role, Op("first", terms.places("events", places))))
        else:
            facts.append((role, terms.place("events", places)))
    return Effect(kind, sink, tuple(data), tuple(facts), when=tuple(when))


def _when(terms: Terms, table: object) -> list[tuple[Term, tuple[object, ...]]]:
    if not isinstance(table, dict):
        terms.row.problem("events", "`when` must be a table")
        return []
    return [
        (terms.place("events", place), tuple(v) if isinstance(v, list) else (v,))
        for place, v in table.items()
    ]


def open_call(terms: Terms, table: Mapping[str, object]) -> OpenCall:
    """A call of something that was passed in."""
    callee = terms.place("calls", table.get("callee"))
    kwargs = table.get("kwargs")
    given = (
        ("args", terms.arguments("calls", table.get("args", []))),
        ("kwargs", terms.keywords("calls", kwargs) if kwargs else CLEAN),
    )
    op = Op("call", (callee,), given)
    return OpenCall(None, UNKNOWN, (), (), None, None, NO_FACTS, None, op)


def write(terms: Terms, table: Mapping[str, object]) -> Write | None:
    place = terms.written("writes", str(table.get("to")))
    if place is None:
        return None
    key: Term | None = None
    kind = "content"
    for word, meaning in (("key", "["), ("name", ".")):
        if word in table:
            key, kind = terms.place("writes", table[word]), meaning
    values = terms.places("writes", table.get("from"))
    operation = table.get("op")
    if operation in FORM_OPERATIONS:
        values = tuple(Op("holds", (v,), (("op", operation),)) for v in values)
    path = place.path
    if kind == "content" and path and path[-1][0] == ".":
        return Write(Sym(place.root, path[:-1]), ".", constant(str(path[-1][1])), values)
    return Write(place, kind, key, values)


def decorates(row: Reader, library: Library) -> Decorates | None:
    """What an entry does as a decorator."""
    table = row.raw("decorator")
    if not isinstance(table, dict):
        return None
    for key in table:
        if key not in _DECORATES:
            row.problem("decorator", f'unknown key "{key}"{nearest(key, _DECORATES)}')
    model = table.get("class")
    hook = table.get("hook")
    terms = Terms(row, library, {"self": SELF, "sender": SELF})
    given = hook.items() if isinstance(hook, dict) else ()
    return Decorates(
        frozenset(table.get("guards", ())),
        table.get("schema"),
        prints(table.get("prints")),
        _member_kind(table),
        bool(table.get("context")),
        bool(table.get("endpoint")),
        table.get("inputs"),
        library.class_named(model) if isinstance(model, str) else None,
        {name: terms.result("decorator", v) for name, v in given},
    )


def _member_kind(table: Mapping[str, object]) -> str:
    """What a method becomes under a decorator."""
    if table.get("property"):
        return PROPERTY
    if table.get("method") in ("class", "static"):
        return CLASS_METHOD if table["method"] == "class" else STATIC
    return METHOD


def prints(value: object) -> str | tuple[str, ...] | None:
    """What shows of an object in a text: a word, or the names of its fields."""
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    return value if isinstance(value, str) else None
