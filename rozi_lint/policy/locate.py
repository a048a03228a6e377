"""On which line of a TOML file a key stands.

tomli tells lines for syntax errors only. This scan runs on the way to an error message and nowhere
else, over text that tomli has accepted, so it may be lax about everything but strings and brackets.
"""

import re
from collections.abc import Iterator

Address = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=.,\n]"
    r"|[^\s\[\]{}=.,\#\"']+",
    re.DOTALL,
)
Token = tuple[str, int]


def line_of(text: str, address: Address) -> int:
    """The line of an address, or of its nearest part that is there; 1 for none."""
    lines = dict(_Scan(text).run())
    for length in range(len(address), 0, -1):
        line = lines.get(address[:length])
        if line is not None:
            return line
    return 1


def _tokens(text: str) -> Iterator[Token]:
    line, end = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", end, match.start())
        token = match.group()
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")
        end = match.end()


class _Scan:
    """Walks the tokens once and tells the line of every key, table and list element."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._rows: dict[Address, int] = {}

    def run(self) -> Iterator[tuple[Address, int]]:
        table: Address = ()
        while self._at < len(self._tokens):
            token, line = self._tokens[self._at]
            if token == "\n":
                self._at += 1
            elif token == "[":
                table = self._header()
                yield from _parts(table, 0, line)
            else:
                yield from self._pair(table)

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _skip_newlines(self) -> None:
        while self._peek() == "\n":
            self._at += 1

    def _header(self) -> Address:
        depth = 0
        while self._peek() == "[":
            depth += 1
            self._at += 1
        address: Address = ()
        for part in self._key():
            address = (*address, part)
            row = self._rows.get(address)
            if row is not None:
                address = (*address, row)
        self._at += depth
        if depth == 1:
            return address
        row = self._rows.get(address[:-1], -1) + 1 if isinstance(address[-1], int) else 0
        array = address[:-1] if isinstance(address[-1], int) else address
        self._rows[array] = row
        return (*array, row)

    def _key(self) -> Address:
        parts: list[str] = []
        while self._peek() not in ("=", "]", "\n", ""):
            token = self._peek()
            self._at += 1
            if token != ".":
                parts.append(token.strip("\"'"))
        return tuple(parts)

    def _pair(self, table: Address) -> Iterator[tuple[Address, int]]:
        line = self._tokens[self._at][1]
        address = (*table, *self._key())
        yield from _parts(address, len(table), line)
        if self._peek() == "=":
            self._at += 1
        yield from self._value(address)

    def _value(self, address: Address) -> Iterator[tuple[Address, int]]:
        if self._peek() == "[":
            yield from self._list(address)
        elif self._peek() == "{":
            yield from self._inline_table(address)
        else:
            while self._peek() not in (",", "]", "}", "\n", ""):
                self._at += 1

    def _list(self, address: Address) -> Iterator[tuple[Address, int]]:
        self._at += 1
        index = 0
        self._skip_newlines()
        while self._peek() not in ("]", ""):
            yield (*address, index), self._tokens[self._at][1]
            yield from self._value((*address, index))
            index += 1
            self._skip_newlines()
            if self._peek() == ",":
                self._at += 1
            self._skip_newlines()
        self._at += 1

    def _inline_table(self, address: Address) -> Iterator[tuple[Address, int]]:
        self._at += 1
        self._skip_newlines()
        while self._peek() not in ("}", ""):
            yield from self._pair(address)
            if self._peek() == ",":
                self._at += 1
            self._skip_newlines()
        self._at += 1


def _parts(address: Address, known: int, line: int) -> Iterator[tuple[Address, int]]:
    """An address and those of its parents that it declares on the way."""
    for length in range(known + 1, len(address) + 1):
        yield address[:length], line
