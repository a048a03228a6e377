"""The scan: where logical lines start and end, and what is too deep to be parsed."""

from __future__ import annotations

import io
import tokenize
from itertools import pairwise
from pathlib import Path

import pytest

from rozi_lint.flow.scan import MAX_CHAIN, MAX_NESTING, TooDeepError, scan

from .standard_library import modules, name_of, text_of

NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


def logical_lines(text: str) -> list[tuple[int, int]]:
    """First and last line of each, as Python's own tokenizer tells them."""
    found = []
    start = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NEWLINE:
            found.append((start, token.start[0]))
            start = 0
        elif token.type not in NO_CODE and not start:
            start = token.start[0]
    return found


def scanned(text: str) -> list[tuple[int, int]]:
    found = scan(text)
    assert len(found.starts) == len(found.ends)
    assert all(a < b for a, b in pairwise(found.starts))
    return list(zip(found.starts, found.ends, strict=True))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_agrees_with_the_tokenizer(path: Path) -> None:
    text = text_of(path)
    assert scanned(text) == logical_lines(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n\n", []),
        ("# only a comment\n  # and one more", []),
        ("x = 1", [(1, 1)]),
        ("x = 1\n\n\ny = 2\n", [(1, 1), (4, 4)]),
        ("x = 1; y = 2\n", [(1, 1)]),
        ("x = (\n    1,\n)\ny = 2\n", [(1, 3), (4, 4)]),
        ("x = (  # (\n    1,  # ]\n)\ny = 2\n", [(1, 3), (4, 4)]),
        ("x = 1 + \\\n    2\ny = 2\n", [(1, 2), (3, 3)]),
        ("x = 'it\\'s (' # '(\ny = 2\n", [(1, 1), (2, 2)]),
        ("x = 'a \\\nb ('\ny = 2\n", [(1, 2), (3, 3)]),
        ('x = """(\n"[\n\\"""{\n"""\ny = 2\n', [(1, 4), (5, 5)]),
        ("x = '''a''b'''\ny = ''''a'''\nz = 1\n", [(1, 1), (2, 2), (3, 3)]),
        ("x = r'\\(' + b'(' + rb'\\'' + Rb'['\ny = 2\n", [(1, 1), (2, 2)]),
        ("x = f'{a[\"(\"]}{{(' f'{b!r:>{c}}'\ny = 2\n", [(1, 1), (2, 2)]),
        ("x = ''\ny = \"\"\nz = ''''''\n", [(1, 1), (2, 2), (3, 3)]),
        ("if x:\n    y = 1\nelse:\n    z = 2\n", [(1, 1), (2, 2), (3, 3), (4, 4)]),
        ("@a\n@b(\n  1)\ndef f(\n  x): pass\n", [(1, 1), (2, 3), (4, 5)]),
        ("x = 1\r\ny = 2\r\n", [(1, 1), (2, 2)]),
        ("x = 1\ry = (\r2)\rz = 3", [(1, 1), (2, 3), (4, 4)]),
        ("\x0cx = 1\n\x0c\ny = 2\n", [(1, 1), (3, 3)]),
        ("x = 'é ( ü'\ny = 2\n", [(1, 1), (2, 2)]),
        ("größe = (\n1)\ny = 2\n", [(1, 2), (3, 3)]),
        ("x = '\u2028'  # \u2028\ny = 2\n", [(1, 1), (2, 2)]),
        (";\n", [(1, 1)]),
        ("x = )\ny = 1\n", [(1, 1), (2, 2)]),
    ],
)
def test_lines(text: str, lines: list[tuple[int, int]]) -> None:
    assert scanned(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "x = f'{d['a']}'\ny = 2\n",
        pytest.param(
            "x = f'{d['(']}'\ny = 2\n",
            marks=pytest.mark.xfail(
                strict=True, reason="what is quoted within is read as code: its bracket stays open"
            ),
        ),
        'x = f"{"a" + "b"}"\ny = 2\n',
        "x = f'{f'{f'{1}'}'}'\ny = 2\n",
        "x = f'{(\n1)}'\ny = 2\n",
    ],
)
def test_the_f_strings_of_python_312(text: str) -> None:
    """Quotes of the same kind, and lines, inside the braces."""
    assert scanned(text)[-1] == (len(text.splitlines()), len(text.splitlines()))


@pytest.mark.parametrize("opening", ["(", "[", "{", "f(", "a["])
def test_nesting(opening: str) -> None:
    closing = {"(": ")", "[": "]", "{": "}"}[opening[-1]]
    scan(f"x = {opening * MAX_NESTING}{closing * MAX_NESTING}\n")
    for end in (closing, ""):
        with pytest.raises(TooDeepError) as caught:
            scan(f"y = 1\nx = {opening * (MAX_NESTING + 1)}{end * (MAX_NESTING + 1)}\n")
        assert caught.value.line == 2
        assert str(MAX_NESTING) in caught.value.what


def test_brackets_in_strings_and_comments_do_not_nest() -> None:
    scan("x = '" + "(" * 500 + "'  # " + "(" * 500 + "\n" + "x = (1)\n" * 500)


@pytest.mark.parametrize(
    "link", [".a", "()", "[0]", " + a", " and a", " < a", " or not a", " if a else a", "().b[0]"]
)
def test_chain(link: str) -> None:
    with pytest.raises(TooDeepError) as caught:
        scan(f"y = 1\nx = a{link * (MAX_CHAIN + 1)}\n")
    assert (caught.value.line, str(MAX_CHAIN) in caught.value.what) == (2, True)
    scan(f"x = a{link * 50}\n" * 50)


@pytest.mark.parametrize(
    "text",
    [
        "x = [" + ", ".join(["a.b + c"] * 2000) + "]",
        "x = {" + ", ".join(["'a-b': -1"] * 2000) + "}",
        "f(" + ", ".join(["a=b.c"] * 2000) + ")",
        "x = '" + "a + b " * 2000 + "'",
        "x = 1  # " + "a + b " * 2000,
        "x = (\n" + "    'a-b.c'\n" * 2000 + ")",
        "from m import " + ", ".join(f"a{i}" for i in range(2000)),
    ],
    ids=["list", "dict", "call", "string", "comment", "pieces", "import"],
)
def test_what_is_only_long_is_no_chain(text: str) -> None:
    scan(text + "\n")


@pytest.mark.xfail(
    strict=True,
    reason="libcst takes 2^n over nested patterns, 4^n over mappings: 13 deep, a minute",
)
@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("(", ")"), ("{'a': ", "}"), ("A(", ")"), ("A(a=", ")")]
)
def test_nested_patterns(opening: str, closing: str) -> None:
    with pytest.raises(TooDeepError):
        scan(f"match x:\n    case {opening * 40}a{closing * 40}:\n        pass\n")


@pytest.mark.xfail(strict=True, reason="libcst takes 2^n over what cannot be deleted")
def test_nested_deletion() -> None:
    with pytest.raises(TooDeepError):
        scan(f"del {'(' * 60}a b{')' * 60}\n")
