"""Mistakes in a model: each with its file, its line, and the nearest word that is known."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from rozi_lint.flow.library import Library
from rozi_lint.flow.library_load import load_library
from rozi_lint.policy import PolicyError, Problem

HEAD = '[library]\nname = "acme"\n'


def load(folder: Path, model: str, name: str = "acme.toml") -> Library:
    (folder / "models").mkdir(exist_ok=True)
    (folder / "models" / name).write_text(HEAD + dedent(model), encoding="utf-8")
    return load_library(folder)


def problem_of(folder: Path, model: str) -> Problem:
    with pytest.raises(PolicyError) as caught:
        load(folder, model)
    problem = caught.value.problems[0]
    assert problem.file == folder / "models" / "acme.toml"
    return problem


FUNCTION = """\
[[function]]
names = ["acme.send"]
signature = "url, data=None, **kwargs"
"""


@pytest.mark.parametrize(
    ("model", "line", "words"),
    [
        ('[[function]]\nnames = ["a"]\nsignatur = "x"\n', 5, 'did you mean "signature"?'),
        ('[[functions]]\nnames = ["a"]\n', 3, 'did you mean "function"?'),
        ('[[function]]\nnames = ["a"]\nsignature = "x, ="\n', 5, "is no signature"),
        ('[[function]]\nnames = "a"\n', 4, "needs a name"),
        ('[[function]]\nsignature = "a"\n', 3, "needs a name"),
        (FUNCTION + 'writes = [{ to = "data" }]\n', 6, "is no place"),
        (
            FUNCTION + 'events = [{ kind = "requst", url = "url" }]\n',
            6,
            'unknown kind of event "requst"; did you mean "request"?',
        ),
        (FUNCTION + 'events = [{ url = "url" }]\n', 6, "unknown kind of event"),
        (FUNCTION + 'events = { kind = "log" }\n', 6, "must be a list of tables"),
        (
            FUNCTION + 'events = [{ kind = "request", url = "ulr" }]\n',
            6,
            '"ulr" is no place of this signature; did you mean "url"?',
        ),
        (
            FUNCTION + 'events = [{ kind = "request", body = ["data", "kwarg.files"] }]\n',
            6,
            '"kwarg.files" is no place',
        ),
        (FUNCTION + 'events = [{ kind = "log", when = 1 }]\n', 6, "`when` must be a table"),
        (FUNCTION + 'result = { same = ["dta"] }\n', 6, 'did you mean "data"?'),
        (FUNCTION + 'result = { sme = ["data"] }\n', 6, 'did you mean "same"?'),
        (FUNCTION + "result = []\n", 6, "must be a table"),
        (
            FUNCTION + 'result = { same = ["data"], op = "hsh" }\n',
            6,
            'unknown operation "hsh"; did you mean "hash"?',
        ),
        (
            FUNCTION + 'result = { data = "user.contact.emial" }\n',
            6,
            'did you mean "user.contact.email"?',
        ),
        (FUNCTION + 'writes = [{ to = "slf", from = ["data"] }]\n', 6, '"slf" is no place'),
        (FUNCTION + 'writes = [{ to = "data", from = ["dta"] }]\n', 6, 'did you mean "data"?'),
        (FUNCTION + 'calls = [{ callee = "ur" }]\n', 6, 'did you mean "url"?'),
        (FUNCTION + 'decorator = { guard = ["access"] }\n', 6, 'did you mean "guards"?'),
        (FUNCTION + 'when = { dat = "x" }\n', 6, '"dat" is no parameter'),
        ('[[class]]\nnames = ["A"]\nbase = ["B"]\n', 5, 'did you mean "bases"?'),
        ('[[class]]\nschema = "assigned"\n', 3, "a class needs a name"),
        ('[[class]]\nnames = ["A"]\nschema = "asigned"\n', 5, 'did you mean "assigned"?'),
        (
            '[[class]]\nnames = ["A"]\n[[class.method]]\nnames = ["m"]\nresults = 1\n',
            7,
            'did you mean "result"?',
        ),
        (
            '[[class]]\nnames = ["A"]\n[class.attributes]\nx = { data = "user.nme" }\n',
            5,
            'did you mean "user.name"?',
        ),
        (
            '[[field]]\nnames = ["F"]\ndata = "user.contact.emial"\n',
            5,
            'did you mean "user.contact.email"?',
        ),
        ('[[field]]\nnames = ["F"]\nop = "encript"\n', 5, 'did you mean "encrypt"?'),
        ('[[hook]]\nnames = ["h"]\nsignature = "a,,"\n', 5, "is no signature"),
        (
            '[[value]]\nnames = ["v"]\nvalue = { clas = "A" }\n',
            5,
            'did you mean "class"?',
        ),
        ("[[class]\n", 3, ""),
    ],
)
def test_problem(model: str, line: int, words: str, tmp_path: Path) -> None:
    problem = problem_of(tmp_path, model)
    assert words in problem.message
    assert problem.line == line


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (FUNCTION + 'result = { item = "data", kye = "url" }\n', "kye"),
        (FUNCTION + 'events = [{ kind = "request", boddy = "data" }]\n', "boddy"),
        (FUNCTION + 'writes = [{ to = "data", from = ["url"], op = "hsh" }]\n', "hsh"),
        (FUNCTION + 'calls = [{ callee = "url", arg = ["data"] }]\n', "arg"),
        (FUNCTION + 'decorator = { method = "klass" }\n', "klass"),
        (FUNCTION + 'ensures = ["acess"]\n', "acess"),
        ('[[class]]\nnames = ["A"]\nrole = "stord"\n', "stord"),
        (FUNCTION + 'result = { bag = "fom" }\n', "fom"),
        (FUNCTION + 'result = { text = ["url"], format = "brases" }\n', "brases"),
    ],
)
@pytest.mark.xfail(
    strict=True, reason="a slip in a model that nobody is told of", raises=pytest.fail.Exception
)
def test_slips_that_are_not_told(model: str, words: str, tmp_path: Path) -> None:
    assert words in problem_of(tmp_path, model).message


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a.toml").write_text('[library]\nname = "a"\n[[functoin]]\nx = 1\n')
    (tmp_path / "models" / "b.toml").write_text("x =\n")
    with pytest.raises(PolicyError) as caught:
        load(tmp_path, '[[field]]\nnames = ["F"]\ndata = "user.nme"\nmnay = true\n', "c.toml")
    files = [p.file.name for p in caught.value.problems]
    assert files == ["a.toml", "b.toml", "c.toml", "c.toml"]


def test_a_model_needs_a_name(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a.toml").write_text('[[function]]\nnames = ["f"]\n')
    with pytest.raises(PolicyError, match="missing"):
        load_library(tmp_path)


def test_classes_know_each_other_across_files(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a.toml").write_text(
        '[library]\nname = "a"\n[[class]]\nnames = ["a.A"]\nbases = ["z.Z"]\n'
    )
    library = load(
        tmp_path,
        """
        [[class]]
        names = ["z.Z", "z.alias.Z"]
        known_as = ["z_client"]
        [[class.method]]
        names = ["send"]
        signature = "data"
        events = [{ kind = "log", data = "data" }]
        """,
        "z.toml",
    )
    assert library.classes["a.A"].member("send") is not None
    assert library.classes["z.alias.Z"] is library.classes["z.Z"]
    assert library.known_as("myZClient") is library.classes["z.Z"]
    assert library.known_as("client") is None
