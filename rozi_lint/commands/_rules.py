"""Rules on the command line: by code, by the beginning of codes, or by name."""

import re
from functools import cache
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from rozi_lint.policy import Check

PREFIX = re.compile(r"RZ\d{0,2}")


def to_codes(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """A list of rules, separated by commas, as flake8 understands it: codes in place of names."""
    words = [word for word in re.split(r"[,\s]+", value or "") if word]
    known = {check.name: check.code for check in all_checks()} if words else {}
    return tuple(_code(word, known, ctx, param) for word in words)


def _code(word: str, known: dict[str, str], ctx: click.Context, param: click.Parameter) -> str:
    from rozi_lint.policy import nearest

    code = known.get(word.lower(), word.upper())
    if code in known.values() or PREFIX.fullmatch(code):
        return code
    hint = nearest(word, {*known, *known.values()})
    raise click.BadParameter(f'no rule "{word}"{hint}', ctx, param)


def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes and names that go on from the last comma, each with what it finds."""
    del ctx, param
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{word}", help=check.summary)
        for check in all_checks()
        for word in (check.code, check.name)
        if word.startswith(last)
    ]


@cache
def all_checks() -> "tuple[Check, ...]":
    """Every rule, by code; raises PolicyError where the rule files cannot be used."""
    from rozi_lint.policy import load_checks
    from rozi_lint.verdict.conditions import CONDITION_WORDS

    return load_checks(conditions=CONDITION_WORDS)
