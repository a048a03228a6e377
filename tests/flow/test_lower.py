"""Lowering: every statement on its line, and what a function's names are used for."""

from __future__ import annotations

import ast
import dataclasses
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import libcst as cst
import pytest

from rozi_lint.flow import ir
from rozi_lint.flow.lower import LinesDisagreeError, lower_module
from rozi_lint.flow.scan import scan

from .standard_library import modules, name_of, statements, text_of

KINDS = {
    "Expr": "ExprStmt",
    "AsyncFunctionDef": "FunctionDef",
    "AsyncFor": "For",
    "AsyncWith": "With",
    "TryStar": "Try",
    "Break": "Jump",
    "Continue": "Jump",
    "Global": "Scope",
    "Nonlocal": "Scope",
}
"""Where ast names a statement otherwise."""


def lower(code: str) -> ir.Module:
    text = dedent(code)
    return lower_module(cst.parse_module(text), scan(text))


def walk(part: object) -> Iterator[ir.Stmt]:
    """All statements below, those of lambdas left out."""
    if isinstance(part, (list, tuple)):
        for item in part:
            yield from walk(item)
    elif dataclasses.is_dataclass(part) and not isinstance(part, ir.Expr):
        if isinstance(part, ir.Stmt) and not isinstance(part, ir.Case):
            yield part
        for field in dataclasses.fields(part):
            yield from walk(getattr(part, field.name))


def function(code: str) -> ir.Function:
    """The first function of a module."""
    return next(s.function for s in walk(lower(code)) if isinstance(s, ir.FunctionDef))


def expression(code: str) -> ir.Expr:
    (statement,) = lower(code).body
    assert isinstance(statement, ir.ExprStmt)
    return statement.value


@pytest.mark.parametrize("path", modules()[::3], ids=name_of)
def test_lines_are_those_of_ast(path: Path) -> None:
    text = text_of(path)
    starts = scan(text).starts

    def logical(line: int) -> int:
        return starts[bisect_right(starts, line) - 1]

    wanted = Counter(
        (logical(s.lineno), KINDS.get(type(s).__name__, type(s).__name__))
        for s in statements(ast.parse(text))
    )
    found = Counter((s.line, type(s).__name__) for s in walk(lower(text)))
    assert found == wanted


@pytest.mark.parametrize(
    "code",
    [
        "x = 1\n\n\nif a:\n    b\nelif (\n  c):\n    d\nelse:\n    e\n",
        "@a\n@b(\n1)\n\n# c\ndef f(\n a): return a\n",
        "@a\nclass A(\n B):\n  x: int = 1\n\n  async def f(self): await x\n",
        "try:\n  a\nexcept B as c:\n  d\nexcept (\n E): f\nelse:\n  g\nfinally:\n  h\n",
        "for a in b:\n  c\n  break\nelse:\n  d\nwhile a: continue\nelse: b\n",
        "with a as b, \\\n  c: d\nwith (\n  a as b,\n  c as d,\n): e\n",
        "match a:\n  case [b, *_] if c:\n    d\n  # x\n  case {'e': 1, **f}: g\n  case _: h\n",
        "a; b; c\nif d: e; f\n'''g\n'''; h\n",
        "def f():\n  '''d'''\n  global a\n  nonlocal b\n  del c, d\n  raise e from f\n",
        "assert a, b\nassert c\nreturn\nraise\nreturn d, e\n",
        "lambda: (yield)\nx = lambda a, *b, c=1, **d: a\n",
        "import a.b, c as d\nfrom . import e\nfrom ..f import (\n  g as h,\n)\nfrom i import *\n",
    ],
)
def test_shapes(code: str) -> None:
    tree = ast.parse(code)
    wanted = Counter(KINDS.get(type(s).__name__, type(s).__name__) for s in statements(tree))
    assert Counter(type(s).__name__ for s in walk(lower(code))) == wanted
    with pytest.raises(LinesDisagreeError):
        lower_module(cst.parse_module(code), iter([*scan(code).starts, 99]))
    with pytest.raises(LinesDisagreeError):
        lower_module(cst.parse_module(code), iter(scan(code).starts[:-1]))


