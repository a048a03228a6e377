"""The labelled corpus: what is found in a file is what its labels say, no more and no less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rozi_lint.session import Options, Session

from .expectations import Mark, false_alarms, missed, wanted

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(CORPUS.rglob("*.py"))
LABEL = re.compile(r"# (?:want|miss|false): RZ\d{3}(?: RZ\d{3})*(?= #|$)")
LIKE_A_LABEL = re.compile(r"#\s*(?:want|wants|miss|false)\b\s*:", re.IGNORECASE)
OFF_BY_DEFAULT = frozenset({"RZ207", "RZ305"})


@pytest.fixture(scope="session")
def usual() -> Session:
    """The rules that are on by default."""
    return Session()


@pytest.fixture(scope="session")
def every() -> Session:
    """All rules."""
    return Session(options=Options(off_by_default=OFF_BY_DEFAULT))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_file(path: Path, usual: Session, every: Session) -> None:
    folders = path.relative_to(CORPUS).parent.parts
    session = every if any(folder.endswith("_all") for folder in folders) else usual
    source = path.read_bytes()
    found = {(f.line, f.code): f.message for f in session.check(path, source)}
    want, known_misses, known_alarms = wanted(path), missed(path), false_alarms(path)
    lines = source.decode("utf-8").splitlines()

    def show(what: str, marks: set[Mark]) -> list[str]:
        return [
            f"{what}: {path.relative_to(CORPUS.parent)}:{line}: {code}  {lines[line - 1].strip()}"
            + (f"\n    {found[line, code]}" if (line, code) in found else "")
            for line, code in sorted(marks)
        ]

    wrong = [
        *show("missed", want - found.keys()),
        *show("false alarm", found.keys() - want - known_misses - known_alarms),
        *show("mended, `# miss:` becomes `# want:`", known_misses & found.keys()),
        *show("mended, `# false:` goes", known_alarms - found.keys()),
    ]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
    if known_misses or known_alarms:
        known = [*show("known miss", known_misses), *show("known false alarm", known_alarms)]
        pytest.xfail("\n".join(known))


def test_labels_are_written_as_they_are_read() -> None:
    """A label with a slip in it would expect nothing, and nobody would notice."""
    wrong = [
        f"{path.relative_to(CORPUS)}:{number}: {line.strip()}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(LIKE_A_LABEL.findall(line)) != len(LABEL.findall(line))
    ]
    assert not wrong
