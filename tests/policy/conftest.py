from collections.abc import Callable
from pathlib import Path

import pytest

from rozi_lint.policy import PolicyError, Problem, load_policy

Write = Callable[[str], Path]
ProblemsOf = Callable[[str], list[Problem]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the text of a service policy and gives its path."""

    def write_policy(text: str) -> Path:
        path = tmp_path / "rozi-policy.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_policy


@pytest.fixture
def problems_of(write: Write) -> ProblemsOf:
    """The problems of a service policy."""

    def load(text: str) -> list[Problem]:
        with pytest.raises(PolicyError) as caught:
            load_policy(write(text))
        return list(caught.value.problems)

    return load
