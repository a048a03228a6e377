"""What libraries do: the records that `rules/models/` compile to, and their look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rozi_lint.flow.callee import Arguments, Callee, Context, ParamSpec, bind
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.summary import Effect, Op, Summary, Term
from rozi_lint.flow.value import Value


@dataclass(frozen=True, slots=True)
class Variant:
    """One signature of a library function and what it does."""

    name: str
    params: tuple[ParamSpec, ...]
    does: Summary
    pure: bool = False
    when: tuple[tuple[str, tuple[object, ...]], ...] = ()
    """It is meant only where these parameters are given one of these constants."""

    def summary(self, context: Context) -> Summary:
        return self.does

    def context(self, binding: Mapping[object, Value]) -> Context:
        return ()

    def accepts(self, given: Arguments) -> bool:
        """Whether the arguments fit the signature."""
        spare = len(given.args)
        named = set(given.kwargs)
        open_ended = given.rest is not None or given.more is not None
        for param in self.params:
            if param.star == "*":
                spare = 0
            elif param.star == "**":
                named.clear()
            elif param.positional and spare > 0:
                spare -= 1
            elif param.name in named:
                named.discard(param.name)
            elif param.default is None and not open_ended:
                return False
        return spare == 0 and not named and self._is_meant(given)

    def _is_meant(self, given: Arguments) -> bool:
        if not self.when:
            return True
        values = {
            p.name: v for p, v in zip(self.params, bind(self.params, given).values(), strict=True)
        }
        return all(
            any(_folded(c) in map(_folded, wanted) for c in values[name].consts or ())
            for name, wanted in self.when
        )


@dataclass(frozen=True, slots=True)
class LibraryFunction:
    """A function with its signatures, in the order of the model."""

    name: str
    variants: tuple[Variant, ...]

    def variant(self, given: Arguments) -> Variant:
        fitting = next((v for v in self.variants if v.accepts(given)), None)
        if fitting is not None:
            return fitting
        return next((v for v in self.variants if not v.when), self.variants[0])


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field's constructor or annotation tells of the field; see `docs/architecture.md`."""

    data: str | None = None
    relation: str | None = None
    many: bool = False
    model: ClassModel | None = None
    inner: bool = False
    op: str | None = None
    unprinted: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Hook:
    """A function that a framework calls: known by its name, if it has one, and its parameters."""

    names: frozenset[str]
    params: tuple[str, ...]
    gives: Mapping[str, Term]

    def fits(self, name: str, params: tuple[str, ...]) -> bool:
        if self.names:
            return name in self.names and len(params) >= len(self.params)
        return params == self.params


def _record_methods(model: ClassModel) -> Iterator[str]:
    """The methods of a class of stored records, and of the managers that it has."""
    if model.role != "stored":
        return
    yield from model.members
    for term in model.class_attributes.values():
        manager = term.get("class") if isinstance(term, Op) else None
        if isinstance(manager, ClassModel):
            for current in manager.lineage():
                yield from current.members


@dataclass(eq=False, slots=True)
class Library:
    """All models, by the dotted names that code reaches them under."""

    functions: dict[str, LibraryFunction] = field(default_factory=dict)
    classes: dict[str, ClassModel] = field(default_factory=dict)
    values: dict[str, Term] = field(default_factory=dict)
    fields: dict[str, FieldType] = field(default_factory=dict)
    parameters: dict[str, dict[str, Term]] = field(default_factory=dict)
    hooks: list[Hook] = field(default_factory=list)
    settings: dict[str, tuple[Effect, ...]] = field(default_factory=dict)
    responses: set[str] = field(default_factory=set)
    """Exceptions whose text goes to the client."""
    ducks: dict[tuple[str, ...], ClassModel] = field(default_factory=dict)
    anywhere: dict[str, LibraryFunction] = field(default_factory=dict)
    anywhere_attributes: dict[str, Term] = field(default_factory=dict)
    """Attributes of so distinct a name that they count on objects of unknown class too."""
    anywhere_on_class: dict[str, Term] = field(default_factory=dict)
    """Attributes of classes of stored records, for classes whose definition is out of sight."""
    text_members: frozenset[str] = frozenset()
    """The methods that texts have."""
    _of_records: set[str] | None = None
    _known_as: dict[str, ClassModel | None] = field(default_factory=dict)
    _values: dict[str, Value | None] = field(default_factory=dict)

    def leads_on(self, method: str) -> bool:
        """Whether a method of this name works on stored records and not on a text.

        What it is called on is then led through, and not read.
        """
        if self._of_records is None:
            self._of_records = {name for m in self.classes.values() for name in _record_methods(m)}
        return method in self._of_records and method not in self.text_members

    def class_named(self, name: str) -> ClassModel:
        """A class by name; one that no model describes is known by its name only."""
        model = self.classes.get(name)
        if model is None:
            model = self.classes[name] = ClassModel(name, resolved=False)
        return model

    def known_as(self, name: str) -> ClassModel | None:
        """The class that values of such a name are taken for."""
        if name not in self._known_as:
            words = words_of(name)
            found = None
            for count in (3, 2, 1):
                found = found or (self.ducks.get(words[-count:]) if len(words) >= count else None)
            self._known_as[name] = found
        return self._known_as[name]

    def value(self, dotted: str) -> Value | None:
        """The callable or class that stands under a dotted name."""
        if dotted not in self._values:
            self._values[dotted] = self._value(dotted)
        return self._values[dotted]

    def _value(self, dotted: str) -> Value | None:
        function, model = self.functions.get(dotted), self.classes.get(dotted)
        if function is None and model is None:
            return None
        return Value(
            callees=(Callee(function),) if function else (),
            klass=(model,) if model else (),
            ref=dotted,
            hint=dotted.rpartition(".")[2],
            known=True,
        )


def _folded(const: object) -> object:
    return const.lower() if isinstance(const, str) else const


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def words_of(name: str) -> tuple[str, ...]:
    """`HTTPClient`, `http_client` and `_httpClient` alike: ("http", "client")."""
    return tuple(word.lower() for word in _WORD.findall(name))


def overload(functions: Iterable[LibraryFunction]) -> LibraryFunction:
    """One function of the signatures of several."""
    every = list(functions)
    return LibraryFunction(every[0].name, tuple(v for f in every for v in f.variants))
