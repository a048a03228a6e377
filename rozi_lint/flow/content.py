"""What of a value shows when it is printed, and what goes along when the whole of it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.value import (
    MAX_DEPTH,
    NO_LABELS,
    UNKNOWN,
    Guess,
    Labels,
    Sym,
    Template,
    Value,
    merge_labels,
)

if TYPE_CHECKING:
    from rozi_lint.flow.frame import Frame

OPAQUE = "opaque."
"""Categories of containers that a person filled with something unknown."""


def is_opaque(labels: Labels) -> bool:
    return any(isinstance(source, str) and source.startswith(OPAQUE) for source, _ in labels)


def own(value: Value) -> Labels:
    """The labels of a value itself, with what is open in it as labels."""
    labels = value.labels
    if value.syms:
        guessed = {source.sym for source, _ in labels if isinstance(source, Guess)}
        places: Labels = {
            (_without(sym, value), ()): None for sym in value.syms if sym not in guessed
        }
        labels = merge_labels(labels, places)
    if value.consts and not labels:
        for const in value.consts:
            if isinstance(const, Template):
                holes: Labels = {(p, ()): None for p in const.parts if isinstance(p, Sym)}
                labels = merge_labels(labels, holes)
    return labels


def _without(sym: Sym, value: Value) -> Sym:
    """The place without the items that were replaced since."""
    if not value.fields or value.classes:
        return sym
    return sym.then("-", tuple(key for key in value.fields))


def printed(frame: Frame, value: Value, depth: int = 0) -> Labels:
    """What `str(value)` shows."""
    if value is UNKNOWN:
        return NO_LABELS
    labels = own(value)
    if depth > MAX_DEPTH or is_opaque(value.labels):
        return labels
    if value.classes and not _is_container(value):
        for model in value.classes:
            labels = merge_labels(labels, _printed_object(frame, value, model, depth))
        return labels
    return merge_labels(labels, _items(frame, value, printed, depth))


def whole(frame: Frame, value: Value, depth: int = 0) -> Labels:
    """Everything that the value holds."""
    if value is UNKNOWN:
        return NO_LABELS
    labels = own(value)
    if depth > MAX_DEPTH or is_opaque(value.labels):
        return labels
    labels = merge_labels(labels, _items(frame, value, whole, depth))
    for model in value.classes:
        for name in model.fields():
            if value.fields is None or name not in value.fields:
                held = frame.attribute(value, name)
                if held.labels:
                    labels = merge_labels(labels, held.labels)
    return labels


def _items(
    frame: Frame, value: Value, reach: Callable[[Frame, Value, int], Labels], depth: int
) -> Labels:
    labels = NO_LABELS
    if value.fields:
        for item in value.fields.values():
            labels = merge_labels(labels, reach(frame, item, depth + 1))
    if value.rest is not None:
        labels = merge_labels(labels, reach(frame, value.rest, depth + 1))
    return labels


_CONTAINERS = frozenset({"dict", "list", "tuple", "set", "frozenset", "str", "bytes"})


def _is_container(value: Value) -> bool:
    return all(
        any(c.name in _CONTAINERS for c in m.lineage()) and not m.fields() for m in value.classes
    )


def _printed_object(frame: Frame, value: Value, model: ClassModel, depth: int) -> Labels:
    for name in ("__str__", "__repr__"):
        member = model.member(name)
        if member is not None and model.in_project:
            return printed(frame, frame.machine.shown(frame, member.target, value), depth + 1)
    prints = model.inherited_prints()
    if prints == "args":
        return _items(frame, value, printed, depth)
    if prints == "fields":
        names: tuple[str, ...] = tuple(model.printed_fields())
    elif isinstance(prints, tuple):
        names = prints
    else:
        return NO_LABELS
    labels = NO_LABELS
    for name in names:
        labels = merge_labels(labels, printed(frame, frame.attribute(value, name), depth + 1))
    return labels
