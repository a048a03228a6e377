"""One run of the checks over files and folders, as several commands need it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from rozi_lint.commands._pool import Checker, Settings, check_all
from rozi_lint.commands._rules import all_checks
from rozi_lint.policy import PolicyError
from rozi_lint.project.files import SourceFile, discover
from rozi_lint.project.flake8_config import ConfigurationError, Flake8Config
from rozi_lint.project.services import Services
from rozi_lint.report.terminal import with_progress
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
    paths: Sequence[str],
    policy: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    jobs: int | None,
) -> Results:
    """Check what was named; `select` and `ignore` hold codes or beginnings of codes."""
    settings = Settings(policy, _arguments(select, ignore))
    try:
        checker = Checker(settings)
        _warn_of_silence(checker.config)
        services = Services(checker.policy)
        files = tuple(_files(paths, checker.config, services))
        found = with_progress(check_all(files, checker, settings, jobs), len(files))
        findings = tuple(chain.from_iterable(found))
    except (PolicyError, ConfigurationError) as error:
        raise UnusableError(str(error)) from error
    bare = (file.display for file in files if services.policy_file(file.path) is None)
    return Results(findings, len(files), frozenset(bare))


def _arguments(select: Sequence[str], ignore: Sequence[str]) -> tuple[str, ...]:
    """The same in flake8's words; what is ignored adds to what its configuration ignores."""
    selected = (f"--select={','.join(select)}",) if select else ()
    ignored = (f"--extend-ignore={','.join(ignore)}",) if ignore else ()
    return selected + ignored


def _warn_of_silence(config: Flake8Config) -> None:
    if not config.selects_any(check.code for check in all_checks()):
        message = "flake8's configuration selects none of the rules: nothing can be reported"
        click.echo(f"Warning: {message}", err=True)


def _files(paths: Sequence[str], config: Flake8Config, services: Services) -> Iterator[SourceFile]:
    for file in discover(paths, config.excludes, config.wants):
        if not services.excludes(file.path):
            yield file
