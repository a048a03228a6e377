"""The gate in front of the parser: whether a file can have anything to report at all.

Every finding rests on some words in the file: names of data, of cookies, of network libraries, of
third parties' SDKs. They come from the rules; a file that lacks them all, as do the modules of its
project that it imports, directly or through others, is not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rozi_lint.flow.knowledge import Knowledge
from rozi_lint.flow.library import Library, LibraryFunction
from rozi_lint.flow.summary import Op, Term

_NAMES = re.compile(r"[A-Za-z_][\w-]*")
_IMPORTS = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([^#\n]*)|import[ \t]+([\w., \t]+))",
    re.MULTILINE,
)

TELLING_EVENTS = frozenset({"request"})
"""Kinds of events that can be findings whatever they carry; cookies are known by their name."""

TELLS, WEAK, PERSON = 1, 2, 4
"""What a name can be: telling by itself, telling on a person, or a person."""


class Gate:
    """Looks at the names and imports in a file; what each name can tell is kept."""

    def __init__(self, knowledge: Knowledge, library: Library) -> None:
        self._names = knowledge.names
        self._library = library
        self._telling = {*_telling_names(library), *knowledge.client_names(), *library.settings}
        self._attributes = _data_attributes(library)
        self._packages = {*_telling_packages(library), *knowledge.sdk_packages()}
        self._known: dict[str, int] = {}

    def lets_pass(self, text: str) -> bool:
        """Whether what stands in a file may be something to report."""
        found = 0
        for match in _NAMES.finditer(text):
            name = match.group()
            known = self._known.get(name)
            if known is None:
                known = self._known[name] = self._look(name)
            if known & TELLS:
                return True
            found |= known
            if found & WEAK and found & PERSON:
                return True
        return not self._packages.isdisjoint(_imported(text))

    def _look(self, name: str) -> int:
        if name in self._telling or "cookie" in name.lower():
            return TELLS
        if self._names.distinct(name, key=True) is not None:
            return TELLS
        is_weak = name in self._attributes or self._names.weak(name) is not None
        is_holder = self._names.person_like(name) or self._library.known_as(name) is not None
        return (WEAK if is_weak else 0) | (PERSON if is_holder else 0)


def _imported(text: str) -> set[str]:
    """The packages that a file imports, by their first name."""
    return {name.partition(".")[0] for name, _ in imports(text)}


def imports(text: str) -> Iterator[tuple[str, str]]:
    """What the import statements in a text name: a module with its dots, and the names out of it as
    far as they stand on the first line.
    """
    for origin, names, modules in _IMPORTS.findall(text):
        if origin:
            yield origin, names
        else:
            for module in modules.split(","):
                yield module.strip().partition(" ")[0], ""


def _telling_names(library: Library) -> set[str]:
    """Names in code that tell something by themselves: methods known anywhere, functions and
    attributes that give personal data, types of fields.
    """
    names = {name for name, function in library.anywhere.items() if _tells(function)}
    names |= {_last(name) for name, function in library.functions.items() if _gives(function)}
    kinds = library.fields.items()
    return names | {_last(name) for name, kind in kinds if kind.data not in (None, "none")}


def _data_attributes(library: Library) -> set[str]:
    """Attributes and methods of library objects that give personal data."""
    names: set[str] = set()
    for model in library.classes.values():
        names.update(a for a, term in model.attributes.items() if _is_data(term))
        for name, member in model.members.items():
            if isinstance(member.target, LibraryFunction) and _gives(member.target):
                names.add(name)
    return names


def _telling_packages(library: Library) -> set[str]:
    """Packages that do something which is told whatever data it carries."""
    found = {name for name, function in library.functions.items() if _tells(function)}
    for name, model in library.classes.items():
        targets = [member.target for member in model.members.values()]
        if any(isinstance(t, LibraryFunction) and _tells(t) for t in targets):
            found.add(name)
    return {name.partition(".")[0] for name in found}


def _last(dotted: str) -> str:
    return dotted.rpartition(".")[2]


def _tells(function: LibraryFunction) -> bool:
    effects = (effect for variant in function.variants for effect in variant.does.effects)
    return any(effect.kind in TELLING_EVENTS for effect in effects)


def _gives(function: LibraryFunction) -> bool:
    return any(_is_data(variant.does.result) for variant in function.variants)


def _is_data(term: Term) -> bool:
    return isinstance(term, Op) and term.name == "data" and term.get("data") != "none"
