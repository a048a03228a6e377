from pathlib import Path

import pytest

from rozi_lint.policy import Condition, PolicyError, load_checks

CONDITIONS = {
    "data": Condition("categories"),
    "form": Condition("texts", ("clear", "partial")),
    "secure": Condition("flag"),
}
GOOD = """\
code = "RZ401"
name = "card-number-logged"
article = "IV.1"
summary = "A card number reaches a log"
severity = "high"
event = "log"
why = "Because."

[when]
data = ["user.financial.credit_card.number"]
form = ["clear"]

[message]
text = "{data} is logged"
fix = "mask it"

[[example]]
bad = "print(pan)"
good = "print(pan[-4:])"
"""


def write(root: Path, text: str, file: str = "RZ401.toml") -> None:
    (root / "checks").mkdir(exist_ok=True)
    (root / "checks" / file).write_text(text)


def test_a_check(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (check,) = load_checks(tmp_path, CONDITIONS, {"IV.1"})
    assert check.code == "RZ401"
    assert check.default
    assert check.when == {"data": ("user.financial.credit_card.number",), "form": ("clear",)}
    assert (check.text, check.remedy) == ("{data} is logged", "mask it")
    assert check.examples[0].good == "print(pan[-4:])"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "words"),
    [
        ("RZ401", "RZ41", 1, "code", "is no code"),
        ("card-number-logged", "Card_Number", 2, "name", "is no name"),
        ("IV.1", "IV.9", 3, "article", 'mean "IV.1"?'),
        ("high", "hihg", 5, "severity", 'did you mean "high"?'),
        ("credit_card.number", "credit_card.nmber", 10, "when.data", "credit_card.number"),
        ('["clear"]', '["claer"]', 11, "when.form", 'did you mean "clear"?'),
        ("form =", "fomr =", 11, "when.fomr", 'did you mean "form"?'),
        ("form =", "secure =", 11, "when.secure", "must be true or false"),
        ("fix =", "fixx =", 15, "message.fixx", 'did you mean "fix"?'),
        ("good =", "god =", 19, "example[0].god", 'did you mean "good"?'),
        ('event = "log"\n', "", 1, "", '"event" is missing'),
    ],
)
def test_problems(tmp_path: Path, old: str, new: str, line: int, key: str, words: str) -> None:
    write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(PolicyError) as caught:
        load_checks(tmp_path, CONDITIONS, {"IV.1"})
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (line, key)
    assert words in problem.message


def test_doubled_code_and_name_and_a_broken_file(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "RZ402.toml")
    write(tmp_path, "code =\n", "RZ403.toml")
    with pytest.raises(PolicyError) as caught:
        load_checks(tmp_path, CONDITIONS, {"IV.1"})
    assert [(p.file.name, p.line, p.key) for p in caught.value.problems] == [
        ("RZ402.toml", 1, "code"),
        ("RZ402.toml", 2, "name"),
        ("RZ403.toml", 1, ""),
    ]
