"""What a finding says: one line that a developer can act on."""

from __future__ import annotations

from rozi_lint.flow.events import Event
from rozi_lint.policy import Check, words
from rozi_lint.verdict.conditions import Match


def message(check: Check, event: Event, match: Match) -> str:
    """The rule's sentence with what was found, its article, and what to do instead."""
    data = listing([words(category) for category, _ in match.labels if isinstance(category, str)])
    filled = _fill(check.text, data, event, match)
    remedy = _fill(check.remedy, data, event, match)
    sentence = f"{filled[:1].upper()}{filled[1:]} (article {check.article})"
    return f"{check.name}: {sentence}; {remedy}" if remedy else f"{check.name}: {sentence}"


def _fill(template: str, data: str, event: Event, match: Match) -> str:
    places = listing([f"`{p}`" for p in match.places])
    return (
        template.replace("{data}", data or "data")
        .replace("{sink}", event.sink)
        .replace("{place}", places)
        .replace("{field}", event.sink)
    )


def listing(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`; each once."""
    unique = list(dict.fromkeys(items))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"
