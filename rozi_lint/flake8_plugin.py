"""What flake8 calls. Nothing of ours may raise while it iterates: a fault is RZ900 on line 1."""

import argparse
import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rozi_lint import __version__
from rozi_lint.project.files import is_left_out
from rozi_lint.project.flake8_config import is_wanted, named_in_full, register

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

    from rozi_lint.project.services import Services
    from rozi_lint.session import Session

Result = tuple[int, int, str, type["Plugin"]]


class Plugin:
    """Made by flake8 for each file; `parse_options` comes before, once a process."""

    name = "rozi-lint"
    version = __version__

    _wanted: ClassVar[bool] = True
    _services: ClassVar["Services"]
    _session: ClassVar["Session"]
    _named: ClassVar[tuple[Path, ...]] = ()

    def __init__(
        self,
        tree: ast.AST,
        filename: str,
        lines: list[str],
    ) -> None:
        del tree  # by this name flake8 knows what kind of plugin this is
        self._filename = filename
        self._lines = lines

    @staticmethod
    def add_options(option_manager: "OptionManager") -> None:
        """Tell flake8 our option, and which codes are off by default."""
        register(option_manager)

    @classmethod
    def parse_options(
        cls, option_manager: "OptionManager", options: argparse.Namespace, args: list[str]
    ) -> None:
        """Load the policy; one that cannot be used ends flake8 with one sentence and status 2.

        Who selects none of our codes waits for none of this.
        """
        cls._wanted = is_wanted(options)
        if cls._wanted:
            cls._load(option_manager, options, args)

    @classmethod
    def _load(
        cls, option_manager: "OptionManager", options: argparse.Namespace, args: list[str]
    ) -> None:
        from rozi_lint.policy import PolicyError
        from rozi_lint.project.services import Services
        from rozi_lint.session import Options, Session

        cls._named = tuple(Path(name) for name in args if name != "-")
        policy = Path(options.rozi_policy) if options.rozi_policy else None
        cls._services = Services(policy)
        try:
            for path in cls._named or (Path(),):
                cls._services.policy(path)
            cls._session = Session(policy, Options(off_by_default=named_in_full(options)))
        except PolicyError as error:
            option_manager.parser.exit(2, f"rozi-lint: {_sentence(error)}\n")

    def run(self) -> Iterator[Result]:
        """The findings of this file, as flake8 takes them."""
        try:
            yield from self._results()
        except Exception as fault:
            yield 1, 0, f"RZ900 not-analysed: {_sentence(fault)}", type(self)

    def _results(self) -> tuple[Result, ...]:
        path = Path(self._filename)
        if not self._wanted:
            return ()
        if is_left_out(path, self._named) or self._services.excludes(path):
            return ()
        findings = self._session.check(path, _bytes(self._lines), self._filename)
        return tuple(
            (found.line, found.column, f"{found.code} {found.message}", type(self))
            for found in findings
        )


def _sentence(error: Exception) -> str:
    """An error in one line: all that flake8's output has room for."""
    first, *others = str(error).splitlines() or [type(error).__name__]
    return f"{first} (and {len(others)} more)" if others else first


def _bytes(lines: list[str]) -> bytes:
    """The lines in the encoding that they declare, whatever flake8 had to do to decode them."""
    text = "".join(lines)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(text.encode()).readline)
    except SyntaxError:
        encoding = "utf-8"
    return text.encode(encoding, errors="replace")
