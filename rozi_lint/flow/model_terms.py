"""Places and results of the models, compiled to terms; see `docs/architecture.md` for the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rozi_lint.flow.callee import Root
from rozi_lint.flow.forms import OPERATIONS as FORM_OPERATIONS
from rozi_lint.flow.library import Library
from rozi_lint.flow.operations import OPERATIONS
from rozi_lint.flow.summary import Op, Term
from rozi_lint.flow.value import CLEAN, UNKNOWN, Sym, Value, constant
from rozi_lint.policy import DATA_KEYS, Reader, nearest

RESULTS = (
    "bag", "columns", "many", "instance", "item", "attribute", "element", "list", "tuple", "zip",
    "keys", "values", "items", "record", "dump", "data", "config", "call", "partial", "pieces",
    "substitute", "parsed", "copy", "new_class", "guard", "locals", "rows", "row", "type", "same",
    "text", "class", "holds",
)  # fmt: skip
"""The words that say what a result is; of several in one table the first here is the main one."""

_PLACE = re.compile(r"(?P<star>\*?)(?P<root>\w+)(?P<rest>(?:\.[\w-]+|\[\w*\])*)\Z")
_STEP = re.compile(r"\.([\w-]+)|\[(\w*)\]")
_RAISED = re.compile(r"raised if (\w+)\Z")
_PLURAL = {"holds": "holds", "key": "keys", "name": "keys"}
"""Details that are one place or a list of them, and what an operation calls them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Reads the places and results of one entry; problems are told on its row, under a key.

    roots    the names that a place may start from
    called   what `__name__` stands for
    starred  the parameters that are spread where they are passed on
    """

    row: Reader
    library: Library
    roots: Mapping[str, Root]
    called: str = ""
    starred: frozenset[str] = frozenset()

    # Places

    def place(self, key: str, place: object) -> Term:
        if isinstance(place, dict):
            return self.result(key, place)
        if isinstance(place, (bool, int, float)):
            return constant(place)
        if not isinstance(place, str):
            self.row.problem(key, f'"{place}" is no place')
            return UNKNOWN
        fixed = self._fixed(place)
        return fixed if fixed is not None else self._path(key, place)

    def places(self, key: str, places: object) -> tuple[Term, ...]:
        listed = places if isinstance(places, list) else [places]
        return tuple(self.place(key, p) for p in listed)

    def written(self, key: str, place: str) -> Sym | None:
        """The place that a write goes to."""
        match = _PLACE.match(place)
        if match is None or match.group("root") not in self.roots:
            self.row.problem(key, f'"{place}" is no place of this signature')
            return None
        path: list[tuple[str, object]] = []
        for attr, index in _STEP.findall(match.group("rest")):
            path.append((".", attr) if attr else ("*", index))
        return Sym(self.roots[match.group("root")], tuple(path))

    def _fixed(self, place: str) -> Term | None:
        """What a place stands for that starts from no parameter."""
        if place == "nothing":
            return CLEAN
        if place == "__name__":
            return constant(self.called)
        if place == "raised":
            return Op("raised")
        if place[:1] == "'" and place[-1:] == "'":
            return constant(place[1:-1])
        raised = _RAISED.match(place)
        if raised is not None and raised.group(1) in self.roots:
            return Op("raised", (self._root(raised.group(1)),))
        return None

    def _path(self, key: str, place: str) -> Term:
        match = _PLACE.match(place)
        if match is None or match.group("root") not in self.roots:
            self.row.problem(
                key, f'"{place}" is no place of this signature{nearest(place, self.roots)}'
            )
            return UNKNOWN
        term: Term = self._root(match.group("root"))
        for attr, index in _STEP.findall(match.group("rest")):
            if attr:
                term = Op("field", (term,), (("key", attr),))
            elif index and index in self.roots:
                term = Op("item", (term,), (("keys", (self._root(index),)),))
            else:
                term = Op("element", (term,))
        return term

    def _root(self, name: str) -> Value:
        return Value(syms=(Sym(self.roots[name]),))

    # Arguments of a call in disguise

    def arguments(self, key: str, args: object) -> tuple[Term, ...]:
        """Positional arguments; a starred parameter is spread."""
        out: list[Term] = []
        for place in args if isinstance(args, list) else [args]:
            term = self.place(key, place)
            is_starred = isinstance(place, str) and (place[:1] == "*" or place in self.starred)
            out.append(Op("starred", (term,)) if is_starred else term)
        return tuple(out)

    def keywords(self, key: str, kwargs: object) -> Term:
        return self.place(key, kwargs[0] if isinstance(kwargs, list) else kwargs)

    # Results

    def result(self, key: str, result: object) -> Term:
        if result is None:
            return UNKNOWN
        if result == "never":
            return Op("never")
        if isinstance(result, (str, bool, int)):
            return self.place(key, result)
        if not isinstance(result, dict):
            self.row.problem(key, 'must be a table or "nothing"')
            return UNKNOWN
        word = next((w for w in RESULTS if w in result), None)
        if word is None:
            near = nearest(next(iter(result), ""), RESULTS)
            self.row.problem(key, f"says nothing that a result can be{near}")
            return UNKNOWN
        if word not in OPERATIONS:
            return UNKNOWN
        return self._operation(key, word, result)

    def _operation(self, key: str, word: str, table: Mapping[str, object]) -> Op:
        main = table[word]
        if word == "data" and main != "none" and main not in DATA_KEYS:
            self.row.problem(key, f'unknown category "{main}"{nearest(str(main), DATA_KEYS)}')
        terms, detail = self._main(key, word, main)
        detail += [self._detail(key, name, v) for name, v in table.items() if name != word]
        operation = table.get("op")
        if operation is not None and operation not in FORM_OPERATIONS:
            near = nearest(str(operation), FORM_OPERATIONS)
            self.row.problem(key, f'unknown operation "{operation}"{near}')
        return Op(word, terms, tuple(detail))

    def _main(
        self, key: str, word: str, main: object
    ) -> tuple[tuple[Term, ...], list[tuple[str, object]]]:
        """What stands behind the word of a result: its terms, or the one thing that it names."""
        if word in ("bag", "data", "guard", "locals"):
            return (), [(word, main)]
        if word in ("type", "class"):
            return (), [(word, self.library.class_named(str(main)))]
        if word == "config":
            return (), [(word, main if isinstance(main, str) else "setting")]
        return self.places(key, main), []

    def _detail(self, key: str, name: str, value: object) -> tuple[str, object]:
        if name in ("op", "format", "prints"):
            return name, value
        if name == "class":
            return name, self.library.class_named(str(value))
        if name == "args":
            return name, self.arguments(key, value)
        if name == "kwargs":
            return name, self.keywords(key, value)
        if name in _PLURAL:
            return _PLURAL[name], self.places(key, value)
        if name in ("fields", "items") and isinstance(value, dict):
            return name, {k: self.place(key, v) for k, v in value.items()}
        return name, value if isinstance(value, bool) else self.place(key, value)
