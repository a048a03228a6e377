"""Where a finding points: the line and column at which the expression starts.

`«` stands where the finding is expected; it is taken out before the code is checked.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from rozi_lint.session import Session

MARK = "«"
HERE = Path("positions_of_findings.py")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and the lines and columns on which they stood."""
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        column = 0
        for piece in line.split(MARK)[:-1]:
            column += len(piece)
            places.append((number, column))
    return text.replace(MARK, ""), places


CASES = {
    "call": "«print(user.email)",
    "call over lines": """
        import logging
        «logging.info(
            "%s",
            user.email,
        )
        """,
    "method of a call": """
        import logging
        def f(user):
            «logging.getLogger(
                "a"
            ).info(user.email)
        """,
    "second of two on a line": "a = 1; «print(user.email)",
    "two on a line": "«print(user.email); «print(user.phone_number)",
    "one in the other": "«print(user.email, «print(user.phone_number))",
    "on the line of the head": "if a: b = 1; «print(user.email)",
    "assignment": """
        x = (
            1, «print(user.email),
            y,
        )
        """,
    "last line of a statement": """
        x = [
            1,
            2,
            «print(user.email)]
        """,
    "within a function": """
        class A:
            def f(self, user):
                if user:
                    a = 1
                    return «print(user.email)
        """,
    "behind a comment and a blank line": """
        # one

        # two
        «print(user.email)  # three
        """,
    "decorator": """
        @register(«print(user.email))
        def f(): pass
        """,
    "second decorator": """
        @first
        # a comment
        @second(
            1,
            «print(user.email),
        )
        @third
        def f(): pass
        """,
    "decorator of a class": """
        @register(
            «print(user.email))
        class A: pass
        """,
    "default": """
        @first
        def f(
            a,
            b=«print(user.email),
        ): pass
        """,
    "body of a decorated function": """
        @first(
            1,
        )
        @second

        def f(user):
            «print(user.email)
        """,
    "base of a class": """
        class A(
            B,
            f(«print(user.email)),
        ): pass
        """,
    "body of a class": """
        class A:
            x = 1
            y = «print(user.email)
        """,
    "lambda": "f = lambda user: «print(user.email)",
    "lambda over lines": """
        f = g(
            1,
            lambda user: «print(
                user.email),
        )
        """,
    "comprehension": """
        x = [
            «print(user.email)
            for user in users
            if user
        ]
        """,
    "with": "with f(«print(user.email)) as x: pass",
    "with over lines": """
        with (
            open(a) as b,
            f(
                «print(user.email)
            ) as c,
        ):
            pass
        """,
    "async with": """
        async def f(user):
            async with a, b(«print(user.email)):
                pass
        """,
    "for": """
        for x in g(
            «print(user.email)
        ):
            pass
        else:
            a = 1
        """,
    "while": "while «print(user.email): pass",
    "else of a while": """
        while a:
            pass
        else:
            «print(user.email)
        """,
    "if": """
        if (
            a
            and «print(user.email)
        ):
            pass
        """,
    "elif": """
        if a:
            pass
        elif «print(user.email):
            pass
        """,
    "second elif, over lines": """
        if a:
            pass
        elif b:
            pass
        # a comment

        elif c(
            1,
            «print(user.email),
        ):
            pass
        else:
            pass
        """,
    "else": """
        if a:
            pass
        else:
            «print(user.email)
        """,
    "match": """
        match (
            a,
            «print(user.email),
        ):
            case 1: pass
        """,
    "guard of a case": """
        match a:
            case 1:
                pass
            case [b, *_] if (
                «print(user.email)
            ):
                pass
        """,
    "body of a case": """
        match a:
            case 1: pass
            case 2: «print(user.email)
        """,
    "caught exception": """
        try:
            a = 1
        except «print(user.email):
            pass
        """,
    "bodies of a try": """
        try:
            a = 1
        except B as e:
            «print(user.email)
        else:
            «print(user.phone_number)
        finally:
            «print(user.password)
        """,
    "return": """
        def f(user):
            return (
                1,
                «print(user.email),
            )
        """,
    "raise": """
        def f(user):
            if a:
                «raise ValueError(
                    user.email
                )
        """,
    "raise on the line of the head": """
        def f(user):
            if a: «raise ValueError(user.email)
        """,
    "assert": """
        def f(user):
            «assert a, user.email
        """,
    "await": """
        async def f(user):
            await «log(user.email)
        def log(a): print(a)
        """,
    "walrus": "if (x := «print(user.email)): pass",
    "f-string": "x = f'{a} {«print(user.email)}'",
    "joined line": """
        x = 1 + \\
            «print(user.email)
        """,
    "behind letters of many bytes": "x = 'äöü€😀', «print(user.email)",
    "helper": """
        def log(x):
            print(x)

        def f(user):
            a = 1; «log(
                user.email)
        """,
    "subscript": "x = a[\n    «print(user.email)\n]",
    "delete": "del a[«print(user.email)]",
    "star": "f(*[«print(user.email)])",
    "augmented": "x += «print(user.email)",
    "yield": """
        def f(user):
            x = yield «print(user.email)
        """,
    "behind a text over lines": """
        x = '''a
        b''' + str(«print(user.email))
        """,
    "call with a text over lines": """
        «print('''a
        b %s
        c''' % user.email)
        """,
    "function in a function": """
        def f(users):
            def g(user):
                x = 1
                «print(user.email)
            for user in users: g(user)
        """,
}

