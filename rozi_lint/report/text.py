"""Findings as lines of text, grouped by file."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from rozi_lint.verdict.finding import Finding

UNDECLARED_PURPOSE = "RZ101"
BOLD, RED, YELLOW, CYAN, RESET = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[0m"
PAINTS = {"high": RED, "medium": YELLOW, "low": CYAN}


def render(
    findings: Sequence[Finding], checked: int, without_policy: Collection[str], *, colour: bool
) -> str:
    """All findings and a summary line.

    `checked` is the number of files; `without_policy` are those that no service policy covers: no
    module can have a purpose there, so their undeclared purposes are folded to one line a module.
    """
    lines: list[str] = []
    for path, group in groupby(sorted(findings, key=_place), key=attrgetter("path")):
        lines.append(_paint(path, BOLD, colour=colour))
        inside = list(group)
        rows = _folded(inside) if path in without_policy else _rows(inside)
        lines.extend(_line(found, message, colour=colour) for found, message in rows)
        lines.append("")
    lines.append(_paint(_summary(findings, checked), BOLD, colour=colour))
    return "\n".join(lines)


def _place(found: Finding) -> tuple[str, int, int, str]:
    return found.path, found.line, found.column, found.code


def _rows(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    return ((found, found.message) for found in findings)


def _folded(findings: list[Finding]) -> Iterator[tuple[Finding, str]]:
    """All findings, but of the undeclared purposes only the first, and how many there are more."""
    more = sum(found.code == UNDECLARED_PURPOSE for found in findings) - 1
    seen = False
    for found, message in _rows(findings):
        if found.code != UNDECLARED_PURPOSE:
            yield found, message
        elif not seen:
            seen = True
            yield found, f"{message} (and {more} more in this module)" if more else message


def _line(found: Finding, message: str, *, colour: bool) -> str:
    place = f"{found.line}:{found.column + 1}"
    rule = _paint(found.code, PAINTS.get(found.severity, ""), colour=colour)
    return f"  {place:<8} {rule} {message}"


def _summary(findings: Sequence[Finding], checked: int) -> str:
    files = len({found.path for found in findings})
    if not checked:
        return "No Python files to check."
    if not findings:
        return f"Nothing found in {_count(checked, 'file')}."
    return f"{_count(len(findings), 'finding')} in {files} of {_count(checked, 'file')}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _paint(text: str, paint: str, *, colour: bool) -> str:
    return f"{paint}{text}{RESET}" if colour and paint else text
