"""The examples of the rules: bad code is found, good code is not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from rozi_lint.policy import SERVICE_POLICY, Check, Example, load_checks, load_policy_text
from rozi_lint.session import Options, Session
from rozi_lint.verdict.conditions import CONDITION_WORDS

CHECKS = load_checks(conditions=CONDITION_WORDS)
BROKEN = "RZ900"
"""The rule whose bad code cannot be analysed."""
GAP = re.compile(r"\{(data|sink|place|field|value|reason)\}")
EXAMPLES = [
    pytest.param(check, example, id=f"{check.code}-{example.title or number}")
    for check in CHECKS
    for number, example in enumerate(check.examples, 1)
]


@pytest.fixture(scope="module")
def session() -> Session:
    """A run with all rules on."""
    return Session(options=Options(off_by_default=frozenset(check.code for check in CHECKS)))


def found(session: Session, folder: Path, example: Example, code: str) -> dict[str, str]:
    """Codes and messages for code that stands where the example says, under its policy."""
    if example.policy:
        (folder / SERVICE_POLICY).write_text(example.policy, encoding="utf-8")
    path = folder / (example.file or "example.py")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    return {f.code: f.message for f in session.check(path, code.encode())}


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_example(check: Check, example: Example, session: Session, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "good").mkdir()
    if example.bad:
        bad = found(session, tmp_path / "bad", example, example.bad)
        assert check.code in bad, f"{check.file.name}: the bad code raises only {sorted(bad)}"
        assert not GAP.search(bad[check.code]), f"a gap in the message: {bad[check.code]}"
        assert check.code == BROKEN or BROKEN not in bad
    good = found(session, tmp_path / "good", example, example.good)
    assert check.code not in good, f"{check.file.name}: the good code raises {good[check.code]}"
    assert BROKEN not in good


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_example_is_whole(check: Check, example: Example) -> None:
    """Its code is Python, and its policy one that loads."""
    assert example.bad or example.good
    ast.parse(example.good)
    if check.code != BROKEN:
        ast.parse(example.bad)
    load_policy_text(example.policy, Path(SERVICE_POLICY))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_rule(check: Check) -> None:
    """It explains itself, and stands in the file of its code."""
    assert check.file.name == f"{check.code}.toml"
    assert check.why.strip()
    assert check.fix.strip()
    assert any(example.bad for example in check.examples)
    assert any(example.good for example in check.examples)
    for sentence in (check.summary, check.text, check.remedy):
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        assert not sentence.endswith(".")


def test_codes_and_names_are_each_of_one_rule() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)