OFF = {
    "caught exception": "what stands behind `except` is placed at the `try`",
    "guard of a case": "a guard over lines is placed at the `case`",
    "body of a case": "a statement on the line of its `case` is placed at the `case`",
    "raise on the line of the head": "a `raise` on the line of its `if` is placed at the `if`",
}
"""Those that the engine does not place yet, and why."""
CODES = ("RZ401", "RZ405")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("layout", ["blanks", "tabs", "CRLF"])
def test_place(name: str, layout: str, session: Session, request: pytest.FixtureRequest) -> None:
    if name in OFF:
        request.applymarker(pytest.mark.xfail(strict=True, reason=OFF[name]))
    text = dedent(CASES[name]).strip("\n") + "\n"
    if layout == "tabs":
        text = text.replace("    ", "\t")
    source, places = marked(text)
    if layout == "CRLF":
        source = source.replace("\n", "\r\n")
    found = session.check(HERE, source.encode())
    assert sorted((f.line, f.column) for f in found if f.code in CODES) == places


@pytest.mark.xfail(strict=True, reason="the indentation is taken from another line: splitlines")
@pytest.mark.parametrize("before", ["\x0c\n", "x = '\u2028'\n", "# \x1c\n"])
def test_column_behind_odd_line_ends(before: str, session: Session) -> None:
    source, places = marked(before + "def f(user):\n    «print(user.email)\n")
    found = session.check(HERE, source.encode())
    assert [(f.line, f.column) for f in found if f.code in CODES] == places


def test_reads_are_placed_too(session: Session) -> None:
    source, places = marked("x = (\n    1,\n    f(«user.email).strip(),\n)\n")
    found = session.check(HERE, source.encode())
    assert [(f.line, f.column) for f in found if f.code == "RZ101"] == places


def test_steps_of_the_way_are_lines_of_the_file(session: Session) -> None:
    source = (
        "def log(x):\n    y = x\n    print(y)\n\ndef f(user):\n    a = user.email\n    log(a)\n"
    )
    (found,) = [f for f in session.check(HERE, source.encode()) if f.code == "RZ405"]
    assert found.line == 7
    assert found.steps
    assert all(step.path.endswith(HERE.name) for step in found.steps)
    assert found.steps[0].line == 6
    assert all(1 <= step.line <= 7 for step in found.steps)
