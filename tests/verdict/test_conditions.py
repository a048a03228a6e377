"""The words of conditions: what each keeps, and when a rule fires."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import libcst as cst
import pytest

from rozi_lint.flow.events import Event, Known, Place
from rozi_lint.flow.value import LabelKey, Labels, Step
from rozi_lint.policy import Check, covered, load_checks, load_vendors
from rozi_lint.verdict.conditions import (
    CONDITION_WORDS,
    EVENT_GROUPS,
    WORDS,
    Setting,
    applies,
    fires,
)
from rozi_lint.verdict.destinations import Destinations

from .policies import known, policy

EMAIL, NAME, PAN = "user.contact.email", "user.name", "user.financial.credit_card.number"
NODE = cst.Name("here")
POLICY = policy()
VENDORS = load_vendors()
CHECKS = {check.code: check for check in load_checks(conditions=CONDITION_WORDS)}


def rule(event: str = "log", **when: object) -> Check:
    return replace(CHECKS["RZ405"], event=event, when=when)  # type: ignore[arg-type]


def setting(*purposes: str, started: tuple[str, ...] = ()) -> Setting:
    return Setting(
        POLICY,
        Destinations(POLICY, VENDORS),
        tuple(POLICY.purposes[p] for p in purposes),
        frozenset(started),
    )


def event(facts: Known, kind: str = "log") -> Event:
    return Event(kind, "the sink", Place(1, NODE, NODE), "f", facts)


def labels(*categories: str, form: str = "clear") -> Labels:
    return {(category, (form,)): None for category in categories}


def kept(check: Check, facts: Known, here: Setting | None = None) -> set[str] | None:
    """The categories that a rule reports; None where it does not fire."""
    match = fires(check, here or setting(), event(facts))
    return None if match is None else {str(category) for category, _ in match.labels}


def test_every_word_of_a_condition_has_one_meaning() -> None:
    assert set(CONDITION_WORDS) == set(WORDS)
    assert all(word in WORDS for check in CHECKS.values() for word in check.when)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (("user.contact.email",), {EMAIL}),
        (("user.contact",), {EMAIL}),
        (("user",), {EMAIL, NAME, PAN}),
        (("user.contact", "user.financial"), {EMAIL, PAN}),
        (("user.contact.email.work",), None),
        (("user.con",), None),
    ],
)
def test_data(wanted: tuple[str, ...], found: set[str] | None) -> None:
    facts = known({"data": labels(EMAIL, NAME, PAN)})
    assert kept(rule(data=wanted), facts) == found
    rest = {EMAIL, NAME, PAN} - (found or set())
    assert kept(rule(not_data=wanted), facts) == (rest or None)


def test_form() -> None:
    facts = known({"data": {**labels(EMAIL), **labels(NAME, form="partial")}})
    assert kept(rule(form=("clear",)), facts) == {EMAIL}
    assert kept(rule(form=("clear", "partial")), facts) == {EMAIL, NAME}
    assert kept(rule(form=("encrypted",)), facts) is None


def test_role() -> None:
    facts = known({"body": labels(EMAIL), "headers": labels(NAME)})
    assert kept(rule(role=("body",)), facts) == {EMAIL}
    assert kept(rule(role=("body", "headers")), facts) == {EMAIL, NAME}
    assert kept(rule(role=("to",)), facts) is None
    assert kept(rule(role=("headers",), data=("user.contact",)), facts) is None
    assert kept(rule(data=("user",)), facts) == {EMAIL, NAME}


@pytest.mark.parametrize(
    ("purposes", "none", "mismatch"),
    [
        ((), True, None),
        (("parcels",), False, {EMAIL}),
        (("mail",), False, {NAME}),
        (("mail", "parcels"), False, None),
    ],
)
def test_purpose(purposes: tuple[str, ...], none: bool, mismatch: set[str] | None) -> None:
    facts = known({"data": labels(EMAIL, NAME)})
    here = setting(*purposes)
    assert (kept(rule(purpose="none"), facts, here) is not None) is none
    assert kept(rule(purpose="mismatch"), facts, here) == mismatch


def test_recipient() -> None:
    undeclared, unresolved = rule(recipient="undeclared"), rule(recipient="unresolved")
    cases = {
        "https://evil.example/": (True, False),
        "https://api.parcels.example/": (False, False),
        "https://rozi.example/": (False, False),
        "/relative": (False, True),
    }
    for url, wanted in cases.items():
        facts = known(url=url)
        found = tuple(kept(check, facts) is not None for check in (undeclared, unresolved))
        assert found == wanted, url
    assert kept(undeclared, known()) is None
    assert kept(unresolved, known()) is None


def test_the_places_of_a_recipient_are_named() -> None:
    check = rule(recipient="undeclared")
    for facts, places in (
        (known(url="https://evil.example/x"), ("evil.example",)),
        (known(url="https://api.mixpanel.com/x"), ("Mixpanel (api.mixpanel.com)",)),
        (known(vendor="mixpanel"), ("Mixpanel",)),
    ):
        match = fires(check, setting(), event(facts))
        assert match is not None
        assert match.places == places


def test_a_vendor_is_reported_where_it_is_set_up() -> None:
    check = rule(recipient="undeclared")
    started = setting(started=("mixpanel",))
    assert kept(check, known(vendor="mixpanel"), started) is None
    assert kept(check, known(vendor="mixpanel", stage="init"), started) is not None
    assert kept(check, known(vendor="amplitude"), started) is not None
    assert kept(check, known(url="https://api.mixpanel.com/x"), started) is not None


def test_cookie() -> None:
    undeclared, unresolved = rule(cookie="undeclared"), rule(cookie="unresolved")
    for facts, wanted in (
        (known(name="visitor"), (True, False)),
        (known(name="visitor", max_age=0), (False, False)),
        (known(name="cart_id"), (False, False)),
        (known(name=3), (False, False)),
        (known(), (False, False)),
    ):
        found = tuple(kept(check, facts) is not None for check in (undeclared, unresolved))
        assert found == wanted


def test_what_was_reported_further_in_is_not_reported_again() -> None:
    check = rule(data=("user",), form=("clear",))
    inner = known({"data": labels(EMAIL)})
    assert kept(check, known({"data": labels(EMAIL)}, inner)) is None
    assert kept(check, known({"data": labels(EMAIL, NAME)}, inner)) == {NAME}
    assert kept(check, known({"data": labels(NAME)}, known({}, inner))) == {NAME}
    assert kept(check, known({"data": labels(EMAIL)}, known({}, inner))) is None
    other_form = known({"data": labels(EMAIL, form="partial")})
    assert kept(check, known({"data": labels(EMAIL)}, other_form)) == {EMAIL}


def test_a_rule_without_data_is_reported_once() -> None:
    check = rule(cookie="undeclared")
    assert kept(check, known(None, known(name="visitor"), name="visitor")) is None
    assert kept(check, known(None, known(), name="visitor")) is not None


def test_applies() -> None:
    assert applies(rule("log"), event(known(), "log"))
    assert not applies(rule("log"), event(known(), "request"))
    for kind in EVENT_GROUPS["send"]:
        assert applies(rule("send"), event(known(), kind))
    assert not applies(rule("send"), event(known(), "cookie"))


def test_labels_of_an_event_stay_as_they_are() -> None:
    before: dict[LabelKey, Step | None] = {(EMAIL, ("clear",)): None, (NAME, ("clear",)): None}
    facts = known({"data": before})
    fires(rule(data=("user.contact",)), setting(), event(facts))
    assert list(facts.data["data"]) == [(EMAIL, ("clear",)), (NAME, ("clear",))]


@pytest.mark.parametrize("code", ["RZ401", "RZ405"])
def test_what_is_logged_is_of_one_rule(code: str) -> None:
    """A card number is RZ401 and never RZ405 besides."""
    for category in (PAN, EMAIL):
        fired = kept(CHECKS[code], known({"data": labels(category)})) is not None
        assert fired is ((category == PAN) is (code == "RZ401"))


@pytest.mark.parametrize(
    "category",
    [
        "user.name",
        "user.contact.email",
        "user.government_id",
        "user.authorization.password",
        "user.financial.bank_account",
        "user.demographic.date_of_birth",
        "user.location.precise",
        "user.health_and_medical",
        "user.biometric",
        "user.demographic.religious_belief",
        "user.demographic.race_ethnicity",
        "user.demographic.political_opinion",
        "user.demographic.sexual_orientation",
    ],
)
def test_the_list_of_personal_data_logged(category: str) -> None:
    assert kept(CHECKS["RZ405"], known({"data": labels(category)})) == {category}
    for form in ("partial", "pseudonymous", "encrypted", "aggregate"):
        assert kept(CHECKS["RZ405"], known({"data": labels(category, form=form)})) is None


@pytest.mark.parametrize("category", ["user.device.ip_address", "user.behavior", "user.unique_id"])
def test_what_may_be_logged(category: str) -> None:
    assert kept(CHECKS["RZ405"], known({"data": labels(category)})) is None


def test_rule_files_name_categories_that_exist() -> None:
    for check in CHECKS.values():
        data = check.when.get("data", ())
        assert isinstance(data, tuple)
        assert all(covered(("user", "system", "opaque"), key) for key in data), Path(check.file)
