from pathlib import Path

import pytest

from rozi_lint.policy import PolicyError, Reader

PATH = Path("some.toml")


def parse(text: str) -> Reader:
    return Reader.parse(text, PATH)


def said(reader: Reader) -> list[tuple[int, str, str]]:
    with pytest.raises(PolicyError) as caught:
        reader.raise_problems()
    return [(p.line, p.key, p.message) for p in caught.value.problems]


def test_values() -> None:
    reader = parse('a = "x"\nb = ["y", "z"]\nc = true\nd = 3\n[e.f]\ng = "h"\n[[i]]\nj = "k"\n')
    assert reader.text("a") == "x"
    assert reader.texts("b") == ("y", "z")
    assert reader.flag("c")
    assert reader.number("d") == 3
    assert reader.tables("e")["f"].text("g") == "h"
    assert [row.text("j") for row in reader.rows("i")] == ["k"]
    assert reader.keys() == ("a", "b", "c", "d", "e", "i")
    reader.close()
    reader.raise_problems()


def test_absent_values_have_defaults() -> None:
    reader = parse("")
    assert reader.text("a", "b") == "b"
    assert reader.texts("a") == ()
    assert reader.flag("a", True)
    assert reader.number("a", 7) == 7
    assert reader.rows("a") == []
    assert reader.table("a").keys() == ()
    assert reader.raw("a") is None
    reader.raise_problems()


def test_wrong_types_are_all_told() -> None:
    reader = parse('a = 1\nb = "x"\nc = ["x", 2]\nd = "yes"\ne = true\nf = 1\ng = 1979-05-27\n')
    reader.text("a")
    reader.texts("b")
    reader.texts("c")
    reader.flag("d")
    reader.number("e")
    reader.table("f")
    reader.text("g")
    assert said(reader) == [
        (1, "a", "`a`: must be a string, not a number"),
        (2, "b", "`b`: must be a list of strings, not a string"),
        (3, "c", "`c`: must be a list of strings, not a list that holds a number"),
        (4, "d", "`d`: must be true or false, not a string"),
        (5, "e", "`e`: must be a whole number, not true or false"),
        (6, "f", "`f`: must be a table, not a number"),
        (7, "g", "`g`: must be a string, not a date or time"),
    ]


def test_missing_unknown_and_wrong_value() -> None:
    reader = parse('[t]\nnmae = "x"\nkind = "advertizing"\nlist = [\n "a",\n "q",\n]\n')
    table = reader.table("t")
    table.text("name", required=True)
    table.text("kind", one_of=("advertising", "analytics"))
    table.texts("list", one_of=("a", "b"))
    table.close()
    assert said(reader) == [
        (1, "t", '`t`: the key "name" is missing'),
        (2, "t.nmae", '`t.nmae`: unknown key "nmae"; did you mean "name"?'),
        (3, "t.kind", '`t.kind`: unknown value "advertizing"; did you mean "advertising"?'),
        (6, "t.list", '`t.list`: unknown value "q"; known: a, b'),
    ]


def failure(path: Path) -> tuple[int, str, str]:
    with pytest.raises(PolicyError) as caught:
        Reader.read(path)
    (problem,) = caught.value.problems
    assert problem.file == path
    assert str(caught.value) == f"{path}:{problem.line}: {problem.message}"
    return problem.line, problem.key, problem.message


def test_syntax_error(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("a = 1\nb = \n")
    assert failure(path) == (2, "", "no valid TOML: invalid value")


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('a = 1\nb = 2\na = "again"\n', 3, "a"),
        ("[t]\na = 1\n[t]\n", 3, "t"),
        ("[t.u]\na = 1\na = 2\n", 3, "a"),
    ],
)
def test_doubled_key(tmp_path: Path, text: str, line: int, key: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text)
    assert failure(path) == (line, key, f"`{key}` is given twice")


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"a = 1\nb = '\xff'\n")
    assert failure(path) == (2, "", "the file is not UTF-8")


def test_missing_file(tmp_path: Path) -> None:
    line, key, message = failure(tmp_path / "none.toml")
    assert (line, key) == (1, "")
    assert message == "the file cannot be read: No such file or directory"


def test_nesting_bomb(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("a = " + "[" * 5000 + "]" * 5000)
    assert failure(path) == (1, "", "the file is nested too deeply")
