"""Exact places, worked out only for statements that have something to report."""

from __future__ import annotations

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from rozi_lint.flow.events import Place


class Positions:
    """Lines (from 1) and columns (from 0) of places of one module."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._ranges: dict[int, tuple[int, dict[cst.CSTNode, CodeRange]]] = {}

    def locate(self, place: Place) -> tuple[int, int]:
        start, ranges = self._of(place)
        found = ranges.get(place.node)
        if found is None:
            return place.line, self._indent(place.line)
        line = place.line + found.start.line - start
        before = self._before(place) if line == place.line else self._indent(place.line)
        return line, found.start.column + before

    def _before(self, place: Place) -> int:
        """The column at which the statement starts: another one may stand before it."""
        text = self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""
        if isinstance(place.statement, cst.BaseSmallStatement) and ";" in text:
            code = cst.Module(body=[]).code_for_node(place.statement).partition("\n")[0]
            return max(text.find(code), 0)
        # Standing alone, an `elif` is written `if`.
        is_elif = isinstance(place.statement, cst.If) and text.lstrip().startswith("elif")
        return self._indent(place.line) + (2 if is_elif else 0)

    def _indent(self, line: int) -> int:
        text = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return len(text) - len(text.lstrip())

    def _of(self, place: Place) -> tuple[int, dict[cst.CSTNode, CodeRange]]:
        key = id(place.statement)
        if key not in self._ranges:
            self._ranges[key] = _ranges(place.statement)
        return self._ranges[key]


def _ranges(statement: cst.CSTNode) -> tuple[int, dict[cst.CSTNode, CodeRange]]:
    """The statement's own line in a module of its own, and the ranges of all its nodes there."""
    if not isinstance(statement, (cst.BaseSmallStatement, cst.BaseStatement)):
        return 0, {}
    alone = _alone(statement)
    module = cst.Module(body=[alone])
    ranges = dict(MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider))
    first = statement if statement in ranges else alone
    start = ranges[first].start.line
    if isinstance(alone, (cst.FunctionDef, cst.ClassDef)):
        start += _decorator_lines(alone, ranges)
    return start, ranges


def _alone(
    statement: cst.BaseSmallStatement | cst.BaseStatement,
) -> cst.SimpleStatementLine | cst.BaseCompoundStatement:
    """The statement without the body that it governs, fit to stand alone."""
    if isinstance(statement, cst.BaseSmallStatement):
        return cst.SimpleStatementLine(body=[statement])
    empty = cst.IndentedBlock(body=[])
    if isinstance(statement, cst.Match):
        return cst.SimpleStatementLine(body=[cst.Expr(statement.subject)])
    changed = statement.with_changes(body=empty)
    if isinstance(changed, (cst.If, cst.For, cst.While)):
        changed = changed.with_changes(orelse=None)
    if isinstance(changed, (cst.Try, cst.TryStar)):
        changed = changed.with_changes(handlers=[], orelse=None, finalbody=cst.Finally(body=empty))
    assert isinstance(changed, cst.BaseCompoundStatement)
    return changed.with_changes(leading_lines=[])


def _decorator_lines(node: cst.FunctionDef | cst.ClassDef, ranges: object) -> int:
    assert isinstance(ranges, dict)
    name = ranges.get(node.name)
    return name.start.line - ranges[node].start.line if name is not None else 0
