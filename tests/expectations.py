"""Expectations written at the end of a line of checked code: `# want: RZ405`."""

from __future__ import annotations

import re
from pathlib import Path

_WANT = re.compile(r"# want: ((?:RZ\d{3}\b ?)+)")
_MISS = re.compile(r"# miss: ((?:RZ\d{3}\b ?)+)")
_FALSE = re.compile(r"# false: ((?:RZ\d{3}\b ?)+)")

Mark = tuple[int, str]


def marks(path: Path, pattern: re.Pattern[str] = _WANT) -> set[Mark]:
    """(line, code) of every mark in a file."""
    found: set[Mark] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for match in pattern.finditer(line):
            found.update((number, code) for code in match.group(1).split())
    return found


def wanted(path: Path) -> set[Mark]:
    """What must be reported."""
    return marks(path)


def missed(path: Path) -> set[Mark]:
    """Known misses: they should be reported and are not yet."""
    return marks(path, _MISS)


def false_alarms(path: Path) -> set[Mark]:
    """Known false alarms: they are reported and should not be."""
    return marks(path, _FALSE)