def test_members() -> None:
    found = function(
        """
        def f(user, other, text):
            print(user.email, user.name.upper(), other["x"].y)
            text.strip()
            def g(text):
                return text.inner, user.inner
            return lambda other: (other.lambda_, user.lambda_), [user.listed for user in other]
        """
    )
    assert found.members == {
        "user": {"email", "name", "inner", "lambda_", "listed"},
        "text": {"strip"},
    }


def test_tested() -> None:
    found = function(
        """
        def f(a, b, c, d, e, g, h, i, j, k):
            if a: pass
            elif not b: pass
            while c and d or e: pass
            x = 1 if g == 1 else h
            if i.y: pass
            if j in k: pass
        """
    )
    assert found.tested == {"a", "b", "c", "d", "e", "g", "j"}


def test_self_writes() -> None:
    found = function(
        """
        def f(self, other):
            self.a = 1
            self.b.c = 1
            self.d["e"] = 1
            self.g, (self.h, *self.i) = x
            self.j: int = 1
            self.k += 1
            for self.l in x: pass
            with x as self.m: pass
            other.n = 1
            x = self.o
            [self.p for self.q in x]
        """
    )
    assert found.self_writes >= {"a", "b", "d", "g", "h", "i", "j", "k", "l", "m"}
    assert not found.self_writes & {"c", "n", "o", "p"}


def test_stores_and_outer() -> None:
    found = function(
        """
        def f(a, *b, c=1, **d):
            global g
            import h.i, j as k
            from l import m as n, o
            p, (q, *r) = s = 1
            for t, u in v: pass
            with w as x: pass
            try: pass
            except y as z: pass
            def aa(): bb = 1
            class cc: dd = 1
            if (ee := 1): pass
            match ff:
                case {"x": gg, **hh} | [gg, *hh] | A(gg, b=hh) | gg as ii: pass
            g = 1
            jj: int = 1
            kk += 1
            ll.mm = nn[0] = 1
        """
    )
    stored = "h k n o p q r s t u x z aa cc ee gg hh ii jj kk"
    assert found.stores == set(stored.split())
    assert found.outer == {"g"}


def test_params() -> None:
    found = function("def f(a, /, b: int, c=1, *d, e, g=2, **h) -> str: yield a")
    assert [(p.name, p.star, p.positional, p.default is not None) for p in found.params] == [
        ("a", "", True, False),
        ("b", "", True, False),
        ("c", "", True, True),
        ("d", "*", False, False),
        ("e", "", False, False),
        ("g", "", False, True),
        ("h", "**", False, False),
    ]
    assert found.is_generator
    assert isinstance(found.returns, ir.Name)


@pytest.mark.parametrize(
    ("inner", "is_generator"),
    [
        ("yield", True),
        ("x = yield from y", True),
        ("return (yield x)", True),
        ("return lambda: (yield)", False),
        ("def g(): yield", False),
        ("return [x for x in y]", False),
    ],
)
def test_generators(inner: str, is_generator: bool) -> None:
    assert function(f"def f():\n    {inner}\n").is_generator is is_generator


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("'a'", "a"),
        ('"""a\nb"""', "a\nb"),
        ("''", ""),
        ("''''''", ""),
        ("r'\\n'", "\\n"),
        ("'\\n\\x41'", "\nA"),
        ("'a' \"b\" '''c'''", "abc"),
        ("b'a'", b"a"),
        ("1_000", 1000),
        ("0x10", 16),
        ("1.5e3", 1500.0),
        ("-1", -1),
        ("None", None),
        ("True", True),
        ("'\\ud800'", "\ud800"),
    ],
)
def test_constants(code: str, value: object) -> None:
    found = expression(code)
    assert isinstance(found, ir.Const)
    assert (found.value, type(found.value)) == (value, type(value))


