"""One run of the checks over files and folders, as several commands need it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from rozi_lint.policy import PolicyError
from rozi_lint.project.files import SourceFile, discover
from rozi_lint.project.flake8_config import ConfigurationError, Flake8Config, named_in_full
from rozi_lint.project.services import Services
from rozi_lint.report.terminal import with_progress
from rozi_lint.session import Options, Session
from rozi_lint.verdict import load_rules
from rozi_lint.verdict.finding import Finding


class UnusableError(click.ClickException):
    """The policy or the configuration cannot be used."""

    exit_code = 2


@dataclass(frozen=True)
class Results:
    """What a run found, in how many files, and which of them no service policy covers."""

    findings: tuple[Finding, ...]
    checked: int
    without_policy: frozenset[str]


def run(
    paths: Sequence[str], policy: Path | None, select: Sequence[str], ignore: Sequence[str]
) -> Results:
    """Check what was named; `select` and `ignore` hold codes or beginnings of codes."""
    try:
        config = Flake8Config(_arguments(select, ignore))
        _warn_of_silence(config)
        policy = policy or config.policy
        services = Services(policy)
        files = tuple(_files(paths, config, services))
        found = _findings(files, Session(policy, _options(config)), config)
        findings = tuple(chain.from_iterable(with_progress(found, len(files))))
    except (PolicyError, ConfigurationError) as error:
        raise UnusableError(str(error)) from error
    bare = (file.display for file in files if services.policy_file(file.path) is None)
    return Results(findings, len(files), frozenset(bare))


def _arguments(select: Sequence[str], ignore: Sequence[str]) -> list[str]:
    """The same in flake8's words; what is ignored adds to what its configuration ignores."""
    words = []
    if select:
        words.append(f"--select={','.join(select)}")
    if ignore:
        words.append(f"--extend-ignore={','.join(ignore)}")
    return words


def _warn_of_silence(config: Flake8Config) -> None:
    if not config.selects_any(check.code for check in load_rules()):
        message = "flake8's configuration selects none of the rules: nothing can be reported"
        click.echo(f"Warning: {message}", err=True)


def _options(config: Flake8Config) -> Options:
    return Options(off_by_default=named_in_full(config.options))


def _files(paths: Sequence[str], config: Flake8Config, services: Services) -> Iterator[SourceFile]:
    for file in discover(paths, config.excludes, config.wants):
        if not services.excludes(file.path):
            yield file


def _findings(
    files: Sequence[SourceFile], session: Session, config: Flake8Config
) -> Iterator[tuple[Finding, ...]]:
    for file in files:
        try:
            source = file.path.read_bytes()
        except OSError as error:
            yield (_unread(file, error),)
        else:
            found = session.check(file.path, source, file.display)
            yield config.reported(found, file.display, source)


def _unread(file: SourceFile, error: OSError) -> Finding:
    return Finding(
        code="RZ900",
        name="not-analysed",
        path=file.display,
        line=1,
        column=0,
        message=f"not analysed: {error.strerror}",
        severity="high",
        article="",
        steps=(),
    )
