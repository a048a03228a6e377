import pytest

from rozi_lint.policy.locate import Address, line_of

TEXT = '''\
# a comment with [brackets]
extends = "rozi"

[service]
name = "a # no comment"
source_roots = [
    "src",  # one
    ".",
]

[cookies."pref_*"]
category = "preference"

[[example]]
bad = """
[not.a.table]
key = 1
"""
[[example]]
good = { file = "x.py", lines = [1,
  2] }
[a.b]
c.d = 1
'''


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (("extends",), 2),
        (("service",), 4),
        (("service", "name"), 5),
        (("service", "source_roots"), 6),
        (("service", "source_roots", 0), 7),
        (("service", "source_roots", 1), 8),
        (("cookies", "pref_*", "category"), 12),
        (("example", 0, "bad"), 15),
        (("example", 1), 19),
        (("example", 1, "good", "file"), 20),
        (("example", 1, "good", "lines", 1), 21),
        (("a", "b", "c", "d"), 23),
        (("a", "b", "missing"), 22),
        (("nowhere",), 1),
    ],
)
def test_line(address: Address, line: int) -> None:
    assert line_of(TEXT, address) == line


def test_subtables_of_rows() -> None:
    text = (
        "[[class]]\nnames = []\n[[class.method]]\nnames = [1]\n[[class]]\n[[class.method]]\nx = 1\n"
    )
    assert line_of(text, ("class", 0, "method", 0, "names")) == 4
    assert line_of(text, ("class", 1, "method", 0, "x")) == 7
