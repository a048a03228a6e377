"""All operations of the model language; those on values as they are, and on things known."""

from __future__ import annotations

from collections.abc import Mapping

from rozi_lint.flow import access, content
from rozi_lint.flow.callee import Arguments, Callee, is_absent
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.container_operations import CONTAINER_OPERATIONS
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.operands import (
    Operation,
    after_operation,
    operand,
    operand_list,
    operands,
    transformed,
)
from rozi_lint.flow.record_operations import RECORD_OPERATIONS
from rozi_lint.flow.summary import Op
from rozi_lint.flow.terms import Binding, settle
from rozi_lint.flow.text_operations import TEXT_OPERATIONS
from rozi_lint.flow.value import (
    CLEAN,
    NO_LABELS,
    UNKNOWN,
    Template,
    Value,
    data,
    join_all,
    merge_labels,
)

# Carrying


def _same(frame: Frame, op: Op, binding: Binding) -> Value:
    value = join_all(operands(frame, op, binding))
    operation = op.get("op")
    if isinstance(operation, str):
        return transformed(frame, value, operation)
    typed = operand(frame, op, binding, "as")
    if typed is not None and typed.klass and not value.classes:
        return value.but(classes=typed.klass)
    return value


def _holds(frame: Frame, op: Op, binding: Binding) -> Value:
    labels = NO_LABELS
    values = operands(frame, op, binding)
    for value in values:
        labels = merge_labels(labels, content.whole(frame, value))
    return Value(labels=after_operation(labels, op), known=all(v.known for v in values))


def _copy(frame: Frame, op: Op, binding: Binding) -> Value:
    value = settle(frame, op.terms[0], binding)
    if value.syms:
        value = value.but(syms=tuple(sym.then("=") for sym in value.syms))
    changes = operand(frame, op, binding, "fields")
    if changes is not None and changes.fields:
        value = value.but(fields={**(value.fields or {}), **changes.fields})
    return value


# Known things


def _data(frame: Frame, op: Op, binding: Binding) -> Value:
    category = str(op.get("data"))
    if category == "none":
        return CLEAN
    return data(category, "clear", frame.step(f"reads {category}"))


def _bag(frame: Frame, op: Op, binding: Binding) -> Value:
    label = (content.OPAQUE + str(op.get("bag")), ("clear",))
    items = op.get("items")
    fields: dict[object, Value] = {}
    if isinstance(items, Mapping):
        fields = {access.header_key(str(k)): settle(frame, t, binding) for k, t in items.items()}
    of, hint = operand(frame, op, binding, "of"), None
    for record in of.classes if of is not None else ():
        hint = record.short
        for name in record.fields():
            fields.setdefault(name, access.attribute(frame, of or UNKNOWN, name))
    model = op.get("class")
    classes = (model,) if isinstance(model, ClassModel) else ()
    return Value(
        hint=hint,
        labels={label: frame.step("is filled by a person")},
        fields=fields or None,
        classes=classes,
    )


def _config(frame: Frame, op: Op, binding: Binding) -> Value:
    kind = str(op.get("config"))
    keys = operand_list(frame, op, binding, "keys")
    names = [c for key in keys for c in key.consts or () if isinstance(c, str)]
    value = (
        join_all(access.config(frame, kind, name) for name in names)
        if names
        else access.config(frame, kind, "")
    )
    default = operand(frame, op, binding, "default")
    if default is None or not default.consts or default.consts == (None,):
        return value
    consts = (
        *(value.consts or ()),
        *(c for c in default.consts if not isinstance(c, Template) or c.parts),
    )
    return value.but(consts=consts)


def _call(frame: Frame, op: Op, binding: Binding) -> Value:
    callee = settle(frame, op.terms[0], binding)
    return frame.machine.call_value(frame, callee, _spread(frame, op, binding))


def _spread(frame: Frame, op: Op, binding: Binding) -> Arguments:
    """The arguments of a call in disguise."""
    positional: list[Value] = []
    rest: Value | None = None
    terms = op.get("args")
    for term in terms if isinstance(terms, tuple) else ():
        if isinstance(term, Op) and term.name == "starred":
            value = settle(frame, term.terms[0], binding)
            positional += [v for k, v in (value.fields or {}).items() if isinstance(k, int)]
            rest = value.rest if value.rest is not None else rest
        elif isinstance(term, (Op, Value)):
            value = settle(frame, term, binding)
            if not is_absent(value):
                positional.append(value)
    kwargs = operand(frame, op, binding, "kwargs")
    named = {str(k): v for k, v in ((kwargs.fields if kwargs else None) or {}).items()}
    return Arguments(tuple(positional), named, rest, kwargs.rest if kwargs else None)


def _partial(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    given = _spread(frame, op, binding)
    bound = tuple(
        Callee(
            c.target,
            c.receiver,
            (*c.args, *given.args),
            (*c.kwargs, *given.kwargs.items()),
            c.closure,
        )
        for c in base.callees
    )
    return Value(callees=bound, known=True) if bound else base


def _raised(frame: Frame, op: Op, binding: Binding) -> Value:
    """The text of the exception that is being handled, where it is asked for."""
    if op.terms:
        asked = settle(frame, op.terms[0], binding)
        if asked.consts is not None and not any(asked.consts):
            return CLEAN
    return frame.caught if frame.caught is not None else CLEAN


def _never(frame: Frame, op: Op, binding: Binding) -> Value:
    frame.state.dead = True
    return CLEAN


def _type(frame: Frame, op: Op, binding: Binding) -> Value:
    model = op.get("type")
    assert isinstance(model, ClassModel)
    return Value(klass=(model,), ref=model.name, hint=model.short, known=True)


def _guard(frame: Frame, op: Op, binding: Binding) -> Value:
    holds = frozenset({str(op.get("guard"))})
    nothing: frozenset[str] = frozenset()
    return Value(holds=(nothing, holds) if op.get("unless") else (holds, nothing), known=True)


def _locals(frame: Frame, op: Op, binding: Binding) -> Value:
    return Value(fields=dict(frame.state.env.items()), known=True)


def _nothing(frame: Frame, op: Op, binding: Binding) -> Value:
    return CLEAN


def _first(frame: Frame, op: Op, binding: Binding) -> Value:
    """The first of several arguments that the call gives."""
    values = operands(frame, op, binding)
    return next((v for v in values if not is_absent(v) and v.consts != (None,)), CLEAN)


OPERATIONS: dict[str, Operation] = {
    **RECORD_OPERATIONS,
    **CONTAINER_OPERATIONS,
    **TEXT_OPERATIONS,
    "first": _first,
    "same": _same,
    "holds": _holds,
    "copy": _copy,
    "data": _data,
    "bag": _bag,
    "config": _config,
    "call": _call,
    "partial": _partial,
    "raised": _raised,
    "never": _never,
    "type": _type,
    "guard": _guard,
    "locals": _locals,
    "nothing": _nothing,
}
