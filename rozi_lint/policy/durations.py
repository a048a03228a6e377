"""Lifetimes as the policy writes them: "30 days", "13 months", "session"."""

import re
from dataclasses import dataclass

_DAY = 24 * 60 * 60
_UNITS = {"second": 1, "minute": 60, "hour": 60 * 60, "day": _DAY, "week": 7 * _DAY}
_DURATION = re.compile(r"(\d+) (second|minute|hour|day|week|month|year)s?\Z")


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something lives, in seconds; 0 means: no longer than the session."""

    text: str
    seconds: int

    @property
    def is_session(self) -> bool:
        return self.seconds == 0

    def __str__(self) -> str:
        return self.text


def parse_duration(text: str) -> Duration | None:
    """The duration, or None where the text is none."""
    if text == "session":
        return Duration(text, 0)
    match = _DURATION.match(text)
    if match is None:
        return None
    count, unit = int(match.group(1)), match.group(2)
    if unit in _UNITS:
        return Duration(text, count * _UNITS[unit])
    months = count * 12 if unit == "year" else count
    # A month is as long as the longest months in a row: a promise of 13 months is not broken by a
    # lifetime that ends on the same day of the month.
    years, rest = divmod(months, 12)
    return Duration(text, (years * 366 + rest * 31) * _DAY)
