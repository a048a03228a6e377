"""Comments that direct the tool: `# rozi: purpose=…`, and where each is in effect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rozi_lint.flow import ir
from rozi_lint.policy import Policy, Purpose

_COMMENT = re.compile(r"#\s*rozi:\s*(.*?)(?= #|$)")
_PURPOSE = re.compile(r"purpose\s*=\s*([\w\-, ]+)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The lines, from first to last, that a purpose comment covers."""

    first: int
    last: int
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directives:
    """The directives of a module, the narrowest scope last."""

    scopes: tuple[Scope, ...]

    def purposes_at(self, policy: Policy) -> Callable[[int], tuple[Purpose, ...] | None]:
        """The purposes that comments put into effect on a line; None where none does."""

        def at(line: int) -> tuple[Purpose, ...] | None:
            found = [s for s in self.scopes if s.first <= line <= s.last]
            if not found:
                return None
            nearest = min(found, key=lambda s: s.last - s.first)
            known = (policy.purposes.get(p) for p in nearest.purposes)
            return tuple(p for p in known if p is not None)

        return at


def read_directives(text: str, module: ir.Module) -> Directives:
    """The directives of a module's text."""
    if "rozi:" not in text:
        return Directives(())
    lines = text.splitlines()
    spans = sorted(_spans(module.body, len(lines)))
    scopes: list[Scope] = []
    for number, line in enumerate(lines, 1):
        for match in _COMMENT.finditer(line):
            purpose = _PURPOSE.match(match.group(1))
            if purpose is not None:
                ids = tuple(p.strip() for p in purpose.group(1).split(",") if p.strip())
                alone = line.lstrip().startswith("#")
                scopes.append(_scope(number, alone, ids, spans, lines))
    return Directives(tuple(scopes))


def _spans(body: list[ir.Stmt], end: int) -> Iterator[tuple[int, int]]:
    """First and last line of every statement."""
    for index, statement in enumerate(body):
        following = body[index + 1].line - 1 if index + 1 < len(body) else end
        yield statement.line, following
        for inner in _bodies(statement):
            yield from _spans(inner, following)


def _bodies(statement: ir.Stmt) -> list[list[ir.Stmt]]:
    if isinstance(statement, ir.FunctionDef):
        return [statement.function.body]
    if isinstance(statement, ir.If):
        return [*(body for _, body in statement.branches), statement.orelse]
    if isinstance(statement, (ir.For, ir.While)):
        return [statement.body, statement.orelse]
    if isinstance(statement, ir.Try):
        handlers = [h.body for h in statement.handlers]
        return [statement.body, *handlers, statement.orelse, statement.final]
    if isinstance(statement, (ir.With, ir.ClassDef)):
        return [statement.body]
    if isinstance(statement, ir.Match):
        return [case.body for case in statement.cases]
    return []


def _scope(
    number: int, alone: bool, ids: tuple[str, ...], spans: list[tuple[int, int]], lines: list[str]
) -> Scope:
    if not alone:
        span = next((s for s in reversed(spans) if s[0] <= number <= s[1]), (number, number))
        starting = [s for s in spans if s[0] == number]
        first, last = starting[0] if starting else span
        return Scope(first, last, ids)
    before = [s for s in spans if s[0] < number]
    if not before and _is_head(number, lines):
        return Scope(1, len(lines), ids)
    following = [s for s in spans if s[0] > number]
    if not following:
        return Scope(number, number, ids)
    first = following[0][0]
    last = max(s[1] for s in following if s[0] == first)
    return Scope(min(number, first), last, ids)


def _is_head(number: int, lines: list[str]) -> bool:
    """Whether a comment stands at the head of the module, and not right before a statement."""
    for line in lines[number:]:
        if not line.strip():
            return True
        if not line.lstrip().startswith("#"):
            return False
    return True
