"""A run: which policy counts, which rules are on, and that files do not disturb each other."""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path

import pytest

from rozi_lint.policy import SERVICE_POLICY, PolicyError
from rozi_lint.session import Options, Session
from rozi_lint.verdict.finding import Finding

LEAK = b"import logging\n\ndef charge(order):\n    logging.info('%s', order.card_number)\n"
COOKIE = b"def view(request, response, name):\n    response.set_cookie(name, '1')\n"
VISITOR = b"def view(response):\n    response.set_cookie('visitor', '1')\n"
DECLARES = "[cookies.visitor]\ncategory = 'session'\n"
CORPUS = Path(__file__).parent / "corpus"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [f.code for f in found]


def service(folder: Path, policy: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SERVICE_POLICY).write_text(policy, encoding="utf-8")
    return folder


def test_a_finding(tmp_path: Path) -> None:
    found = Session().check(tmp_path / "a.py", LEAK)
    (leak,) = [f for f in found if f.code == "RZ401"]
    assert (leak.path, leak.line, leak.column) == (str(tmp_path / "a.py"), 4, 4)
    assert (leak.name, leak.severity, leak.article) == ("card-number-logged", "high", "IV.1")
    assert leak.message.startswith("card-number-logged: ")
    assert leak.message.isprintable()
    assert list(found) == sorted(found)


def test_what_a_file_is_called(tmp_path: Path) -> None:
    found = Session().check(tmp_path / "a.py", LEAK, "shown.py")
    assert {f.path for f in found} == {"shown.py"}
    (fault,) = Session().check(tmp_path / "a.py", b"def (", "shown.py")
    assert (fault.path, fault.code) == ("shown.py", "RZ900")


def test_the_text_that_is_given_counts_and_not_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")
    assert "RZ401" in codes(Session().check(path, LEAK))
    path.write_bytes(LEAK)
    assert codes(Session().check(path, b"x = 1\n")) == []
    assert "RZ401" in codes(Session().check(tmp_path / "no" / "such.py", LEAK))


def test_the_nearest_policy_counts(tmp_path: Path) -> None:
    inner = service(tmp_path / "one" / "inner", DECLARES)
    outer = service(tmp_path / "one")
    session = Session()
    assert codes(session.check(inner / "a.py", VISITOR)) == []
    assert codes(session.check(inner / "deep" / "a.py", VISITOR)) == []
    assert codes(session.check(outer / "a.py", VISITOR)) == ["RZ201"]
    assert codes(session.check(inner / "a.py", VISITOR)) == []


def test_a_named_policy_counts_for_all(tmp_path: Path) -> None:
    named = service(tmp_path / "named", DECLARES) / SERVICE_POLICY
    other = service(tmp_path / "other")
    assert codes(Session(named).check(other / "a.py", VISITOR)) == []


def test_rules_that_are_off_by_default(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    assert codes(Session().check(path, COOKIE)) == []
    on = Session(options=Options(off_by_default=frozenset({"RZ207"})))
    assert codes(on.check(path, COOKIE)) == ["RZ207"]
    other = Session(options=Options(off_by_default=frozenset({"RZ305"})))
    assert codes(other.check(path, COOKIE)) == []


def test_an_unusable_policy(tmp_path: Path) -> None:
    folder = service(tmp_path / "bad", "[purposez]\n")
    with pytest.raises(PolicyError, match="purposez"):
        Session(folder / SERVICE_POLICY)
    session = Session()
    for _ in range(2):
        with pytest.raises(PolicyError, match="purposez"):
            session.check(folder / "a.py", LEAK)
    assert "RZ401" in codes(session.check(tmp_path / "good" / "a.py", LEAK))


@pytest.mark.parametrize(
    ("comment", "is_allowed"),
    [
        ("# rozi: allow RZ401 -- tested", True),
        ("# rozi: allow card-number-logged -- tested", True),
        ("# rozi: allow RZ405 -- tested", False),
        ("# rozi: allow RZ401 -- tested until 2001-01-31", False),
        ("# rozi: allow RZ401 -- tested until 2999-01-31", True),
    ],
)
def test_allowances(comment: str, is_allowed: bool, tmp_path: Path) -> None:
    source = LEAK.rstrip() + f"  {comment}\n".encode()
    assert ("RZ401" not in codes(Session().check(tmp_path / "a.py", source))) is is_allowed


def test_an_allowance_with_a_date_that_is_none(tmp_path: Path) -> None:
    source = LEAK.rstrip() + b"  # rozi: allow RZ401 -- tested until 2026-02-31\n"
    assert "RZ401" in codes(Session().check(tmp_path / "a.py", source))


def test_text_and_bytes_in_one(tmp_path: Path) -> None:
    source = LEAK + b"x = 'a' b'b'\n"
    assert codes(Session().check(tmp_path / "a.py", source)) == ["RZ900"]


def corpus() -> list[Path]:
    """Some of it, of every topic."""
    return sorted(CORPUS.rglob("*.py"))[::4]


def test_the_order_of_files_does_not_matter() -> None:
    files = corpus()
    one, two = Session(), Session()
    forwards = {path: one.check(path, path.read_bytes()) for path in files}
    backwards = {path: two.check(path, path.read_bytes()) for path in reversed(files)}
    assert forwards == backwards


def test_a_file_is_judged_the_same_twice() -> None:
    session = Session()
    for path in corpus()[::3]:
        source = path.read_bytes()
        assert session.check(path, source) == session.check(path, source)


def test_another_text_under_the_same_name(tmp_path: Path) -> None:
    """An editor checks a file again and again while it is typed."""
    session, path = Session(), tmp_path / "a.py"
    for _ in range(3):
        assert "RZ401" in codes(session.check(path, LEAK))
        assert codes(session.check(path, LEAK.replace(b"card_number", b"pk"))) == []
        assert codes(session.check(path, b"def (")) == ["RZ900"]


def test_checking_again_keeps_no_memory(tmp_path: Path) -> None:
    """What a long run keeps of a file must not grow with each look at it."""
    session, path = Session(), tmp_path / "a.py"
    source = LEAK * 20
    for _ in range(5):
        session.check(path, source)
    tracemalloc.start()
    try:
        session.check(path, source)
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            session.check(path, source)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 20 * len(source) * 10


def test_nothing_of_a_checked_file_runs(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    (tmp_path / "other.py").write_text(f"open({str(mark)!r}, 'w').close()\n")
    source = b"import other\nfrom other import x\n" + LEAK
    path = tmp_path / "a.py"
    path.write_bytes(source)
    modules = set(sys.modules)
    assert "RZ401" in codes(Session().check(path, source))
    assert not mark.exists()
    assert not {"other", "a"} & (set(sys.modules) - modules)


def test_a_broken_module_beside_a_file_does_not_end_it(tmp_path: Path) -> None:
    for name, text in (("one", b"def ("), ("two", b"x = '\xff'\n"), ("three", b"\x00")):
        (tmp_path / f"{name}.py").write_bytes(text)
    (tmp_path / "four.py").write_text("from five import *\nfrom a import charge\n")
    (tmp_path / "five.py").write_text("from four import *\nimport five\n")
    head = b"import one, two, three, no_such\nfrom four import f\nfrom five import *\n"
    path = tmp_path / "a.py"
    path.write_bytes(head + LEAK)
    found = Session().check(path, head + LEAK)
    assert [(f.line, f.code) for f in found if f.code != "RZ101"] == [(7, "RZ401")]
