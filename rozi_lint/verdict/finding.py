"""One finding: what every report is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of the data; lines count from 1."""

    path: str
    line: int
    what: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A rule broken at one place. Lines count from 1, columns from 0."""

    path: str
    line: int
    column: int
    code: str
    name: str
    message: str
    severity: str
    article: str
    steps: tuple[Step, ...] = ()
