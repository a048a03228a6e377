"""Comments that direct the tool: what they say, and the lines that they cover."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import libcst as cst
import pytest

from rozi_lint.flow.directives import Directives, read_directives
from rozi_lint.flow.lower import lower_module
from rozi_lint.flow.scan import scan
from rozi_lint.policy import Policy, load_policy_text

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def policy() -> Policy:
    text = "amends = true\n[purposes.a]\ntitle = 'A'\n[purposes.b]\ntitle = 'B'\n"
    return load_policy_text(text, Path("p.toml"))


def directives(code: str) -> Directives:
    text = dedent(code).lstrip("\n")
    return read_directives(text, lower_module(cst.parse_module(text), scan(text)))


def purposes(code: str, policy: Policy) -> str:
    """For each line the purposes in effect by comment: their ids, `-` for none by comment."""
    text = dedent(code).lstrip("\n")
    at = directives(code).purposes_at(policy)
    found = [at(n) for n in range(1, len(text.splitlines()) + 1)]
    return " ".join("-" if f is None else "".join(p.id for p in f) or "0" for f in found)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("x = 1\n", "-"),
        ("x = 1  # rozi: purpose=a\ny = 2\n", "a -"),
        ("x = 1\n# rozi: purpose=a\ny = 2\nz = 3\n", "- a a -"),
        ("# rozi: purpose=a\n\nx = 1\ny = 1\n", "a a a a"),
        ("# a licence\n# rozi: purpose=a\nimport x\n\ndef f(): pass\n", "a a a a a"),
        ('# rozi: purpose=a\n"""Docs."""\nx = 1\n', "a a a"),
        ("# rozi: purpose=a\ndef f():\n    x = 1\ny = 1\n", "a a a -"),
        ("x = 1\n# rozi: purpose=a\ndef f():\n    x = 1\ny = 1\n", "- a a a -"),
        ("x = 1\ndef f():  # rozi: purpose=a\n    x = 1\n    y = 1\nz = 1\n", "- a a a -"),
        (
            "x = 1\nclass A:  # rozi: purpose=a\n    def f(self):\n        y = 1\nz = 1\n",
            "- a a a -",
        ),
        (
            "x = 1\ndef f():  # rozi: purpose=a\n    x = 1  # rozi: purpose=b\n    y = 1\n",
            "- a b a",
        ),
        ("x = 1\nif x:  # rozi: purpose=a\n    y = 1\nelse:\n    z = 1\nw = 1\n", "- a a a a -"),
        ("x = 1\nwith x:  # rozi: purpose=a\n    y = 1\nw = 1\n", "- a a -"),
        ("x = 1\nf(  # rozi: purpose=a\n    1,\n)\nw = 1\n", "- a a a -"),
        ("x = 1\nf(\n    1,\n)  # rozi: purpose=a\nw = 1\n", "- a a a -"),
        ("x = 1\n# rozi: purpose=a\n# more\n@d\ndef f():\n    x = 1\ny = 1\n", "- a a a a a -"),
        ("x = 1  # rozi: purpose=a,b\n", "ab"),
        ("x = 1  # rozi: purpose = a, b\n", "ab"),
        ("x = 1  # rozi: purpose=a # clean: why\n", "a"),
        ("x = 1  # rozi: purpose=a  # noqa: E501\n", "a"),
        ("x = 1  # noqa: E501  # rozi: purpose=a\n", "a"),
        ("x = 1  #rozi:purpose=a\n", "a"),
        ("x = 1  # rozi: purpose=no-such\n", "0"),
        ("x = 1  # a rozi: purpose=a\n", "-"),
        ("try:\n    x = 1\nexcept A:\n    y = 1  # rozi: purpose=a\n", "- - - a"),
        ("match a:\n    case 1:\n        y = 1  # rozi: purpose=a\n        z = 1\n", "- - a -"),
    ],
)
def test_purposes(code: str, lines: str, policy: Policy) -> None:
    assert purposes(code, policy) == lines


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        pytest.param(
            "x = '# rozi: purpose=a'\ny = 1\n",
            "- -",
            marks=pytest.mark.xfail(strict=True, reason="text in a string counts as a comment"),
        ),
        pytest.param(
            'x = 1\ny = """\n# rozi: purpose=a\n"""\nz = 1\n',
            "- - - - -",
            marks=pytest.mark.xfail(strict=True, reason="text in a string counts as a comment"),
        ),
    ],
)
def test_only_comments_count(code: str, lines: str, policy: Policy) -> None:
    assert purposes(code, policy) == lines


