from pathlib import Path

import pytest

from rozi_lint.policy import PolicyError, load_vendors

GOOD = '[vendors.a]\ntitle = "A"\nkind = "payment"\nservice = "payment"\nhosts = ["a.example"]\n'


def test_the_shipped_vendors_load() -> None:
    assert load_vendors()["stripe"].kind == "payment"


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (GOOD + 'sdk = ["a"]\n', 6, "vendors.a.sdk", 'did you mean "sdks"?'),
        (GOOD.replace('"payment"\ns', '"paymnt"\ns'), 3, "vendors.a.kind", 'mean "payment"?'),
        (GOOD.replace('title = "A"\n', ""), 1, "vendors.a", '"title" is missing'),
        (GOOD + GOOD.replace("vendors.a", "vendors.b"), 10, "vendors.b.hosts", '"a" already'),
    ],
)
def test_problems(tmp_path: Path, text: str, line: int, key: str, words: str) -> None:
    (tmp_path / "vendors.toml").write_text(text)
    with pytest.raises(PolicyError) as caught:
        load_vendors(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (line, key)
    assert words in problem.message
