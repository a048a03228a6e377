"""The gate in front of the parser: whether a file can have anything to report at all.

Every finding rests on some words in the file: names of data, of cookies, of network libraries, of
third parties' SDKs. They come from the rules; a file that lacks them all is not parsed. A file that
imports modules of its own project passes, as what it needs may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rozi_lint.flow.knowledge import Knowledge
from rozi_lint.flow.library import Library, LibraryFunction, words_of
from rozi_lint.flow.summary import Op, Term
from rozi_lint.policy import Policy
from rozi_lint.policy.names import vocabulary

_WORDS = re.compile(rb"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_IMPORTS = re.compile(rb"^[ \t]*(?:from[ \t]+([\w.]+)|import[ \t]+([\w., \t]+))", re.MULTILINE)

TELLING_EVENTS = frozenset({"request", "cookie", "transport"})
"""Kinds of events that are findings whatever data they carry."""

Needs = frozenset[bytes]


class Gate:
    """Compares the words and imports of a file with what findings need."""

    def __init__(self, policy: Policy, knowledge: Knowledge, library: Library) -> None:
        names = vocabulary(policy.data)
        needs = {_needs(words) for words in names.distinct}
        needs |= {_needs(words_of(name)) for name in _telling_names(library)}
        needs |= {_needs(words_of(name)) for name in knowledge.client_names()}
        needs |= {_needs(words_of(name)) for name in library.settings}
        self._single = frozenset(word for need in needs if len(need) == 1 for word in need)
        self._several = [n for n in needs if len(n) > 1 and not n & self._single]
        self._weak = [_needs(words) for words in names.weak]
        self._holders = _needs(names.holders)
        packages = {*_telling_packages(library), *knowledge.sdk_packages()}
        self._packages = frozenset(package.encode() for package in packages)

    def lets_pass(self, source: bytes) -> bool:
        """Whether the file may have something to report."""
        words = {word.lower() for word in _WORDS.findall(source)}
        words |= {word[:-1] for word in words if word.endswith(b"s")}
        words |= {word[:-1] for word in words if word.endswith(b"e")}
        if not words.isdisjoint(self._single) or any(n <= words for n in self._several):
            return True
        if not words.isdisjoint(self._holders) and any(n <= words for n in self._weak):
            return True
        return not self._packages.isdisjoint(_imported(source))


def _imported(source: bytes) -> set[bytes]:
    """The packages that a file imports, by their first name."""
    found: set[bytes] = set()
    for origin, listed in _IMPORTS.findall(source):
        names = [origin] if origin else listed.split(b",")
        found.update(name.strip().partition(b".")[0].partition(b" ")[0] for name in names)
    return found


def _needs(words: Iterable[str]) -> Needs:
    return frozenset(word.encode() for word in words)


def _telling_names(library: Library) -> set[str]:
    """Names in code that tell something by themselves: methods known anywhere, functions and
    attributes that give personal data, types of fields.
    """
    names = {name for name, function in library.anywhere.items() if _tells(function)}
    names |= {_last(name) for name, function in library.functions.items() if _gives(function)}
    for model in library.classes.values():
        names.update(a for a, term in model.attributes.items() if _is_data(term))
        for name, member in model.members.items():
            if isinstance(member.target, LibraryFunction) and _gives(member.target):
                names.add(name)
    kinds = library.fields.items()
    return names | {_last(name) for name, kind in kinds if kind.data not in (None, "none")}


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
