"""Holds the events of a module against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from rozi_lint.flow.events import Event, Place
from rozi_lint.flow.value import Step as FlowStep
from rozi_lint.policy import Check, Purpose
from rozi_lint.verdict.conditions import Match, Setting, applies, fires
from rozi_lint.verdict.destinations import UNDECLARED
from rozi_lint.verdict.finding import Finding, Step
from rozi_lint.verdict.messages import message

Locate = Callable[[Place], tuple[int, int]]
"""Line (from 1) and column (from 0) of a place."""
PurposesAt = Callable[[int], tuple[Purpose, ...] | None]
"""The purposes that a comment puts into effect on a line; None where no comment does."""

MAX_STEPS = 12


@dataclass(frozen=True, slots=True)
class Module:
    """What the judge has to know of a module."""

    path: str
    locate: Locate
    purposes: tuple[Purpose, ...]
    purposes_at: PurposesAt


def judge(
    checks: Iterable[Check], setting: Setting, module: Module, events: list[Event]
) -> list[Finding]:
    """All findings of a module, each rule once an expression, in the order of the lines."""
    started = setting.started | _started(setting, events)
    found: dict[tuple[str, int], tuple[Check, Event, Match]] = {}
    counted: set[tuple[str, str, str]] = set()
    for event in events:
        at = module.purposes_at(event.place.line)
        here = replace(setting, started=started, purposes=module.purposes if at is None else at)
        for check in checks:
            if not applies(check, event):
                continue
            match = fires(check, here, event)
            if match is None or not _is_first(check, event, match, counted):
                continue
            key = (check.code, id(event.place.node))
            if key in found:
                match = _united(found[key][2], match)
            found[key] = (check, event, match)
    return sorted(_findings(module, found.values()))


def _started(setting: Setting, events: list[Event]) -> frozenset[str]:
    """Undeclared vendors whose SDK is set up in this module."""
    return frozenset(
        destination.vendor.id
        for event in events
        if "stage" in event.known.facts
        for destination in setting.destinations.of(event.known)
        if destination.status == UNDECLARED and destination.vendor is not None
    )


def _is_first(check: Check, event: Event, match: Match, counted: set[tuple[str, str, str]]) -> bool:
    """Reads count once a function and category, at the first."""
    if event.kind != "read":
        return True
    fresh = {
        key: step
        for key, step in match.labels.items()
        if (check.code, event.function, str(key[0])) not in counted
    }
    counted.update((check.code, event.function, str(key[0])) for key in fresh)
    match.labels = fresh
    return bool(fresh)


def _united(one: Match, two: Match) -> Match:
    places = tuple(dict.fromkeys((*one.places, *two.places)))
    return Match({**two.labels, **one.labels}, places)


def _findings(module: Module, found: Iterable[tuple[Check, Event, Match]]) -> Iterator[Finding]:
    for check, event, match in found:
        line, column = module.locate(event.place)
        yield Finding(
            module.path,
            line,
            column,
            check.code,
            check.name,
            message(check, event, match),
            check.severity,
            check.article,
            _way(match),
        )


def _way(match: Match) -> tuple[Step, ...]:
    """The steps of the data that was found, from where it came."""
    step: FlowStep | None = next((s for s in match.labels.values() if s is not None), None)
    out: list[Step] = []
    while step is not None and len(out) < MAX_STEPS:
        out.append(Step(step.path, step.line, step.what))
        step = step.before
    return tuple(reversed(out))
