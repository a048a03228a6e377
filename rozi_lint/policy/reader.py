"""Reads values out of a TOML table, keeps every problem, and knows the line of each key.

Every loader of rule files uses it, so that all of them report the same kinds of mistakes in the
same words: a wrong type, an unknown value, a missing key, a key that nobody asked for.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from .locate import Address, line_of
from .problems import PolicyError, Problem, nearest

_POSITION = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")


class Reader:
    """One table of one file. Sub-tables share the file's list of problems."""

    __slots__ = ("_address", "_asked", "_table", "path", "problems", "source")

    def __init__(
        self,
        path: Path,
        source: str,
        table: Mapping[str, object],
        problems: list[Problem],
        address: Address = (),
    ) -> None:
        self.path = path
        self.source = source
        self.problems = problems
        self._table = table
        self._address = address
        self._asked: set[str] = set()

    @classmethod
    def read(cls, path: Path, problems: list[Problem] | None = None) -> "Reader":
        """The whole file; raises PolicyError at once where it is no readable TOML."""
        found = [] if problems is None else problems
        try:
            source = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            found.append(Problem(path, line, "", "the file is not UTF-8"))
        except OSError as error:
            reason = error.strerror or str(error)
            found.append(Problem(path, 1, "", f"the file cannot be read: {reason}"))
        else:
            return cls.parse(source, path, found)
        raise PolicyError(found)

    @classmethod
    def parse(cls, source: str, path: Path, problems: list[Problem] | None = None) -> "Reader":
        """The same for text that is at hand; the path is what problems are reported under."""
        import tomli

        found = [] if problems is None else problems
        try:
            return cls(path, source, tomli.loads(source), found)
        except tomli.TOMLDecodeError as error:
            found.append(_syntax_problem(path, source, str(error)))
        except RecursionError:
            found.append(Problem(path, 1, "", "the file is nested too deeply"))
        raise PolicyError(found)

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def keys(self) -> tuple[str, ...]:
        return tuple(self._table)

    @property
    def name(self) -> str:
        """The dotted address of this table, as a person would write it; empty for the file."""
        return _dotted(self._address)

    def problem(self, key: str, message: str, value: object = None) -> None:
        """Keeps a problem at a key of this table; with a value, at that element of its list."""
        address = (*self._address, key) if key else self._address
        place = address
        held = self._table.get(key)
        if value is not None and isinstance(held, list) and value in held:
            place = (*address, held.index(value))
        dotted = _dotted(address)
        line = line_of(self.source, place)
        text = f"`{dotted}`: {message}" if dotted else message
        self.problems.append(Problem(self.path, line, dotted, text))

    def raise_problems(self) -> None:
        if self.problems:
            raise PolicyError(self.problems)

    def close(self) -> None:
        """Reports each key that nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                self.problem(key, f'unknown key "{key}"{nearest(key, self._asked)}')

    def raw(self, key: str) -> object:
        """The value as tomli gives it, None where it is absent."""
        self._asked.add(key)
        return self._table.get(key)

    def text(
        self,
        key: str,
        default: str = "",
        *,
        required: bool = False,
        one_of: Collection[str] | None = None,
    ) -> str:
        value = self.raw(key)
        if value is None:
            if required:
                self.problem("", f'the key "{key}" is missing')
            return default
        if not isinstance(value, str):
            self._wrong_type(key, "a string", value)
            return default
        return value if self._known(key, value, one_of) else default

    def texts(self, key: str, *, one_of: Collection[str] | None = None) -> tuple[str, ...]:
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong_type(key, "a list of strings", value)
            return ()
        return tuple(item for item in value if self._known(key, item, one_of))

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self._wrong_type(key, "true or false", value)
        return default

    def number(self, key: str, default: int = 0) -> int:
        value = self.raw(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._wrong_type(key, "a whole number", value)
        return default

    def table(self, key: str) -> "Reader":
        """The sub-table under a key; an empty one where it is absent."""
        value = self.raw(key)
        if value is not None and not isinstance(value, dict):
            self._wrong_type(key, "a table", value)
        return self._child((key,), value)

    def tables(self, key: str) -> "dict[str, Reader]":
        """The sub-tables of the table under a key, in the order of the file."""
        parent = self.table(key)
        return {name: parent.table(name) for name in parent}

    def rows(self, key: str) -> "list[Reader]":
        """The tables of an array of tables."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong_type(key, "a list of tables", value)
            return []
        return [self._child((key, index), item) for index, item in enumerate(value)]

    def _child(self, address: Address, value: object) -> "Reader":
        table = value if isinstance(value, dict) else {}
        return Reader(self.path, self.source, table, self.problems, (*self._address, *address))

    def _known(self, key: str, value: str, one_of: Collection[str] | None) -> bool:
        if one_of is None or value in one_of:
            return True
        self.problem(key, f'unknown value "{value}"{nearest(value, one_of)}', value)
        return False

    def _wrong_type(self, key: str, expected: str, value: object) -> None:
        self.problem(key, f"must be {expected}, not {_kind(value)}")


def _dotted(address: Address) -> str:
    text = ""
    for part in address:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            word = part if _BARE_KEY.match(part) else f'"{part}"'
            text += f".{word}" if text else word
    return text


def _kind(value: object) -> str:
    names = {str: "a string", bool: "true or false", int: "a number", float: "a number"}
    names |= {list: "a list", dict: "a table"}
    for kind, name in names.items():
        if type(value) is kind:
            return name if kind is not list else _kind_of_list(value)
    return "a date or time"


def _kind_of_list(value: object) -> str:
    items = value if isinstance(value, list) else []
    strange = [item for item in items if not isinstance(item, str)]
    return f"a list that holds {_kind(strange[0])}" if strange else "a list"


def _syntax_problem(path: Path, source: str, error: str) -> Problem:
    position = _POSITION.search(error)
    message = error[: position.start()] if position else error
    line = source.count("\n") + 1
    if position and position.group(1):
        line = int(position.group(1))
    key = ""
    if message.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")):
        key = _key_on_line(source, line)
        message = f"`{key}` is given twice"
    else:
        message = f"no valid TOML: {message[:1].lower()}{message[1:]}"
    return Problem(path, line, key, message)


def _key_on_line(source: str, line: int) -> str:
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    return text.split("=", 1)[0].strip().strip("[]")
