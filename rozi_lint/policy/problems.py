"""What is wrong with a policy or rule file, in words a person can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file. Lines count from 1; the key is dotted, empty for the file itself."""

    file: Path
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class PolicyError(Exception):
    """All problems of one load, at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message: the nearest known word, or all where none is near and few are."""
    import difflib

    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    if close:
        return f'; did you mean "{close[0]}"?'
    if 0 < len(words) <= 12:
        return "; known: " + ", ".join(words)
    return ""
