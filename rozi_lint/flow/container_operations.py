"""Operations that make containers, and take parts out of them."""

from __future__ import annotations

from collections.abc import Mapping

from rozi_lint.flow import access, content
from rozi_lint.flow.callee import Arguments, Callee, is_absent
from rozi_lint.flow.classes import SCALARS, ClassModel
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.operands import (
    Operation,
    after_operation,
    operand,
    operand_list,
    operands,
)
from rozi_lint.flow.summary import Op
from rozi_lint.flow.terms import Binding, settle
from rozi_lint.flow.value import (
    CLEAN,
    MAX_CONSTANTS,
    NO_LABELS,
    UNKNOWN,
    Value,
    constant,
    join,
    join_all,
    merge_labels,
)


def _field(frame: Frame, op: Op, binding: Binding) -> Value:
    """`self.x`, `kwargs.x`: an item of a starred parameter or dict, else an attribute."""
    base, key = settle(frame, op.terms[0], binding), str(op.get("key"))
    if base.fields is not None:
        held = base.fields.get(key)
        if held is not None:
            return held
        if base.known and not base.classes and not base.syms:
            if base.rest is None:
                return CLEAN
            return UNKNOWN
    if is_absent(base) or (base.consts and not access.is_config(base)):
        return CLEAN
    return access.attribute(frame, base, key)


def _element(frame: Frame, op: Op, binding: Binding) -> Value:
    value = element(frame, settle(frame, op.terms[0], binding))
    return _or_default(frame, op, binding, value)


def element(frame: Frame, value: Value) -> Value:
    """One element of what is iterated over: of a dict, its keys."""
    if value.consts is not None and not value.labels:
        return CLEAN
    if value.fields and value.rest is None and not value.classes and not value.syms:
        keys = [k for k in value.fields if isinstance(k, str)]
        if len(keys) == len(value.fields):
            return Value(consts=tuple(keys) if len(keys) <= MAX_CONSTANTS else None, known=True)
    for model in value.classes:
        member = model.member("__iter__")
        if member is not None:
            made = frame.invoke(Callee(member.target, value), Arguments())
            return access.any_item(frame, made)
    return access.any_item(frame, value)


def _or_default(frame: Frame, op: Op, binding: Binding, value: Value) -> Value:
    default = operand(frame, op, binding, "default")
    if default is None or is_absent(default) or default.consts == (None,):
        return value
    if value is UNKNOWN or not value.known:
        return join(value, default) if default.labels or default.classes else value
    return join(value, default)


def _class(frame: Frame, op: Op, binding: Binding) -> Value:
    model = op.get("class")
    assert isinstance(model, ClassModel)
    held = operand_list(frame, op, binding, "holds")
    if model.short in SCALARS:
        labels = NO_LABELS
        for value in held:
            labels = merge_labels(labels, content.whole(frame, value))
        return Value(
            labels=after_operation(labels, op),
            classes=(model,),
            known=bool(labels) or not held or all(v.known for v in held),
        )
    fields = op.get("fields")
    named: dict[object, Value] = {}
    if isinstance(fields, Mapping):
        named = {k: settle(frame, t, binding) for k, t in fields.items()}
    rest = join_all(held) if held else None
    if rest is not None and isinstance(op.get("op"), str):
        rest = Value(labels=after_operation(content.whole(frame, rest), op), known=True)
    of = operand(frame, op, binding, "of")
    if of is not None:
        of = Value(classes=of.klass, hint=of.klass[0].short, known=True) if of.klass else of
        rest = of if rest is None else join(rest, of)
    return Value(classes=(model,), fields=named or None, rest=rest, known=True)


def _item(frame: Frame, op: Op, binding: Binding) -> Value:
    return _part(frame, op, binding, "[")


def _attribute(frame: Frame, op: Op, binding: Binding) -> Value:
    return _part(frame, op, binding, ".")


def _part(frame: Frame, op: Op, binding: Binding, kind: str) -> Value:
    base = settle(frame, op.terms[0], binding)
    if is_absent(base) or base.consts == (None,):
        return CLEAN
    keys = operand_list(frame, op, binding, "keys")
    flat = [v for key in keys for v in ((*(key.fields or {}).values(),) if key.fields else (key,))]
    values = [part_under(frame, base, key, kind) for key in flat if not is_absent(key)]
    value = join_all(values) if values else access.any_item(frame, base)
    return _or_default(frame, op, binding, value)


def part_under(frame: Frame, base: Value, key: Value, kind: str) -> Value:
    """The parts under the alternatives of a key."""
    names = [c for c in key.consts or () if isinstance(c, (str, int))]
    if not names or len(names) != len(key.consts or ()):
        return access.any_item(frame, base)
    parts = []
    for name in names:
        if kind == "." and isinstance(name, str):
            value = base
            for step in name.split("."):
                value = access.attribute(frame, value, step, value.hint)
        else:
            value = access.item(frame, base, name, base.hint)
        if value.labels:
            frame.machine.note_read(frame, value, frame.node)
        parts.append(value)
    return join_all(parts)


def _list(frame: Frame, op: Op, binding: Binding) -> Value:
    values = operands(frame, op, binding)
    return Value(rest=join_all(values), known=True)


def _tuple(frame: Frame, op: Op, binding: Binding) -> Value:
    values = operands(frame, op, binding)
    if len(values) == 1:
        return Value(fields=values[0].fields, rest=values[0].rest, known=True)
    return Value(fields=dict(enumerate(values)), known=True)


def _zip(frame: Frame, op: Op, binding: Binding) -> Value:
    lists = settle(frame, op.terms[0], binding)
    columns = {i: element(frame, v) for i, v in (lists.fields or {}).items()}
    return Value(rest=Value(fields=columns, rest=lists.rest, known=True), known=True)


def _keys(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    keys = [constant(k) for k in base.fields or () if isinstance(k, (str, int))]
    return Value(fields=dict(enumerate(keys)), known=True)


def _values(frame: Frame, op: Op, binding: Binding) -> Value:
    return Value(rest=access.any_item(frame, settle(frame, op.terms[0], binding)), known=True)


def _items(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    if base.fields and base.rest is None and not base.syms and len(base.fields) <= 30:
        pairs = [
            Value(fields={0: constant(k), 1: v}, known=True)
            for k, v in base.fields.items()
            if isinstance(k, (str, int))
        ]
        return Value(fields=dict(enumerate(pairs)), known=True)
    pair = Value(fields={0: UNKNOWN, 1: access.any_item(frame, base)}, known=True)
    return Value(rest=pair, known=True)


def _starred(frame: Frame, op: Op, binding: Binding) -> Value:
    return element(frame, settle(frame, op.terms[0], binding))


CONTAINER_OPERATIONS: dict[str, Operation] = {
    "field": _field,
    "element": _element,
    "class": _class,
    "item": _item,
    "attribute": _attribute,
    "list": _list,
    "tuple": _tuple,
    "zip": _zip,
    "keys": _keys,
    "values": _values,
    "items": _items,
    "starred": _starred,
}
