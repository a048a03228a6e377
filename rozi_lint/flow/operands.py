"""The operands of an operation of the model language."""

from __future__ import annotations

from collections.abc import Callable

from rozi_lint.flow import content
from rozi_lint.flow.forms import operate
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.summary import Op
from rozi_lint.flow.terms import Binding, settle
from rozi_lint.flow.value import (
    Labels,
    Value,
)

Operation = Callable[[Frame, Op, Binding], Value]


def operands(frame: Frame, op: Op, binding: Binding) -> list[Value]:
    return [settle(frame, term, binding) for term in op.terms]


def operand(frame: Frame, op: Op, binding: Binding, key: str) -> Value | None:
    term = op.get(key)
    if isinstance(term, (Op, Value)):
        return settle(frame, term, binding)
    return None


def operand_list(frame: Frame, op: Op, binding: Binding, key: str) -> list[Value]:
    terms = op.get(key)
    if isinstance(terms, tuple):
        return [settle(frame, t, binding) for t in terms if isinstance(t, (Op, Value))]
    return []


def after_operation(labels: Labels, op: Op) -> Labels:
    operation = op.get("op")
    return operate(labels, (operation,)) if isinstance(operation, str) else labels


def transformed(frame: Frame, value: Value, operation: str) -> Value:
    """A value after an operation on its form: what is left is a text."""
    return Value(labels=operate(content.whole(frame, value), (operation,)), known=True)
