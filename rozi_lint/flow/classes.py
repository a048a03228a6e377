"""Classes of the project and of libraries, as one type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rozi_lint.flow.callee import Root
from rozi_lint.flow.value import NO_FACTS

if TYPE_CHECKING:
    from rozi_lint.flow.callee import Target
    from rozi_lint.flow.summary import Effect, Term

SELF = Root("self", 0)
"""The receiver, in the attributes of a class."""

METHOD, PROPERTY, CLASS_METHOD, STATIC = "method", "property", "class", "static"


SCALARS = frozenset({"str", "bytes", "int", "float", "bool"})
"""Classes whose instances are one value and hold no others."""


@dataclass(frozen=True, slots=True)
class Member:
    """A function found in a class and how it is reached."""

    target: Target
    kind: str = METHOD
    anywhere: bool = False


@dataclass(eq=False, slots=True)
class ClassModel:
    """A class. Filled while its body is walked or its model is read, and only read afterwards.

    attributes        of an instance: terms over `SELF`
    class_attributes  of the class itself
    schema            how subclasses declare fields: "assigned", "annotated"
    prints            what `str()` shows: "nothing", "fields", "args", or names of attributes
    declared          names of the fields that the class body declares
    unprinted         those that a generated `repr` leaves out
    """

    name: str
    bases: tuple[ClassModel, ...] = ()
    members: dict[str, Member] = field(default_factory=dict)
    attributes: dict[str, Term] = field(default_factory=dict)
    class_attributes: dict[str, Term] = field(default_factory=dict)
    assignments: dict[str, tuple[Effect, ...]] = field(default_factory=dict)
    hooks: dict[str, dict[str, Term]] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    unprinted: set[str] = field(default_factory=set)
    schema: str | None = None
    prints: str | tuple[str, ...] | None = None
    role: str | None = None
    meta: dict[str, str] | None = None
    guards: frozenset[str] = NO_FACTS
    guard_attribute: str | None = None
    endpoints: tuple[str, ...] = ()
    resolved: bool = True
    """False for a class whose definition is out of sight."""
    in_project: bool = False
    _lineage: tuple[tuple[ClassModel, ...], list[ClassModel]] | None = None
    _writers: dict[str, list[Target]] | None = None

    def writers(self, name: str) -> list[Target]:
        """The methods of the class's own body that set this attribute on `self`."""
        if self._writers is None:
            self._writers = {}
            for member in self.members.values():
                for attribute in getattr(member.target, "sets", ()):
                    self._writers.setdefault(attribute, []).append(member.target)
        return self._writers.get(name, [])

    def lineage(self) -> list[ClassModel]:
        """The class and its bases, nearest first, each once."""
        if self._lineage is None or self._lineage[0] != self.bases:
            found: list[ClassModel] = []
            waiting = [self]
            while waiting:
                current = waiting.pop(0)
                if not any(current is c for c in found):
                    found.append(current)
                    waiting.extend(current.bases)
            self._lineage = (self.bases, found)
        return self._lineage[1]

    @property
    def short(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def complete(self) -> bool:
        """Whether the whole lineage is in sight."""
        return all(c.resolved for c in self.lineage())

    def member(self, name: str) -> Member | None:
        for current in self.lineage():
            found = current.members.get(name)
            if found is not None:
                return found
            if name in current.attributes or name in current.class_attributes:
                return None
        return None

    def attribute(self, name: str) -> Term | None:
        for current in self.lineage():
            found = current.attributes.get(name)
            if found is not None:
                return found
        return None

    def inherited_schema(self) -> str | None:
        return next((c.schema for c in self.lineage() if c.schema), None)

    def inherited_prints(self) -> str | tuple[str, ...] | None:
        return next((c.prints for c in self.lineage() if c.prints is not None), None)

    def is_a(self, name: str) -> bool:
        return any(c.name == name for c in self.lineage())

    def printed_fields(self) -> list[str]:
        hidden = {name for c in self.lineage() for name in c.unprinted}
        return [name for name in self.fields() if name not in hidden]

    def fields(self) -> list[str]:
        """Declared fields, bases first."""
        out: list[str] = []
        for current in reversed(list(self.lineage())):
            out += [name for name in current.declared if name not in out]
        return out
