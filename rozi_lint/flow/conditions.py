"""Conditions: which way they go where that is known, and which guards hold on each way."""

from __future__ import annotations

from dataclasses import dataclass

from rozi_lint.flow import ir
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.module import truth
from rozi_lint.flow.value import NO_FACTS, Constant, Template, Value, join_all


@dataclass(frozen=True, slots=True)
class Truth:
    """`value` where a constant decides; the guards that hold if it is true, and if it is false."""

    value: bool | None = None
    when_true: frozenset[str] = NO_FACTS
    when_false: frozenset[str] = NO_FACTS

    def negated(self) -> Truth:
        value = None if self.value is None else not self.value
        return Truth(value, self.when_false, self.when_true)


UNDECIDED = Truth()


def condition(frame: Frame, expr: ir.Expr) -> Truth:
    """Evaluates a condition: everything in it happens, but a mere test reads no data."""
    if isinstance(expr, ir.Not):
        return condition(frame, expr.operand).negated()
    if isinstance(expr, ir.BoolOp):
        return boolean(frame, expr)[0]
    if isinstance(expr, ir.Compare):
        return _compare(frame, expr)
    return of_value(frame.eval(expr, reading=False))


def of_value(value: Value) -> Truth:
    """The truth of a value."""
    if value.holds is not None:
        return Truth(None, *value.holds)
    if value.consts is not None and not value.labels and value.consts:
        told = {_told(const) for const in value.consts}
        if len(told) == 1:
            return Truth(told.pop())
    return UNDECIDED


def _told(const: Constant) -> bool | None:
    return None if isinstance(const, Template) else truth(const)


def boolean(frame: Frame, expr: ir.BoolOp, reading: bool = False) -> tuple[Truth, Value]:
    """`and` and `or`: later operands are evaluated only where the earlier ones let them.

    The value is one of the operands; what an operand must be false for to be the value gives none.
    """
    is_and = expr.op == "and"
    before = frame.state.guards
    told: list[Truth] = []
    values: list[Value] = []
    last = len(expr.operands) - 1
    for index, operand in enumerate(expr.operands):
        value = frame.eval(operand, reading and (not is_and or index == last))
        truth_here = of_value(value)
        told.append(truth_here)
        if index == last or (not is_and and truth_here.value is not False):
            values.append(value)
        if truth_here.value is (not is_and):
            break
        frame.state.guards |= truth_here.when_true if is_and else truth_here.when_false
    frame.state.guards = before
    whole = _together(is_and, told)
    value = join_all(values)
    if whole.when_true or whole.when_false:
        value = value.but(holds=(whole.when_true, whole.when_false))
    return whole, value


def _together(is_and: bool, told: list[Truth]) -> Truth:
    values = [t.value for t in told]
    value: bool | None = None
    if (not is_and) in values:
        value = not is_and
    elif all(v is is_and for v in values):
        value = is_and
    every_true = frozenset[str]().union(*(t.when_true for t in told))
    every_false = frozenset[str]().union(*(t.when_false for t in told))
    common_true = frozenset.intersection(*(t.when_true for t in told))
    common_false = frozenset.intersection(*(t.when_false for t in told))
    if is_and:
        return Truth(value, every_true, common_false)
    return Truth(value, common_true, every_false)


def _compare(frame: Frame, expr: ir.Compare) -> Truth:
    if len(expr.rest) != 1:
        frame.eval(expr.left)
        for _, operand in expr.rest:
            frame.eval(operand)
        return UNDECIDED
    op, right_expr = expr.rest[0]
    presence = _is_presence(op, right_expr)
    left = frame.eval(expr.left, reading=not presence)
    right = frame.eval(right_expr, reading=op not in ("In", "NotIn"))
    if op in ("In", "NotIn"):
        found = _among(left, right)
        return found if op == "In" else found.negated()
    told = _equal(left, right)
    if op in ("Equal", "Is"):
        return told
    if op in ("NotEqual", "IsNot"):
        return told.negated()
    return UNDECIDED


def _among(left: Value, right: Value) -> Truth:
    """`left in right`, where all that stands there is constant."""
    if not _single(left) or not right.fields or right.rest is not None or right.syms:
        return UNDECIDED
    assert left.consts is not None
    if all(isinstance(key, str) for key in right.fields):
        return Truth(left.consts[0] in right.fields)
    items = list(right.fields.values())
    if not all(_single(item) for item in items):
        return UNDECIDED
    return Truth(any(item.consts == left.consts for item in items))


def _is_presence(op: str, right: ir.Expr) -> bool:
    """Whether the comparison only asks if something is there."""
    if op in ("Is", "IsNot"):
        return True
    return op in ("Equal", "NotEqual") and isinstance(right, ir.Const) and right.value in ("", None)


def _equal(left: Value, right: Value) -> Truth:
    """`left == right`: decided by constants; against True, False, None or "1" it tests the left."""
    if right.consts is not None and len(right.consts) == 1 and left.holds is not None:
        told = truth(right.consts[0])
        if told is not None:
            guard = Truth(None, *left.holds)
            return guard if told else guard.negated()
    if _single(left) and _single(right):
        assert left.consts is not None
        assert right.consts is not None
        return Truth(left.consts[0] == right.consts[0])
    return UNDECIDED


def _single(value: Value) -> bool:
    return (
        value.consts is not None
        and len(value.consts) == 1
        and not value.labels
        and not isinstance(value.consts[0], Template)
    )
