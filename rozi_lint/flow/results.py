"""What a function comes to: how its results are put together, and two summaries compared."""

from __future__ import annotations

from collections.abc import Mapping

from rozi_lint.flow import ir
from rozi_lint.flow.forms import operate
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.module import ProjectFunction, truth
from rozi_lint.flow.summary import Summary
from rozi_lint.flow.value import (
    NO_FACTS,
    UNKNOWN,
    Constant,
    Guess,
    Sym,
    Value,
    constant,
    join_all,
)


def of_nothing(function: ProjectFunction) -> Value:
    """The result of a function that returns nothing; one without a body is to be filled in."""
    real = [s for s in function.ir.body if not isinstance(s, (ir.ExprStmt, ir.Raise))]
    return constant(None) if real else UNKNOWN


def writes_to(function: ProjectFunction, summary: Summary) -> dict[str, list[Value]]:
    """What a method puts into each attribute of its receiver, where that waits for no caller."""
    me = Sym(function.params[0].root) if function.params else None
    defaults = {Sym(p.root): p.default for p in function.params if p.default is not None}
    out: dict[str, list[Value]] = {}
    for write in summary.writes:
        if write.place != me or write.kind != "." or not isinstance(write.key, Value):
            continue
        values = [_closed(v, defaults) for v in write.terms if isinstance(v, Value)]
        for const in write.key.consts or ():
            if isinstance(const, str):
                out.setdefault(const, []).extend(v for v in values if v is not UNKNOWN)
    return {name: [join_all(values)] for name, values in out.items() if values}


def _closed(value: Value, defaults: Mapping[Sym, Value]) -> Value:
    """What of a value does not wait for a caller, who may give nothing and take the default."""
    if not value.open:
        return value
    default = defaults.get(value.syms[0]) if len(value.syms) == 1 else None
    if default is not None and any(isinstance(c, str) and c for c in default.consts or ()):
        return default
    labels = {k: s for k, s in value.labels.items() if not isinstance(k[0], Sym)}
    labels = {
        (source.category if isinstance(source, Guess) else source, forms): step
        for (source, forms), step in labels.items()
    }
    if value.classes or labels or value.callees:
        return Value(
            labels=labels,
            classes=value.classes,
            callees=value.callees,
            hint=value.hint,
            known=value.known,
        )
    return UNKNOWN


def alike(one: Summary, two: Summary) -> bool:
    """Whether two rounds of a recursive function came to the same."""
    return _shape(one) == _shape(two)


def _shape(summary: Summary) -> object:
    result = summary.result
    labels = frozenset(result.labels) if isinstance(result, Value) else None
    effects = frozenset(
        (e.kind, e.sink, role, frozenset(t.labels))
        for e in summary.effects
        for role, terms in e.data
        for t in terms
        if isinstance(t, Value)
    )
    return (
        labels,
        effects,
        len(summary.effects),
        len(summary.calls),
        len(summary.writes),
        summary.ensures,
    )


def sanitized(value: Value, operation: str) -> Value:
    """What a declared sanitizer returns, but for what it lets through as it came."""
    if value.syms:
        return value
    return value.but(labels=operate(value.labels, (operation,)))


def with_truth(frame: Frame, result: Value) -> Value:
    """Which guards held where the function returned something true, and something false."""
    true: list[frozenset[str]] = []
    false: list[frozenset[str]] = []
    for value, guards in frame.returns:
        holds = value.holds or (NO_FACTS, NO_FACTS)
        told = {_told(c) for c in value.consts} if value.consts else {None}
        if told != {False}:
            true.append(guards | holds[0])
        if told != {True}:
            false.append(guards | holds[1])
    when_true = frozenset.intersection(*true) if true else NO_FACTS
    when_false = frozenset.intersection(*false) if false else NO_FACTS
    if not (when_true or when_false):
        return result
    return result.but(holds=(when_true, when_false))


def _told(const: Constant) -> bool | None:
    return truth(const)