def allowed(code: str, rule: str = "RZ405", name: str = "personal-data-logged") -> list[int]:
    text = dedent(code).lstrip("\n")
    found = directives(code)
    lines = range(1, len(text.splitlines()) + 1)
    return [n for n in lines if found.allows(n, rule, name, TODAY)]


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("x = 1  # rozi: allow RZ405 -- why\ny = 1\n", [1]),
        ("x = 1  # rozi: allow personal-data-logged -- why\n", [1]),
        ("x = 1  # rozi: allow RZ401, RZ405 -- why\n", [1]),
        ("x = 1  # rozi: allow RZ401,RZ405 -- why\n", [1]),
        ("x = 1  # rozi: allow RZ401 -- why\n", []),
        ("x = 1  # rozi: allow RZ4 -- why\n", []),
        ("x = 1  # rozi: allow -- why\n", []),
        ("x = 1  # rozi: allow RZ405 -- why until 2026-01-15\n", [1]),
        ("x = 1  # rozi: allow RZ405 -- why until 2026-01-14\n", []),
        ("x = 1  # rozi: allow RZ405 -- why # noqa\n", [1]),
        ("x = 1\n# rozi: allow RZ405 -- why\ny = (\n    1,\n)\nz = 1\n", [2, 3, 4, 5]),
        ("x = f(\n    1,\n)  # rozi: allow RZ405 -- why\nz = 1\n", [1, 2, 3]),
        ("x = f(\n    1,  # rozi: allow RZ405 -- why\n)\nz = 1\n", [1, 2, 3]),
        ("x = 1; y = 2  # rozi: allow RZ405 -- why\nz = 1\n", [1]),
    ],
)
def test_allowances(code: str, lines: list[int]) -> None:
    assert allowed(code) == lines


ALLOWED = "x = 1  # rozi: allow RZ405 -- why"


@pytest.mark.xfail(
    strict=True,
    reason="an allowance on the last statement of a branch covers all the branches behind it",
)
@pytest.mark.parametrize(
    "code",
    [
        f"if a:\n    {ALLOWED}\nelse:\n    y = 1\n",
        f"if a:\n    {ALLOWED}\nelif b:\n    y = 1\n",
        f"for a in b:\n    {ALLOWED}\nelse:\n    y = 1\n",
        f"try:\n    {ALLOWED}\nexcept A:\n    y = 1\n",
        f"match a:\n  case 1:\n    {ALLOWED}\n  case 2: y = 1\n",
    ],
)
def test_an_allowance_covers_its_statement_only(code: str) -> None:
    line = next(n for n, text in enumerate(code.splitlines(), 1) if "rozi" in text)
    assert allowed(code) == [line]


@pytest.mark.parametrize(
    "until",
    [
        "2026-13-45",
        pytest.param(
            "2026-1-5",
            marks=pytest.mark.xfail(
                strict=True, reason="a date in another shape is part of the reason: never expires"
            ),
        ),
    ],
)
def test_a_date_that_is_none_allows_nothing_for_ever(until: str) -> None:
    assert allowed(f"x = 1  # rozi: allow RZ405 -- why until {until}\n") == []


def test_an_allowance_on_a_head_covers_only_the_head() -> None:
    """The statement that it stands on, not what the block holds."""
    code = "x = 1\ndef f(a):  # rozi: allow RZ405 -- why\n    y = 1\nz = 1\n"
    assert 4 not in allowed(code)
    assert 2 in allowed(code)


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("x = 1  # rozi: data=user.name\n", {1: "user.name"}),
        ("x = 1  # rozi: data=none\n", {1: "none"}),
        ("x = 1  # rozi: data = user.name # noqa\n", {1: "user.name"}),
        ("# rozi: data=user.name\nx = 1\n", {2: "user.name"}),
        ("class A:\n    a: str  # rozi: data=user.name\n    b: str\n", {2: "user.name"}),
        ("x = 1\n", {}),
    ],
)
def test_data(code: str, data: dict[int, str]) -> None:
    assert directives(code).data == data


def test_nothing_is_read_where_nothing_is_said() -> None:
    assert directives("x = 1  # noqa\n") == Directives()
