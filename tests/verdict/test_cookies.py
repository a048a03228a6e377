"""Names of cookies: declared, undeclared, or known too little to tell."""

from __future__ import annotations

import pytest

from rozi_lint.flow.events import Known
from rozi_lint.flow.value import UNKNOWN, Constant, Hole, Sym, Template
from rozi_lint.policy import Policy
from rozi_lint.verdict import cookies

from .policies import known, policy, text, value

GAP = Hole()


@pytest.fixture(scope="module")
def declared() -> Policy:
    return policy()


def found(declared: Policy, event: Known) -> tuple[set[str], set[str]]:
    """The undeclared names and the unresolved ones."""
    wrong = set(cookies.undeclared(declared, event))
    return wrong, set(cookies.unresolved(declared, event))


@pytest.mark.parametrize(
    ("name", "undeclared", "unresolved"),
    [
        ("cart_id", set(), set()),
        ("pref_lang", set(), set()),
        ("pref_", set(), set()),
        ("visitor", {"visitor"}, set()),
        ("CART_ID", {"CART_ID"}, set()),
        ("cart_id2", {"cart_id2"}, set()),
        ("my_pref_x", {"my_pref_x"}, set()),
        ("", {""}, set()),
        # Known in part: undeclared only if no declared pattern can match.
        (text("visitor_", GAP), {"visitor_*"}, set()),
        (text(GAP, "_visitor"), set(), {"*_visitor"}),
        (text("x", GAP, "_visitor"), {"x*_visitor"}, set()),
        (text("pref_", GAP), set(), {"pref_*"}),
        (text("pre", GAP), set(), {"pre*"}),
        (text("cart", GAP), set(), {"cart*"}),
        (text("cart_idx", GAP), {"cart_idx*"}, set()),
        (text(GAP, "id"), set(), {"*id"}),
        (text(GAP), set(), {"?"}),
        (Template((Sym("p"), "_visitor")), set(), {"*_visitor"}),
    ],
)
def test_names(
    name: Constant, undeclared: set[str], unresolved: set[str], declared: Policy
) -> None:
    assert found(declared, known(name=name)) == (undeclared, unresolved)


def test_a_pattern_known_in_part_may_be_all_declared(declared: Policy) -> None:
    """`pref_` and anything: every name that it can be is declared, so nothing is wrong."""
    wrong, unclear = found(declared, known(name=text("pref_", GAP)))
    assert not wrong
    assert unclear <= {"pref_*"}


def test_alternatives(declared: Policy) -> None:
    event = known(name=value("cart_id", "a", text(GAP), "b"))
    assert found(declared, event) == ({"a", "b"}, {"?"})


def test_nothing_known(declared: Policy) -> None:
    assert found(declared, known(name=UNKNOWN)) == (set(), {"?"})
    assert found(declared, known(header=UNKNOWN)) == (set(), {"?"})
    assert found(declared, known()) == (set(), set())


@pytest.mark.parametrize(
    ("header", "undeclared", "unresolved"),
    [
        ("cart_id=1; Path=/", set(), set()),
        (" cart_id=1", set(), set()),
        ("visitor=1; Path=/", {"visitor"}, set()),
        ("visitor=", {"visitor"}, set()),
        (text("visitor=", GAP, "; Path=/"), {"visitor"}, set()),
        (text(" visitor=", GAP), {"visitor"}, set()),
        (text("cart_id=", GAP), set(), set()),
        (text("visitor_", GAP, "=1"), {"visitor_*"}, set()),
        (text("pref_", GAP, "=1; Path=/"), set(), {"pref_*"}),
        (text(GAP, "=1; Path=/"), set(), {"?"}),
        (text(GAP), set(), {"?"}),
        ("no cookie at all", set(), {"?"}),
    ],
)
def test_headers(
    header: Constant, undeclared: set[str], unresolved: set[str], declared: Policy
) -> None:
    assert found(declared, known(header=header)) == (undeclared, unresolved)


@pytest.mark.parametrize(
    ("event", "is_deletion"),
    [
        (known(name="a", max_age=0), True),
        (known(name="a", max_age=-1), True),
        (known(name="a", expires=0), True),
        (known(name="a", max_age=60), False),
        (known(name="a"), False),
        (known(name="a", max_age=None), False),
        (known(name="a", max_age=False), False),
        (known(name="a", max_age=UNKNOWN), False),
        (known(name="a", max_age=value(0, 60)), False),
        (known(name="a", max_age=value(0, -1)), True),
        (known(header="a=; Max-Age=0"), True),
        (known(header="a=; max-age=0; Path=/"), True),
        (known(header="a=1; Max-Age=01"), False),
        (known(header="a=1; Max-Age=0x"), False),
        (known(header="a=1; Max-Age=60"), False),
        pytest.param(
            known(header="a=max-age=0"),
            False,
            marks=pytest.mark.xfail(strict=True, reason="its value is taken for an attribute"),
        ),
        pytest.param(
            known(header="a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
            True,
            marks=pytest.mark.xfail(strict=True, reason="a date in the past is not seen to delete"),
        ),
        (known(header=text("a=", GAP, "; Max-Age=0")), True),
        (known(header=value("a=; Max-Age=0", "b=1")), False),
        (known(header=UNKNOWN), False),
    ],
)
def test_deletions(event: Known, is_deletion: bool) -> None:
    assert cookies.is_deletion(event) is is_deletion
