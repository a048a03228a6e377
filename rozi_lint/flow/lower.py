"""From libcst to the interpreter's own small syntax, in one pass in source order.

Source order matters: the i-th statement header met here stands on the i-th logical line that `scan`
found, which is how statements get their line without libcst's position metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import libcst as cst

from rozi_lint.flow import ir
from rozi_lint.flow.lower_expr import Names, lower_expr, lower_pattern
from rozi_lint.flow.scan import Scan


class LinesDisagreeError(Exception):
    """The scan and the parser count the logical lines of this module differently."""


def lower_module(tree: cst.Module, lines: Iterator[int] | Scan) -> ir.Module:
    """Lowers a module. Raises `LinesDisagreeError` if the lines given are not the tree's."""
    source = iter(lines.starts) if isinstance(lines, Scan) else lines
    lowering = Lowering(source)
    body = lowering.block(tree.body)
    if next(source, None) is not None:
        raise LinesDisagreeError
    return ir.Module(body, lowering.names.members)


class Lowering:
    """The state of the pass: the lines still to come, and what is gathered of the open function."""

    def __init__(self, lines: Iterator[int]) -> None:
        self.lines = lines
        self.names = Names()

    def line(self) -> int:
        try:
            return next(self.lines)
        except StopIteration:
            raise LinesDisagreeError from None

    def expr(self, node: cst.BaseExpression) -> ir.Expr:
        return lower_expr(self.names, node)

    def block(self, nodes: Sequence[cst.BaseStatement]) -> list[ir.Stmt]:
        out: list[ir.Stmt] = []
        for node in nodes:
            if isinstance(node, cst.SimpleStatementLine):
                line = self.line()
                for small in node.body:
                    self.small(small, line, out)
            else:
                _COMPOUND[type(node)](self, node, out)
        return out

    def suite(self, node: cst.BaseSuite, line: int) -> list[ir.Stmt]:
        if isinstance(node, cst.IndentedBlock):
            return self.block(node.body)
        out: list[ir.Stmt] = []
        if isinstance(node, cst.SimpleStatementSuite):
            for small in node.body:
                self.small(small, line, out)
        return out

    def small(self, node: cst.BaseSmallStatement, line: int, out: list[ir.Stmt]) -> None:
        lowered = _SMALL[type(node)](self, node, line)
        if lowered is not None:
            out.append(lowered)

    def function(self, node: cst.FunctionDef, line: int, decorators: list[ir.Expr]) -> ir.Function:
        params = lower_params(self.names, node.params)
        returns = self.expr(node.returns.annotation) if node.returns else None
        self.names.bind(node.name.value)
        outside, self.names = self.names, Names.of(params)
        body = self.suite(node.body, line)
        inside, self.names = self.names, outside
        outside.absorb(inside)
        return inside.function(node.name.value, params, body, decorators, returns, line)


def lower_params(names: Names, node: cst.Parameters) -> list[ir.Param]:
    """All parameters, in the order of the signature."""
    out = [_param(names, p, "", True) for p in (*node.posonly_params, *node.params)]
    if isinstance(node.star_arg, cst.Param):
        out.append(_param(names, node.star_arg, "*", False))
    out += [_param(names, p, "", False) for p in node.kwonly_params]
    if node.star_kwarg is not None:
        out.append(_param(names, node.star_kwarg, "**", False))
    return out


def _param(names: Names, node: cst.Param, star: str, positional: bool) -> ir.Param:
    default = lower_expr(names, node.default) if node.default else None
    annotation = lower_expr(names, node.annotation.annotation) if node.annotation else None
    return ir.Param(node.name.value, default, annotation, star, positional)


# Simple statements


def _expr(low: Lowering, node: cst.Expr, line: int) -> ir.Stmt:
    return ir.ExprStmt(node, line, low.expr(node.value))


def _assign(low: Lowering, node: cst.Assign, line: int) -> ir.Stmt:
    value = low.expr(node.value)
    targets = [low.expr(target.target) for target in node.targets]
    for target in targets:
        low.names.store(target)
    return ir.Assign(node, line, targets, value)


