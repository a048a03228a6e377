"""The arguments of a call, and the expressions that they come from."""

from __future__ import annotations

from collections.abc import Mapping

from rozi_lint.flow import access, ir
from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.value import (
    Value,
    join,
)

Owners = Mapping[object, ir.Expr]


def arguments(frame: Frame, node: ir.Call) -> tuple[Arguments, dict[object, ir.Expr]]:
    """The arguments of a call, and the expression that each comes from, by position or name."""
    args: list[Value] = []
    kwargs: dict[str, Value] = {}
    rest: Value | None = None
    more: Value | None = None
    sources: dict[object, ir.Expr] = {}
    for arg in node.args:
        value = frame.eval(arg.value)
        if arg.star == "*":
            if value.fields is not None and value.rest is None and rest is None:
                args += [v for k, v in value.fields.items() if isinstance(k, int) and k >= 0]
            else:
                item = access.any_item(frame, value)
                rest = item if rest is None else join(rest, item)
        elif arg.star == "**":
            kwargs.update({str(k): v for k, v in (value.fields or {}).items()})
            if value.fields is None or value.rest is not None or value.labels or value.syms:
                loose = Value(
                    labels=value.labels, syms=value.syms, rest=value.rest, hint=value.hint
                )
                more = loose if more is None else join(more, loose)
        elif arg.name is not None:
            kwargs[arg.name] = access.named(frame, arg.name, value)
            sources[arg.name] = arg.value
        else:
            sources[len(args)] = arg.value
            args.append(value)
    return Arguments(tuple(args), kwargs, rest, more), sources


def owners_of(
    callee: Callee, node: ir.Call, given: Arguments, sources: Mapping[object, ir.Expr]
) -> dict[object, ir.Expr]:
    """The expression behind each parameter, for writes to what a caller owns."""
    variant = callee.target.variant(callee.arguments(given))
    exprs: list[ir.Expr | None] = []
    if callee.receiver is not None:
        exprs.append(node.func.obj if isinstance(node.func, ir.Attr) else None)
    exprs += [None] * len(callee.args)
    exprs += [sources.get(i) for i in range(len(given.args))]
    owners: dict[object, ir.Expr] = {}
    position = 0
    for param in variant.params:
        expr: ir.Expr | None = None
        if not param.star and param.positional and position < len(exprs):
            expr = exprs[position]
            position += 1
        elif not param.star:
            expr = sources.get(param.name)
        if expr is not None:
            owners[param.root] = expr
    return owners