@pytest.mark.parametrize("code", ["...", "1j", "b'\\xff'[0]"])
def test_what_is_no_known_constant(code: str) -> None:
    found = expression(code)
    assert not isinstance(found, ir.Const) or found.value is ...


def test_text() -> None:
    found = expression("f'a{b}{{c}}' 'd' f'{e!r:>{f}}'")
    assert isinstance(found, ir.Text)
    inner = [part.parts if isinstance(part, ir.Text) else [part] for part in found.parts]
    flat = [part for parts in inner for part in parts]
    shown = [p.value if isinstance(p, ir.Const) else type(p).__name__ for p in flat]
    assert shown == ["a", "Name", "{c}", "d", "Name"]


@pytest.mark.xfail(strict=True, reason="escapes in f-strings stay as they are written")
def test_escapes_in_f_strings() -> None:
    found = expression(r"f'a\n\x2e{b}'")
    assert isinstance(found, ir.Text)
    assert isinstance(found.parts[0], ir.Const)
    assert found.parts[0].value == "a\n."


def test_operators_lean_left() -> None:
    found = expression("a + b - c * d")
    assert isinstance(found, ir.Binary)
    assert (found.op, type(found.left), type(found.right)) == ("Subtract", ir.Binary, ir.Binary)
    logic = expression("a and b and c or d")
    assert isinstance(logic, ir.BoolOp)
    assert (logic.op, len(logic.operands)) == ("or", 2)
    assert isinstance(logic.operands[0], ir.BoolOp)
    assert (logic.operands[0].op, len(logic.operands[0].operands)) == ("and", 3)


def test_subscripts() -> None:
    item, part, several = (expression(c) for c in ("a['k']", "a[-4:]", "a[1, 2:3]"))
    assert isinstance(item, ir.Item)
    assert isinstance(part, ir.Slice)
    assert isinstance(part.lower, ir.Const)
    assert (part.lower.value, part.upper) == (-4, None)
    assert isinstance(several, ir.Item)
    assert isinstance(several.key, ir.Sequence)


def test_if_takes_its_elifs() -> None:
    (found,) = lower("if a: b\nelif c: d\nelif e: f\nelse:\n  if g: h\n  else: i\n").body
    assert isinstance(found, ir.If)
    assert len(found.branches) == 3
    (inner,) = found.orelse
    assert isinstance(inner, ir.If)
    assert inner.line == 5


def test_imports() -> None:
    code = "import a.b, c.d as e\nfrom ..f.g import h as i, j\nfrom . import *\n"
    first, second, third = lower(code).body
    assert isinstance(first, ir.Import)
    assert first.bindings == [("a", "a"), ("e", "c.d")]
    assert isinstance(second, ir.ImportFrom)
    assert (second.module, second.level) == ("f.g", 2)
    assert second.names == [("i", "h"), ("j", "j")]
    assert isinstance(third, ir.ImportFrom)
    assert (third.module, third.level, third.names) == ("", 1, [("*", "*")])


@pytest.mark.parametrize(
    ("pattern", "kind", "bound"),
    [
        ("1", "value", set()),
        ("None", "value", set()),
        ("a.b", "value", set()),
        ("x", "bind", {"x"}),
        ("_", "bind", set()),
        ("[x, *y]", "sequence", {"x", "y"}),
        ("(x, _)", "sequence", {"x"}),
        ("{'k': x, **y}", "mapping", {"x", "y"}),
        ("A(x, k=y)", "class", {"x", "y"}),
        ("1 | 2", "or", set()),
        ("[x] as y", "or", {"x", "y"}),
    ],
)
def test_patterns(pattern: str, kind: str, bound: set[str]) -> None:
    found = function(f"def f(v):\n    match v:\n        case {pattern}: pass\n")
    (match,) = found.body
    assert isinstance(match, ir.Match)
    assert match.cases[0].pattern.kind == kind
    assert found.stores == bound
