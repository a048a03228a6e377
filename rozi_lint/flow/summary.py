"""What a function does to data: one type for functions of the project and models of libraries.

A summary is what is left of a body when everything that its parameters do not decide has been
worked out: the result, the effects on the outside, the calls that only a caller can resolve.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rozi_lint.flow.events import Known
from rozi_lint.flow.value import NO_FACTS, UNKNOWN, Sym, Value

if TYPE_CHECKING:
    from rozi_lint.flow.classes import ClassModel


@dataclass(frozen=True, slots=True)
class Op:
    """An operation on values that waits for arguments; see `rozi_lint.flow.terms`."""

    name: str
    terms: tuple[Term, ...] = ()
    detail: tuple[tuple[str, object], ...] = ()

    def get(self, key: str) -> object:
        return next((value for name, value in self.detail if name == key), None)


Term = Value | Op


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that a function does to the outside, whose data or facts its caller decides.

    `guards` held inside when it happens; `inner` is the event as the function itself could tell it.
    """

    kind: str
    sink: str
    data: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    facts: tuple[tuple[str, Term], ...] = ()
    guards: frozenset[str] = NO_FACTS
    inner: Known | None = None
    when: tuple[tuple[Term, tuple[object, ...]], ...] = ()
    """It happens only where these terms are one of these constants."""


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call of something that only a caller knows; its result is `Sym(result)`."""

    result: object
    callee: Value
    args: tuple[Value, ...]
    kwargs: tuple[tuple[str, Value], ...]
    rest: Value | None
    more: Value | None
    guards: frozenset[str]
    method: str | None = None
    """Set where `callee` is a receiver of which this method is called."""
    op: Op | None = None
    """The call as a library model words it."""


@dataclass(frozen=True, slots=True)
class Write:
    """A change of something that a caller owns.

    `kind`: "." sets the attribute `key`, "[" the item `key`, "content" adds unnamed content.
    """

    place: Sym
    kind: str
    key: Term | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Decorates:
    """What a library decorator does to the function or class under it.

    kind      how a method is reached: "method", "property", "class", "static"
    context   the call gives a context manager around what the generator yields
    endpoint  it answers requests; `inputs` says where unknown parameters are read from
    model     the class of which an instance takes the function's place
    gives     parameter -> what the framework passes
    """

    guards: frozenset[str] = NO_FACTS
    schema: str | None = None
    prints: str | tuple[str, ...] | None = None
    kind: str = "method"
    context: bool = False
    endpoint: bool = False
    inputs: str | None = None
    model: ClassModel | None = None
    gives: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """See the module's docstring; `ensures` are the guards that hold after it returned."""

    result: Term = UNKNOWN
    effects: tuple[Effect, ...] = ()
    calls: tuple[OpenCall, ...] = ()
    writes: tuple[Write, ...] = ()
    ensures: frozenset[str] = NO_FACTS
    decorates: Decorates | None = None


EMPTY = Summary()
