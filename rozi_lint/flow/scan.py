"""A cheap look at the text before any parser sees it.

Two answers: on which line each logical line starts, and whether the text nests or chains deeper
than a recursive parser can bear (libcst dies of about 1,400 nested parentheses, and takes quadratic
time over chains of calls).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_NESTING = 100
"""Open brackets at one point; CPython itself stops at 200."""
MAX_CHAIN = 600
"""Operators and trailers in one expression, counted between two commas of one bracket."""
LONG_ENOUGH_TO_CHAIN = MAX_CHAIN
"""No shorter logical line can hold so many operators."""

_STRING = (
    r"(?:[rRbBuUfFtT]{0,2})"
    r"(?:'''(?:[^\\']|\\[\s\S]|'(?!''))*'''"
    r'|"""(?:[^\\"]|\\[\s\S]|"(?!""))*"""'
    r"|'(?:[^'\\\n]|\\[\s\S])*'"
    r'|"(?:[^"\\\n]|\\[\s\S])*")'
)
_LINE = re.compile(rf"{_STRING}|#[^\n]*|[(\[{{]|[)\]}}]|\\\n|\n")
_CHAIN = re.compile(
    rf"{_STRING}|#[^\n]*|[(\[{{]|[)\]}}]|,|[.+*/%@&|^<>=~-]+|\b(?:and|or|not|in|is|if|else|lambda|await|for)\b"
)


class TooDeepError(Exception):
    """The text nests or chains deeper than this tool follows; says where."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


@dataclass(frozen=True, slots=True)
class Scan:
    """`starts[i]`: the 1-based line on which logical line i starts; `ends[i]`: on which it ends."""

    starts: list[int]
    ends: list[int]


def scan(text: str) -> Scan:
    """The logical lines of a module. Raises `TooDeepError`."""
    text = _with_plain_line_ends(text)
    lines = _LogicalLines(text)
    line, depth, comment = 1, 0, -1
    for match in _LINE.finditer(text):
        token = match.group()
        first = token[0]
        if first == "\n":
            if not depth:
                lines.end(line, match.start(), comment)
            line += 1
            comment = -1
        elif first == "#":
            comment = match.start()
        elif first == "\\":
            line += 1
        elif first in "([{":
            depth += 1
            if depth > MAX_NESTING:
                raise TooDeepError(line, f"brackets nest more than {MAX_NESTING} deep")
        elif first in ")]}":
            depth = max(0, depth - 1)
        else:
            line += token.count("\n")
    return Scan(lines.starts, lines.ends)


def _with_plain_line_ends(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"


class _LogicalLines:
    """The logical lines met so far, and where the one at hand begins."""

    __slots__ = ("_begin", "_start", "_text", "ends", "starts")

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._text = text
        self._start, self._begin = 1, 0

    def end(self, line: int, newline: int, comment: int) -> None:
        """The logical line at hand ends with a line; `comment` is where one starts on it, or -1."""
        begin = self._begin
        end = newline if comment < 0 else comment
        if end > begin and not self._text[begin:end].isspace():
            self.starts.append(self._start)
            self.ends.append(line)
            if end - begin > LONG_ENOUGH_TO_CHAIN:
                _check_chain(self._text[begin:end], self._start)
        self._start, self._begin = line + 1, newline + 1


def _check_chain(logical: str, line: int) -> None:
    counts = [0]
    for match in _CHAIN.finditer(logical):
        first = match.group()[0]
        if first in "([{":
            counts.append(0)
        elif first in ")]}":
            if len(counts) > 1:
                counts.pop()
            counts[-1] += 1
        elif first == ",":
            counts[-1] = 0
        elif first not in "'\"#" and match.group()[-1] not in "'\"":
            counts[-1] += len(match.group()) if first in "-~+" else 1
        if counts[-1] > MAX_CHAIN:
            raise TooDeepError(line, f"an expression chains more than {MAX_CHAIN} operations")
