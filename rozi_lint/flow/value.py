"""Abstract values: what may be known of a Python value without running anything.

A value is immutable. Most values of a program are `UNKNOWN`, a single object, so every operation
looks for it first. `None` in a slot means that nothing is known there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rozi_lint.flow.callee import Callee
    from rozi_lint.flow.classes import ClassModel

T = TypeVar("T")

MAX_CONSTANTS = 6
"""So many alternatives of a constant are told apart; beyond, the value is not known."""
MAX_PLACES = 8
"""So many open places one value may be."""
MAX_LABELS = 40
MAX_FIELDS = 80
MAX_DEPTH = 6
"""Containers nest so deep; what is deeper is kept as unnamed content."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of the data; `before` is the step that it came from."""

    path: str
    line: int
    what: str
    before: Step | None = None


@dataclass(frozen=True, slots=True)
class Sym:
    """What a summary leaves open: a parameter, or the result of an open call, and a way into it.

    `root` names a parameter of a function, or an open call; each step of `path` is
    `(".", attribute)`, `("[", key)` or `("*", "")` for any element; `("-", keys)` is the place
    without some items, `("=", "")` a copy, changes of which do not reach the place.
    """

    root: object
    path: tuple[tuple[str, object], ...] = ()

    def then(self, kind: str, key: object = "") -> Sym:
        """The place one step further in; a step that was taken before leads into a recursive
        structure, and to no new place.
        """
        step = (kind, key)
        return self if step in self.path else Sym(self.root, (*self.path, step))

    @property
    def is_copy(self) -> bool:
        return any(kind == "=" for kind, _ in self.path)


@dataclass(frozen=True, slots=True)
class Guess:
    """A category that only the name of a parameter tells: what a caller knows of it counts more."""

    category: str
    sym: Sym


@dataclass(frozen=True, slots=True)
class Hole:
    """A part of a constant that is not known here.

    `kind` is "setting" or "env", with its name, for what comes out of the configuration.
    """

    kind: str = ""
    name: str = ""


Part = str | Sym | Hole


@dataclass(frozen=True, slots=True)
class Template:
    """A string of which some parts are known."""

    parts: tuple[Part, ...]


Constant = str | bytes | int | float | bool | None | Template
Source = str | Sym | Guess
"""Where a label comes from: a data category, or something that a summary leaves open."""
LabelKey = tuple[Source, tuple[str, ...]]
"""A source and what was done to it: a form for a category, pending operations for a `Sym`."""
Labels = Mapping[LabelKey, Step | None]

NO_LABELS: Labels = {}
NO_FACTS: frozenset[str] = frozenset()


class Value:
    """See the module's docstring.

    labels  data that is in the value itself, as it would be printed
    syms    open places that this value is
    consts  alternatives of its constant
    fields  items by constant key, attributes by name
    rest    join of all items of unknown key
    classes classes that it is an instance of
    klass   classes that it is itself
    callees what a call of it calls
    ref     dotted name of the library or unresolved object that it is
    hint    the last descriptive name under which it was reached
    holds   guards that hold if it is true, and if it is false
    known   whether flow knows better than its name
    """

    __slots__ = (
        "callees",
        "classes",
        "consts",
        "fields",
        "hint",
        "holds",
        "klass",
        "known",
        "labels",
        "open",
        "ref",
        "rest",
        "syms",
    )

    def __init__(
        self,
        labels: Labels = NO_LABELS,
        syms: tuple[Sym, ...] = (),
        consts: tuple[Constant, ...] | None = None,
        fields: Mapping[object, Value] | None = None,
        rest: Value | None = None,
        classes: tuple[ClassModel, ...] = (),
        klass: tuple[ClassModel, ...] = (),
        callees: tuple[Callee, ...] = (),
        ref: str | None = None,
        hint: str | None = None,
        holds: tuple[frozenset[str], frozenset[str]] | None = None,
        known: bool = False,
    ) -> None:
        self.labels = labels
        self.syms = syms
        self.consts = consts
        self.fields = fields
        self.rest = rest
        self.classes = classes
        self.klass = klass
        self.callees = callees
        self.ref = ref
        self.hint = hint
        self.holds = holds
        self.known = known
        self.open = bool(syms) or _is_open(labels, consts, fields, rest, callees)

    def but(self, **changes: object) -> Value:
        """A copy with some slots changed."""
        copy = Value.__new__(Value)
        for name in _SLOTS:
            setattr(copy, name, getattr(self, name))
        for name, value in changes.items():
            setattr(copy, name, value)
        copy.open = bool(copy.syms) or _is_open(
            copy.labels, copy.consts, copy.fields, copy.rest, copy.callees
        )
        return copy

    def __repr__(self) -> str:
        shown = [
            f"{name}={getattr(self, name)!r}"
            for name in Value.__slots__
            if getattr(self, name) not in (None, (), {}, False)
        ]
        return f"Value({', '.join(shown)})"


_SLOTS = tuple(name for name in Value.__slots__ if name != "open")


def _is_open(
    labels: Labels,
    consts: tuple[Constant, ...] | None,
    fields: Mapping[object, Value] | None,
    rest: Value | None,
    callees: tuple[Callee, ...],
) -> bool:
    # Made for every value, so plain loops instead of `any`.
    if rest is not None and rest.open:
        return True
    for source, _ in labels:
        if type(source) is not str:
            return True
    if consts and _has_open_string(consts):
        return True
    for callee in callees:
        if callee.open:
            return True
    if fields:
        for value in fields.values():
            if value.open:
                return True
    return False


