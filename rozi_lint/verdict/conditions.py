"""The condition words of rules: each one implemented once, each saying what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rozi_lint.flow.events import Event, Known
from rozi_lint.flow.value import LabelKey, Step
from rozi_lint.policy import Check, Condition, Policy, Purpose, Vendor, covered
from rozi_lint.verdict import cookies
from rozi_lint.verdict.destinations import UNDECLARED, UNKNOWN, Destinations

FORMS = ("clear", "partial", "pseudonymous", "encrypted", "aggregate")

EVENT_GROUPS: Mapping[str, tuple[str, ...]] = {
    "send": ("request", "log", "message", "transport"),
}
"""Kinds of event that a rule may name together: whatever sends something somewhere."""


def _nowhere(vendor: Vendor) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Setting:
    """What conditions are held against: the policy, and what is in effect at the event."""

    policy: Policy
    destinations: Destinations
    purposes: tuple[Purpose, ...] = ()
    started: frozenset[str] = frozenset()
    """Undeclared vendors whose SDK is set up in the module."""
    elsewhere: Callable[[Vendor], bool] = _nowhere
    """Whether a vendor's SDK is set up somewhere else in the project."""

    def starts(self, vendor: Vendor) -> bool:
        return vendor.id in self.started or self.elsewhere(vendor)


@dataclass(slots=True)
class Match:
    """What made the conditions hold: the data, the places it goes to, the names."""

    labels: dict[LabelKey, Step | None] = field(default_factory=dict)
    places: tuple[str, ...] = ()


Word = Callable[[Setting, Event, Known, Match, object], bool]


def _data(setting: Setting, event: Event, known: Known, match: Match, wanted: object) -> bool:
    assert isinstance(wanted, tuple)
    kept = {key: step for key, step in match.labels.items() if covered(wanted, str(key[0]))}
    match.labels = kept
    return bool(kept)


def _not_data(setting: Setting, event: Event, known: Known, match: Match, left: object) -> bool:
    assert isinstance(left, tuple)
    match.labels = {k: s for k, s in match.labels.items() if not covered(left, str(k[0]))}
    return bool(match.labels)


def _form(setting: Setting, event: Event, known: Known, match: Match, wanted: object) -> bool:
    assert isinstance(wanted, tuple)
    match.labels = {k: s for k, s in match.labels.items() if k[1][0] in wanted}
    return bool(match.labels)


def _role(setting: Setting, event: Event, known: Known, match: Match, wanted: object) -> bool:
    assert isinstance(wanted, tuple)
    match.labels = {}
    for role in wanted:
        match.labels.update(known.data.get(role, {}))
    return bool(match.labels)


def _recipient(setting: Setting, event: Event, known: Known, match: Match, word: object) -> bool:
    """`undeclared`: it goes to nobody that the policy names; `unresolved`: nobody can tell."""
    found = setting.destinations.of(known)
    if word == "unresolved":
        return bool(found) and all(d.status == UNKNOWN for d in found)
    wrong = [d for d in found if d.status == UNDECLARED]
    if "vendor" in known.facts and "stage" not in known.facts:
        # Reported where the SDK is set up, once, and not at each later call.
        wrong = [d for d in wrong if d.vendor is None or not setting.starts(d.vendor)]
    match.places = tuple(
        f"{d.vendor.title} ({d.name})" if d.vendor and d.vendor.title != d.name else d.name
        for d in wrong
    )
    return bool(wrong)


def _cookie(setting: Setting, event: Event, known: Known, match: Match, word: object) -> bool:
    if cookies.is_deletion(known):
        return False
    find = cookies.unresolved if word == "unresolved" else cookies.undeclared
    match.places = tuple(dict.fromkeys(find(setting.policy, known)))
    return bool(match.places)


def _purpose(setting: Setting, event: Event, known: Known, match: Match, word: object) -> bool:
    """`none`: no purpose is in effect; `mismatch`: none of those in effect lists the data."""
    if word == "none":
        return not setting.purposes
    if not setting.purposes:
        return False
    listed = tuple(key for purpose in setting.purposes for key in purpose.data)
    match.labels = {k: s for k, s in match.labels.items() if not covered(listed, str(k[0]))}
    match.places = tuple(p.id for p in setting.purposes)
    return bool(match.labels)


WORDS: Mapping[str, tuple[Condition, Word]] = {
    "role": (Condition("texts"), _role),
    "data": (Condition("categories"), _data),
    "not_data": (Condition("categories"), _not_data),
    "form": (Condition("texts", FORMS), _form),
    "recipient": (Condition("text", ("undeclared", "unresolved")), _recipient),
    "cookie": (Condition("text", ("undeclared", "unresolved")), _cookie),
    "purpose": (Condition("text", ("none", "mismatch")), _purpose),
}
"""The words in the order in which they are looked at; `role` narrows what `data` then sees."""

CONDITION_WORDS: Mapping[str, Condition] = {word: kind for word, (kind, _) in WORDS.items()}


def applies(check: Check, event: Event) -> bool:
    """Whether a rule speaks of this kind of event."""
    return event.kind == check.event or event.kind in EVENT_GROUPS.get(check.event, ())


def holds(check: Check, setting: Setting, event: Event, known: Known) -> Match | None:
    """What makes a rule fire at one level of an event; None where it does not."""
    match = Match({key: step for labels in known.data.values() for key, step in labels.items()})
    for word, (_, test) in WORDS.items():
        wanted = check.when.get(word)
        if wanted is not None and not test(setting, event, known, match, wanted):
            return None
    return match


def fires(check: Check, setting: Setting, event: Event) -> Match | None:
    """What a rule reports of an event: what was not reported further in already."""
    match = holds(check, setting, event, event.known)
    if match is None:
        return None
    inner = event.known.inner
    while inner is not None:
        before = holds(check, setting, event, inner)
        if before is not None:
            if not _is_about_data(check):
                return None
            match.labels = {k: s for k, s in match.labels.items() if k not in before.labels}
            if not match.labels:
                return None
        inner = inner.inner
    return match


def _is_about_data(check: Check) -> bool:
    return "data" in check.when or "form" in check.when
