"""What a finding says: one line that names the data, the place, the article, and what to do."""

from __future__ import annotations

from dataclasses import replace

import libcst as cst
import pytest

from rozi_lint.flow.events import Event, Place
from rozi_lint.policy import Check, load_checks
from rozi_lint.verdict.conditions import CONDITION_WORDS, Match
from rozi_lint.verdict.messages import listing, message

from .policies import known

CHECKS = load_checks(conditions=CONDITION_WORDS)
EMAIL, PAN = "user.contact.email", "user.financial.credit_card.number"
NODE = cst.Name("x")


def event(sink: str = "logging.info") -> Event:
    return Event("log", sink, Place(1, NODE, NODE), "f", known())


def said(check: Check, match: Match, sink: str = "logging.info") -> str:
    return message(check, event(sink), match)


def rule(text: str, remedy: str = "") -> Check:
    return replace(CHECKS[0], name="some-rule", article="IV.1", text=text, remedy=remedy)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "a"], "a and b"),
    ],
)
def test_listing(items: list[str], text: str) -> None:
    assert listing(items) == text


def test_message() -> None:
    match = Match({(EMAIL, ("clear",)): None, (PAN, ("clear",)): None})
    found = said(rule("{data} reaches {sink}", "leave {data} out"), match)
    assert found.startswith("some-rule: ")
    assert "(article IV.1)" in found
    sentence, _, remedy = found.partition("; ")
    assert sentence.removeprefix("some-rule: ")[0].isupper()
    assert "logging.info" in sentence
    assert " and " in sentence
    assert remedy.startswith("leave ")


def test_without_a_remedy() -> None:
    assert said(rule("x is done"), Match()) == "some-rule: X is done (article IV.1)"


def test_places() -> None:
    match = Match(places=("a.example", "b.example"))
    found = said(rule("it goes to {place}"), match)
    assert "`a.example` and `b.example`" in found


def test_each_category_is_named_once() -> None:
    both = Match({(EMAIL, ("clear",)): None, (EMAIL, ("partial",)): None})
    one = Match({(EMAIL, ("clear",)): None})
    assert said(rule("{data} goes"), both) == said(rule("{data} goes"), one)


@pytest.mark.xfail(strict=True, reason="gaps are filled one after the other, in what was filled in")
def test_what_comes_from_the_code_is_no_template() -> None:
    found = said(rule("{sink} sets {place}"), Match(places=("{sink}",)), sink="a{place}b")
    assert found == "some-rule: A{place}b sets `{sink}` (article IV.1)"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_messages_of_the_rules(check: Check) -> None:
    match = Match({(EMAIL, ("clear",)): None}, ("a.example",))
    found = said(check, match)
    assert "\n" not in found
    assert "{" not in found.replace("{reason}", "")
    assert "  " not in found
    assert found.startswith(f"{check.name}: ")
    assert f"(article {check.article})" in found