def _has_open_string(consts: tuple[Constant, ...]) -> bool:
    for const in consts:
        if type(const) is Template:
            for part in const.parts:
                if type(part) is Sym:
                    return True
    return False


UNKNOWN = Value()
CLEAN = Value(known=True)
"""Known to carry nothing."""

_hinted: dict[str, Value] = {}


def hinted(name: str) -> Value:
    """An unknown value that was reached under a name."""
    value = _hinted.get(name)
    if value is None:
        value = _hinted[name] = Value(hint=name)
    return value


def constant(value: Constant) -> Value:
    return Value(consts=(value,), known=True)


def data(category: str, form: str, step: Step | None) -> Value:
    return Value(labels={(category, (form,)): step}, known=True)


def merge_labels(one: Labels, two: Labels) -> Labels:
    """The union; of two ways to the same label the first is kept."""
    if not one:
        return two
    if not two or one is two:
        return one
    merged = {**two, **one}
    return merged if len(merged) <= MAX_LABELS else dict(list(merged.items())[:MAX_LABELS])


def join(one: Value, two: Value, depth: int = 0) -> Value:
    """What is known of a value that is either `one` or `two`."""
    if one is two or (two is UNKNOWN and one.open and not one.known):
        return one
    if depth > MAX_DEPTH:
        return Value(labels=merge_labels(one.labels, two.labels), known=one.known and two.known)
    return Value(
        merge_labels(one.labels, two.labels),
        _union(one.syms, two.syms)[:MAX_PLACES],
        _join_constants(one, two),
        _join_fields(one, two, depth),
        _join_optional(one.rest, two.rest, depth),
        _union(one.classes, two.classes),
        _union(one.klass, two.klass),
        _union(one.callees, two.callees),
        one.ref if one.ref == two.ref else one.ref or two.ref,
        one.hint if one.hint == two.hint else one.hint or two.hint,
        _join_holds(one, two),
        one.known or two.known,
    )


def join_all(values: Iterable[Value]) -> Value:
    out: Value | None = None
    for value in values:
        out = value if out is None else join(out, value)
    return UNKNOWN if out is None else out


def _union(one: tuple[T, ...], two: tuple[T, ...]) -> tuple[T, ...]:
    if not two or one is two or one == two:
        return one
    if not one:
        return two
    return one + tuple(item for item in two if item not in one)


def _join_optional(one: Value | None, two: Value | None, depth: int) -> Value | None:
    if one is None or two is None:
        return one or two
    return join(one, two, depth + 1)


def _join_constants(one: Value, two: Value) -> tuple[Constant, ...] | None:
    if one.consts is None or two.consts is None:
        known, other = (one, two) if two.consts is None else (two, one)
        if known.consts is None or other.labels or other.syms:
            return None
        if Template((Hole(),)) in known.consts:
            return known.consts
        return (*known.consts, Template((Hole(),))) if len(known.consts) < MAX_CONSTANTS else None
    merged = _union(one.consts, two.consts)
    return merged if len(merged) <= MAX_CONSTANTS else None


def _join_fields(one: Value, two: Value, depth: int) -> Mapping[object, Value] | None:
    if one.fields is None or two.fields is None:
        return one.fields if two.fields is None else two.fields
    if one.fields is two.fields:
        return one.fields
    out = dict(one.fields)
    for key, value in two.fields.items():
        mine = out.get(key)
        out[key] = value if mine is None else join(mine, value, depth + 1)
    return out


def _join_holds(one: Value, two: Value) -> tuple[frozenset[str], frozenset[str]] | None:
    if one.holds is None or two.holds is None:
        return None
    return one.holds[0] & two.holds[0], one.holds[1] & two.holds[1]


def same(one: Value, two: Value) -> bool:
    """Whether two values tell the same; the way of the data does not count."""
    if one is two:
        return True
    return (
        one.labels.keys() == two.labels.keys()
        and one.syms == two.syms
        and one.consts == two.consts
        and one.classes == two.classes
        and one.callees == two.callees
        and one.klass == two.klass
        and _same_fields(one.fields, two.fields)
        and _same_optional(one.rest, two.rest)
    )


def _same_optional(one: Value | None, two: Value | None) -> bool:
    return one is two or (one is not None and two is not None and same(one, two))


def _same_fields(one: Mapping[object, Value] | None, two: Mapping[object, Value] | None) -> bool:
    if one is two:
        return True
    if one is None or two is None or one.keys() != two.keys():
        return False
    return all(same(value, two[key]) for key, value in one.items())


def with_field(value: Value, key: object, item: Value) -> Value:
    """The value after `value[key] = item` or `value.key = item`."""
    fields = dict(value.fields) if value.fields else {}
    if len(fields) >= MAX_FIELDS and key not in fields:
        return with_rest(value, item)
    fields[key] = item
    return value.but(fields=fields)


def with_rest(value: Value, item: Value) -> Value:
    """The value after an item was added to it under a key that is not known."""
    if item is UNKNOWN or value.rest is item:
        return value
    return value.but(rest=item if value.rest is None else join(value.rest, item))
