"""`rozi-lint check`: the whole project at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rozi_lint.commands._rules import complete, to_codes

if TYPE_CHECKING:
    from rozi_lint.commands._run import Results
    from rozi_lint.verdict.finding import Finding

SEVERITIES = ("low", "medium", "high")
NOT_ANALYSED = "RZ900"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--policy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The service's policy.  [default: the nearest rozi-policy.toml above each file]",
)
@click.option(
    "--select",
    metavar="RULES",
    callback=to_codes,
    shell_complete=complete,
    help="Report only these rules: codes, beginnings of codes, or names, separated by commas. "
    "RZ207 and RZ305 are on only if named in full.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    callback=to_codes,
    shell_complete=complete,
    help="Leave these rules out, besides what flake8's configuration does.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="low",
    show_default=True,
    help="The lowest severity that makes the exit status 1. All findings are shown.",
)
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), help="Processes to use.  [default: one a processor]"
)
def command(
    paths: tuple[str, ...],
    policy: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    jobs: int | None,
) -> None:
    """Check files and folders; without PATHS, the current folder.

    Tests, hidden folders and virtual environments are left out unless they are named. flake8's
    configuration (setup.cfg, tox.ini, .flake8) and `# noqa` count as they do in flake8.
    """
    from rozi_lint.commands._run import run

    results = run(paths or (".",), policy, select, ignore, jobs)
    _show(results)
    if any(_fails(found, fail_on) for found in results.findings):
        sys.exit(1)


def _show(results: "Results") -> None:
    from rozi_lint.report.terminal import wants_colour
    from rozi_lint.report.text import render

    colour = wants_colour(sys.stdout)
    shown = render(results.findings, results.checked, results.without_policy, colour=colour)
    click.echo(shown, color=colour)


def _fails(found: "Finding", lowest: str) -> bool:
    """What was not analysed always fails: nothing is known of it."""
    severe = SEVERITIES[SEVERITIES.index(lowest) :]
    return found.code == NOT_ANALYSED or found.severity in severe
