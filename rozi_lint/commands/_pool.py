"""Checks many files in several processes, each with a session of its own: they share no memory."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from rozi_lint.project.files import SourceFile
from rozi_lint.project.flake8_config import Flake8Config, named_in_full
from rozi_lint.session import Options, Session
from rozi_lint.verdict.finding import Finding

FEW = 40  # files that are checked sooner than processes are started
AT_ONCE = 8  # neighbours often import the same, which a process reads once


@dataclass(frozen=True)
class Settings:
    """What makes a checker, in a form that reaches another process."""

    policy: Path | None
    arguments: tuple[str, ...]


class Checker:
    """Checks one file after the other, as flake8 with its configuration would."""

    def __init__(self, settings: Settings) -> None:
        self.config = Flake8Config(settings.arguments)
        self.policy = settings.policy or self.config.policy
        options = Options(off_by_default=named_in_full(self.config.options))
        self._session = Session(self.policy, options)

    def check(self, file: SourceFile) -> tuple[Finding, ...]:
        """What flake8 would report; a file that cannot be read is a finding too."""
        try:
            source = file.path.read_bytes()
        except OSError as error:
            return (_unread(file, error),)
        found = self._session.check(file.path, source, file.display)
        return self.config.reported(found, file.display, source)


def check_all(
    files: Sequence[SourceFile], checker: Checker, settings: Settings, jobs: int | None
) -> Iterator[tuple[Finding, ...]]:
    """The findings of each file, in order. `checker` is the one of this process."""
    jobs = min(jobs or os.cpu_count() or 1, len(files) // AT_ONCE)
    if jobs < 2 or len(files) <= FEW:
        yield from map(checker.check, files)
        return
    with ProcessPoolExecutor(jobs, initializer=_Process.start, initargs=(settings,)) as pool:
        yield from pool.map(_Process.check, files, chunksize=AT_ONCE)


class _Process:
    """A process of the pool."""

    checker: Checker

    @classmethod
    def start(cls, settings: Settings) -> None:
        cls.checker = Checker(settings)

    @classmethod
    def check(cls, file: SourceFile) -> tuple[Finding, ...]:
        return cls.checker.check(file)


def _unread(file: SourceFile, error: OSError) -> Finding:
    return Finding(
        path=file.display,
        line=1,
        column=0,
        code="RZ900",
        name="not-analysed",
        message=f"not-analysed: {error.strerror}",
        severity="high",
        article="",
    )
