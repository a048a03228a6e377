"""What annotations tell of the values under them."""

from __future__ import annotations

import libcst as cst

from rozi_lint.flow import ir
from rozi_lint.flow.classes import SCALARS
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.library import FieldType
from rozi_lint.flow.lower_expr import Names, lower_expr
from rozi_lint.flow.record_operations import instance_of
from rozi_lint.flow.value import CLEAN, Value, data

CONTAINERS = frozenset(
    [
        "list",
        "set",
        "frozenset",
        "tuple",
        "List",
        "Set",
        "FrozenSet",
        "Tuple",
        "Sequence",
        "Iterable",
        "Iterator",
        "Collection",
        "Generator",
        "AsyncIterator",
        "AsyncGenerator",
        "AsyncIterable",
        "QuerySet",
        "deque",
    ]
)
TRANSPARENT = frozenset(
    [
        "Optional",
        "Union",
        "Annotated",
        "Final",
        "Required",
        "NotRequired",
        "ReadOnly",
        "Awaitable",
        "Coroutine",
    ]
)


def known_field(frame: Frame, base: Value) -> FieldType | None:
    fields = frame.module.library.fields
    if base.ref is not None and base.ref in fields:
        return fields[base.ref]
    for model in base.klass:
        for current in model.lineage():
            if current.name in fields:
                return fields[current.name]
    return None


def annotated(frame: Frame, expr: ir.Expr) -> Value | None:
    """An instance of what an annotation names; None where that tells nothing of the value.

    `CLEAN` for types that hold no data by themselves (`bool`).
    """
    if isinstance(expr, ir.Const):
        parsed = _parse(expr.value) if isinstance(expr.value, str) else None
        return annotated(frame, parsed) if parsed is not None else None
    if isinstance(expr, ir.Binary):
        return annotated(frame, expr.left) or annotated(frame, expr.right)
    if isinstance(expr, ir.Item):
        return _generic(frame, expr)
    if isinstance(expr, (ir.Name, ir.Attr)):
        return _of_type(frame, frame.eval(expr))
    return None


def _of_type(frame: Frame, value: Value) -> Value | None:
    """An instance of the type that a value is."""
    kind = known_field(frame, value)
    if kind is not None:
        return _held(kind)
    if not value.klass:
        return None
    title = value.klass[0].short
    if title == "bool":
        return CLEAN
    if title in SCALARS or title in ("dict", "object", "Any"):
        return None
    return instance_of(value)


def _held(kind: FieldType) -> Value | None:
    """What a type holds of which a model says what its values are."""
    if kind.data == "none":
        return CLEAN
    if kind.data is not None:
        return data(kind.data, "clear", None)
    return Value(classes=(kind.model,), known=True) if kind.model is not None else None


def _generic(frame: Frame, expr: ir.Item) -> Value | None:
    title = (
        expr.obj.id
        if isinstance(expr.obj, ir.Name)
        else expr.obj.name
        if isinstance(expr.obj, ir.Attr)
        else ""
    )
    keys = expr.key.items if isinstance(expr.key, ir.Sequence) else [expr.key]
    if not keys:
        return None
    if title in TRANSPARENT:
        found = (annotated(frame, key) for key in keys)
        return next((f for f in found if f is not None), None)
    if title in CONTAINERS:
        inner = annotated(frame, keys[0])
        return None if inner is None else Value(rest=inner, known=True)
    if title in ("dict", "Dict", "Mapping", "MutableMapping", "defaultdict") and len(keys) > 1:
        inner = annotated(frame, keys[1])
        return None if inner is None else Value(rest=inner, known=True)
    base = frame.eval(expr.obj)
    return instance_of(base) if base.klass else None


def _parse(text: str) -> ir.Expr | None:
    try:
        return lower_expr(Names(), cst.parse_expression(text))
    except (cst.ParserSyntaxError, ValueError, RecursionError):
        return None