def _ann_assign(low: Lowering, node: cst.AnnAssign, line: int) -> ir.Stmt:
    target = low.expr(node.target)
    low.names.store(target)
    value = low.expr(node.value) if node.value else None
    return ir.AnnAssign(node, line, target, low.expr(node.annotation.annotation), value)


def _aug_assign(low: Lowering, node: cst.AugAssign, line: int) -> ir.Stmt:
    target = low.expr(node.target)
    low.names.store(target)
    op = type(node.operator).__name__.removesuffix("Assign")
    return ir.AugAssign(node, line, target, op, low.expr(node.value))


def _return(low: Lowering, node: cst.Return, line: int) -> ir.Stmt:
    return ir.Return(node, line, low.expr(node.value) if node.value else None)


def _raise(low: Lowering, node: cst.Raise, line: int) -> ir.Stmt:
    cause = low.expr(node.cause.item) if node.cause else None
    return ir.Raise(node, line, low.expr(node.exc) if node.exc else None, cause)


def _assert(low: Lowering, node: cst.Assert, line: int) -> ir.Stmt:
    return ir.Assert(node, line, low.expr(node.test), low.expr(node.msg) if node.msg else None)


def _delete(low: Lowering, node: cst.Del, line: int) -> ir.Stmt:
    target = low.expr(node.target)
    return ir.Delete(node, line, target.items if isinstance(target, ir.Sequence) else [target])


def _jump(low: Lowering, node: cst.BaseSmallStatement, line: int) -> ir.Stmt:
    return ir.Jump(node, line, type(node).__name__.lower())


def _scope(low: Lowering, node: cst.Global | cst.Nonlocal, line: int) -> ir.Stmt:
    names = [item.name.value for item in node.names]
    low.names.outer.update(names)
    return ir.Scope(node, line, names)


def _nothing(low: Lowering, node: cst.BaseSmallStatement, line: int) -> None:
    return None


