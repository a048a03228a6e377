"""Findings as text."""

from rozi_lint.report.text import render
from rozi_lint.verdict.finding import Finding


def finding(path, line, code="RZ405", severity="medium"):
    return Finding(
        code=code,
        name="some-rule",
        path=path,
        line=line,
        column=4,
        message="says why",
        severity=severity,
        article="IV",
        steps=(),
    )


def test_grouped_by_file_in_order():
    found = [finding("b.py", 2), finding("a.py", 12), finding("a.py", 3)]
    assert render(found, 5, (), colour=False).splitlines() == [
        "a.py",
        "  3:5      RZ405 says why",
        "  12:5     RZ405 says why",
        "",
        "b.py",
        "  2:5      RZ405 says why",
        "",
        "3 findings in 2 of 5 files.",
    ]


def test_undeclared_purposes_are_folded_where_no_policy_covers_the_file():
    found = [finding("a.py", line, "RZ101") for line in (2, 4, 6)] + [finding("a.py", 5)]
    assert render(found, 1, {"a.py"}, colour=False).splitlines()[1:3] == [
        "  2:5      RZ101 says why (and 2 more in this module)",
        "  5:5      RZ405 says why",
    ]
    assert "more in this module" not in render(found, 1, {"b.py"}, colour=False)
    assert "more in this module" not in render(found[:1], 1, {"a.py"}, colour=False)


def test_colour_tells_the_severity():
    plain = render([finding("a.py", 1, severity="high")], 1, (), colour=False)
    shown = render([finding("a.py", 1, severity="high")], 1, (), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31mRZ405\x1b[0m" in shown
