"""From the bytes of a file to the interpreter's syntax: decode, scan, parse, lower."""

from __future__ import annotations

import io
import tokenize

import libcst as cst

from rozi_lint.flow import ir
from rozi_lint.flow.lower import LinesDisagreeError, lower_module
from rozi_lint.flow.scan import Scan, TooDeepError, scan


class NotAnalysedError(Exception):
    """A file cannot be analysed: where, and why in words for a person."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def decode(source: bytes) -> str:
    """The text of a file in the encoding that it declares. Raises `NotAnalysedError`."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return source.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError) as error:
        reason = "it is not UTF-8 and declares no other encoding"
        if isinstance(error, SyntaxError) and "unknown encoding" in str(error):
            reason = f"it declares an {error}"
        raise NotAnalysedError(1, reason) from None


def parse(text: str) -> tuple[cst.Module, Scan]:
    """The tree and the logical lines. Raises `NotAnalysedError`."""
    try:
        lines = scan(text)
        return cst.parse_module(text), lines
    except TooDeepError as error:
        raise NotAnalysedError(error.line, error.what) from None
    except cst.CSTValidationError as error:
        raise NotAnalysedError(1, f"it does not parse: {_first_line(str(error))}") from None
    except cst.ParserSyntaxError as error:
        raise NotAnalysedError(
            error.raw_line, f"it does not parse: {_first_line(error.message)}"
        ) from None


def _first_line(message: str) -> str:
    return message.strip().splitlines()[0].rstrip(".") if message.strip() else "syntax error"


def lower(tree: cst.Module, lines: Scan) -> ir.Module:
    """The tree in the interpreter's syntax; where the scan erred, lines come from libcst itself."""
    try:
        return lower_module(tree, lines)
    except LinesDisagreeError:
        return lower_module(tree, iter(_lines_by_metadata(tree)))


def _lines_by_metadata(tree: cst.Module) -> list[int]:
    from libcst.metadata import MetadataWrapper, PositionProvider

    ranges = MetadataWrapper(tree, unsafe_skip_copy=True).resolve(PositionProvider)
    heads: tuple[type[cst.CSTNode], ...] = (
        cst.SimpleStatementLine,
        cst.BaseCompoundStatement,
        cst.Else,
        cst.Finally,
        cst.ExceptHandler,
        cst.ExceptStarHandler,
        cst.MatchCase,
        cst.Decorator,
    )
    lines = []
    for node, place in ranges.items():
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            lines.append(ranges[node.name].start.line)
        elif isinstance(node, heads):
            lines.append(place.start.line)
    return sorted(lines)
