"""Comments that direct the tool, `# rozi: …`, and the lines that each of them covers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rozi_lint.flow import ir
from rozi_lint.policy import Policy, Purpose

_COMMENT = re.compile(r"#\s*rozi:\s*(.*?)(?=\s#|$)")
_PURPOSE = re.compile(r"purpose\s*=\s*([\w\-, ]+)")
_DATA = re.compile(r"data\s*=\s*([\w.]+)")
_ALLOW = re.compile(r"allow\s+([\w\-, ]*?)\s*(?:--\s*(.*))?$")
_UNTIL = re.compile(r"\buntil (\d{4}-\d{2}-\d{2})\b")


@dataclass(frozen=True, slots=True)
class Scope:
    """The lines, from first to last, that a comment covers, and what it says of them."""

    first: int
    last: int
    words: tuple[str, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Directives:
    """The directives of a module; `data` is by the line of the statement."""

    purposes: tuple[Scope, ...] = ()
    allowances: tuple[Scope, ...] = ()
    data: Mapping[int, str] = field(default_factory=dict)

    def purposes_at(self, policy: Policy) -> Callable[[int], tuple[Purpose, ...] | None]:
        """The purposes that comments put into effect on a line; None where none does."""

        def at(line: int) -> tuple[Purpose, ...] | None:
            found = [s for s in self.purposes if s.first <= line <= s.last]
            if not found:
                return None
            nearest = min(found, key=lambda s: s.last - s.first)
            known = (policy.purposes.get(p) for p in nearest.words)
            return tuple(p for p in known if p is not None)

        return at

    def allows(self, line: int, code: str, name: str, today: date) -> bool:
        """Whether an allowance that has not expired accepts a rule's finding on a line."""
        return any(
            scope.first <= line <= scope.last
            and (code in scope.words or name in scope.words)
            and (scope.until is None or today <= scope.until)
            for scope in self.allowances
        )


NONE = Directives()


def read_directives(text: str, module: ir.Module) -> Directives:
    """The directives of a module's text."""
    if "rozi:" not in text:
        return NONE
    lines = text.splitlines()
    spans = sorted(_spans(module.body, len(lines)))
    purposes: list[Scope] = []
    allowances: list[Scope] = []
    data: dict[int, str] = {}
    for number, line in enumerate(lines, 1):
        for match in _COMMENT.finditer(line):
            said = match.group(1).strip()
            at = _Place(number, line.lstrip().startswith("#"), spans, lines)
            purpose, told, allow = _PURPOSE.match(said), _DATA.match(said), _ALLOW.match(said)
            if purpose is not None:
                purposes.append(Scope(*at.covered(whole=True), _listed(purpose.group(1))))
            elif told is not None:
                data[at.statement()] = told.group(1)
            elif allow is not None:
                until = _UNTIL.search(allow.group(2) or "")
                end = _day(until.group(1)) if until else date.max
                if end is None:
                    continue
                allowances.append(Scope(*at.covered(whole=False), _listed(allow.group(1)), end))
    return Directives(tuple(purposes), tuple(allowances), data)


def _day(text: str) -> date | None:
    """A date; None for one that no calendar has, with which nothing is allowed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comment stands: on its line, `alone` or behind code, among the module's statements.

    `spans`: first and last line of every statement, sorted.
    """

    line: int
    alone: bool
    spans: list[tuple[int, int]]
    lines: list[str]

    def statement(self) -> int:
        """The line of the statement that the comment speaks of."""
        if self.alone:
            return next((first for first, _ in self.spans if first > self.line), self.line)
        return max((first for first, _ in self.spans if first <= self.line), default=self.line)

    def covered(self, whole: bool) -> tuple[int, int]:
        """The lines of that statement; at the head of the module, where `whole` is asked, all."""
        if self.alone and whole and self._is_head():
            return 1, len(self.lines)
        first = self.statement()
        last = max((end for start, end in self.spans if start == first), default=first)
        return min(first, self.line), max(last, self.line)

    def _is_head(self) -> bool:
        """No code stands above, and what follows is a blank line, a docstring or more comments."""
        if any(first < self.line for first, _ in self.spans):
            return False
        for line in self.lines[self.line :]:
            text = line.strip()
            if not text or text.startswith(('"""', "'''", "import ", "from ")):
                return True
            if not text.startswith("#"):
                return False
        return True


def _spans(body: list[ir.Stmt], end: int) -> Iterator[tuple[int, int]]:
    """First and last line of every statement."""
    for index, statement in enumerate(body):
        following = body[index + 1].line - 1 if index + 1 < len(body) else end
        yield statement.line, max(following, statement.line)
        for inner in _bodies(statement):
            yield from _spans(inner, following)


def _bodies(statement: ir.Stmt) -> list[list[ir.Stmt]]:
    if isinstance(statement, ir.FunctionDef):
        return [statement.function.body]
    if isinstance(statement, ir.If):
        return [*(body for _, _, body in statement.branches), statement.orelse]
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
