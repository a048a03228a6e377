"""flake8's own configuration, read and applied with flake8's own code.

`rozi-lint check` must report what flake8 reports. So what is selected, ignored, excluded, and
silenced by `# noqa` is not worked out here once more: this module asks flake8's own functions.
"""

import argparse
import configparser
import io
import tokenize
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import flake8
from flake8.exceptions import ExecutionError
from flake8.formatting.base import BaseFormatter
from flake8.main.options import register_default_options, stage1_arg_parser
from flake8.options.aggregator import aggregate_options
from flake8.options.config import load_config
from flake8.options.manager import OptionManager
from flake8.processor import FileProcessor
from flake8.style_guide import Decision, StyleGuideManager
from flake8.utils import fnmatch, matches_filename
from flake8.violation import LOG, Violation

if TYPE_CHECKING:
    from rozi_lint.verdict.finding import Finding

PREFIX = "RZ"
OFF_BY_DEFAULT = ("RZ207", "RZ305")


class ConfigurationError(Exception):
    """flake8's configuration cannot be used."""


def register(manager: OptionManager) -> None:
    """Make our option and defaults known to flake8, or to our own reading of its configuration."""
    manager.add_option(
        "--rozi-policy",
        metavar="FILE",
        default=None,
        parse_from_config=True,
        normalize_paths=True,
        help="The service's privacy policy. (Default: the nearest rozi-policy.toml above a file)",
    )
    manager.extend_default_ignore(OFF_BY_DEFAULT)


def is_wanted(options: argparse.Namespace) -> bool:
    """Whether flake8 could report any code of ours: `select` is not set, or names some."""
    if options.select is None:
        return True
    named = (*options.select, *(options.extend_select or ()))
    return any(code.startswith(PREFIX) or PREFIX.startswith(code) for code in named)


def named_in_full(options: argparse.Namespace) -> frozenset[str]:
    """The codes off by default that select or extend-select names in full.

    flake8 itself would switch them on with `--select=RZ` or any `--ignore`.
    """
    named = {*(options.select or ()), *(options.extend_select or ())}
    return frozenset(code for code in OFF_BY_DEFAULT if code in named)


class Flake8Config:
    """What flake8's configuration, and arguments in flake8's own words, say."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        self.options = _options(arguments)
        self._guide = StyleGuideManager(self.options, _Silent(self.options))

    @property
    def policy(self) -> Path | None:
        """The service policy that `rozi-policy` names."""
        return Path(self.options.rozi_policy) if self.options.rozi_policy else None

    def excludes(self, path: str) -> bool:
        """Whether `exclude` or `extend-exclude` leaves a file or folder out."""
        patterns = (*self.options.exclude, *self.options.extend_exclude)
        return matches_filename(path, patterns, '"%(path)s" has %(whether)sbeen excluded', LOG)

    def wants(self, path: str) -> bool:
        """Whether `filename` (by default `*.py`) takes a file that was not named itself."""
        return fnmatch(path, self.options.filename)

    def selects_any(self, codes: Iterable[str]) -> bool:
        """Whether any of these codes could be reported in a file without settings of its own."""
        decider = self._guide.decider
        return any(decider.decision_for(code) is Decision.Selected for code in codes)

    def reported(
        self, findings: "tuple[Finding, ...]", path: str, source: bytes
    ) -> "tuple[Finding, ...]":
        """Those findings in a file that are selected and not silenced by `# noqa`."""
        if not findings:
            return ()
        processor = FileProcessor(path, self.options, lines=_lines(source))
        if processor.should_ignore_file():
            return ()
        return tuple(found for found in findings if self._reports(found, path, processor))

    def _reports(self, found: "Finding", path: str, processor: FileProcessor) -> bool:
        line = processor.noqa_line_for(found.line)
        return bool(
            self._guide.handle_error(
                found.code, path, found.line, found.column, found.message, line
            )
        )


class _Silent(BaseFormatter):
    def handle(self, error: Violation) -> None:
        """Take note of a violation without a word: whether there is one is all that is asked."""


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    manager = OptionManager(
        version=flake8.__version__,
        plugin_versions="",
        parents=[stage1_arg_parser()],
        formatter_names=[],
    )
    register_default_options(manager)
    register(manager)
    manager.extend_default_select([PREFIX])
    try:
        config, folder = load_config(None, [])
        return aggregate_options(manager, config, folder, arguments)
    except (ExecutionError, configparser.Error, ValueError) as error:
        raise ConfigurationError(f"flake8's configuration cannot be used: {error}") from error


def _lines(source: bytes) -> list[str]:
    """The lines of a file as flake8 sees them: what cannot be decoded is taken for latin-1."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return io.TextIOWrapper(io.BytesIO(source), encoding).readlines()
    except (SyntaxError, UnicodeError, LookupError):
        return io.TextIOWrapper(io.BytesIO(source), "latin-1").readlines()
