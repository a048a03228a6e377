"""What a person calls. A command is a module of `rozi_lint.commands`, imported when asked for."""

import sys
from importlib import import_module
from io import TextIOWrapper
from pkgutil import iter_modules

import click

from rozi_lint import __version__, commands


class Commands(click.Group):
    """The modules of `rozi_lint.commands`; those that begin with an underscore are helpers."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        found = (module.name for module in iter_modules(commands.__path__))
        return sorted(name for name in found if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Hold Python code against the privacy policy that was published.

    Exit status: 0 nothing found, 1 findings, 2 wrong use or unusable policy.
    """


def main() -> None:
    """Run the command line. A sign that the terminal lacks is replaced, and ends no run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="rozi-lint")