def dotted(node: cst.BaseExpression | None) -> str:
    """`a.b.c` of a chain of names."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if isinstance(node, cst.Name):
        parts.append(node.value)
    return ".".join(reversed(parts))


def _as_name(alias: cst.ImportAlias) -> str | None:
    if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
        return alias.asname.name.value
    return None


def _import(low: Lowering, node: cst.Import, line: int) -> ir.Stmt:
    bindings: list[tuple[str, str]] = []
    for alias in node.names:
        full, bound = dotted(alias.name), _as_name(alias)
        bindings.append((bound, full) if bound else (full.split(".")[0], full.split(".")[0]))
    for name, _ in bindings:
        low.names.bind(name)
    return ir.Import(node, line, bindings)


def _import_from(low: Lowering, node: cst.ImportFrom, line: int) -> ir.Stmt:
    if isinstance(node.names, cst.ImportStar):
        names = [("*", "*")]
    else:
        names = [(_as_name(a) or dotted(a.name), dotted(a.name)) for a in node.names]
    for bound, _ in names:
        low.names.bind(bound)
    return ir.ImportFrom(node, line, dotted(node.module), len(node.relative), names)


# Compound statements


def _function_def(low: Lowering, node: cst.FunctionDef, out: list[ir.Stmt]) -> None:
    decorators = _decorators(low, node.decorators)
    line = low.line()
    out.append(ir.FunctionDef(node, line, low.function(node, line, decorators)))


def _class_def(low: Lowering, node: cst.ClassDef, out: list[ir.Stmt]) -> None:
    decorators = _decorators(low, node.decorators)
    line = low.line()
    bases = [
        ir.Arg(low.expr(a.value), a.star, a.keyword.value if a.keyword else None)
        for a in (*node.bases, *node.keywords)
    ]
    low.names.bind(node.name.value)
    outside, low.names = low.names, Names()
    body = low.suite(node.body, line)
    outside.absorb(low.names)
    low.names = outside
    out.append(ir.ClassDef(node, line, node.name.value, bases, decorators, body))


def _decorators(low: Lowering, nodes: Sequence[cst.Decorator]) -> list[ir.Expr]:
    out = []
    for decorator in nodes:
        low.line()
        out.append(low.expr(decorator.decorator))
    return out


def _if(low: Lowering, node: cst.If, out: list[ir.Stmt]) -> None:
    first = low.line()
    line = first
    branches: list[tuple[ir.Head, ir.Expr, list[ir.Stmt]]] = []
    orelse: list[ir.Stmt] = []
    current: cst.If | cst.Else | None = node
    while isinstance(current, cst.If):
        test = low.expr(current.test)
        low.names.test(test)
        head = ir.Head(current, line)
        branches.append((head, test, low.suite(current.body, line)))
        current = current.orelse
        if current is not None:
            line = low.line()
    if current is not None:
        orelse = low.suite(current.body, line)
    out.append(ir.If(node, first, branches, orelse))


def _else(low: Lowering, node: cst.Else | cst.Finally | None) -> list[ir.Stmt]:
    if node is None:
        return []
    line = low.line()
    return low.suite(node.body, line)


def _for(low: Lowering, node: cst.For, out: list[ir.Stmt]) -> None:
    line = low.line()
    target = low.expr(node.target)
    low.names.store(target)
    iterated = low.expr(node.iter)
    body = low.suite(node.body, line)
    out.append(ir.For(node, line, target, iterated, body, _else(low, node.orelse)))


def _while(low: Lowering, node: cst.While, out: list[ir.Stmt]) -> None:
    line = low.line()
    test = low.expr(node.test)
    low.names.test(test)
    body = low.suite(node.body, line)
    out.append(ir.While(node, line, test, body, _else(low, node.orelse)))


def _try(low: Lowering, node: cst.Try | cst.TryStar, out: list[ir.Stmt]) -> None:
    line = low.line()
    body = low.suite(node.body, line)
    handlers = []
    for handler in node.handlers:
        at = low.line()
        caught = low.expr(handler.type) if handler.type else None
        name = None
        if handler.name is not None and isinstance(handler.name.name, cst.Name):
            name = handler.name.name.value
            low.names.bind(name)
        handlers.append(ir.Handler(caught, name, low.suite(handler.body, at)))
    orelse = _else(low, node.orelse)
    out.append(ir.Try(node, line, body, handlers, orelse, _else(low, node.finalbody)))


def _with(low: Lowering, node: cst.With, out: list[ir.Stmt]) -> None:
    line = low.line()
    items: list[tuple[ir.Expr, ir.Expr | None]] = []
    for item in node.items:
        value = low.expr(item.item)
        target = low.expr(item.asname.name) if item.asname else None
        if target is not None:
            low.names.store(target)
        items.append((value, target))
    out.append(ir.With(node, line, items, low.suite(node.body, line)))


def _match(low: Lowering, node: cst.Match, out: list[ir.Stmt]) -> None:
    line = low.line()
    subject = low.expr(node.subject)
    cases = []
    for case in node.cases:
        at = low.line()
        pattern = lower_pattern(low.names, case.pattern)
        guard = low.expr(case.guard) if case.guard else None
        cases.append(ir.Case(case, at, pattern, guard, low.suite(case.body, at)))
    out.append(ir.Match(node, line, subject, cases))


_SMALL: dict[type[cst.CSTNode], Callable[..., ir.Stmt | None]] = {
    cst.Expr: _expr,
    cst.Assign: _assign,
    cst.AnnAssign: _ann_assign,
    cst.AugAssign: _aug_assign,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Break: _jump,
    cst.Continue: _jump,
    cst.Pass: _nothing,
    cst.Global: _scope,
    cst.Nonlocal: _scope,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.TypeAlias: _nothing,
}

_COMPOUND: dict[type[cst.CSTNode], Callable[..., None]] = {
    cst.FunctionDef: _function_def,
    cst.ClassDef: _class_def,
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
    cst.Match: _match,
}
