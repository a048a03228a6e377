"""What a call may call, and how its arguments find the parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from rozi_lint.flow.value import CLEAN, UNKNOWN, Value, join

if TYPE_CHECKING:
    from rozi_lint.flow.summary import Summary


@dataclass(frozen=True, slots=True)
class Root:
    """What a parameter is called inside of summaries: unique over the project."""

    owner: str
    index: int


@dataclass(frozen=True, slots=True)
class ParamSpec:
    """One parameter; `star` is "", "*" or "**"; `default` is None where it must be given."""

    name: str
    root: Root
    star: str
    positional: bool
    default: Value | None


Context = tuple[tuple[int, object], ...]
"""Constant arguments, by index of the parameter, that decide branches of a function."""


class Variant(Protocol):
    """One signature of a function, and what it does when called so."""

    @property
    def name(self) -> str:
        """Its dotted name."""

    @property
    def params(self) -> tuple[ParamSpec, ...]: ...

    def summary(self, context: Context) -> Summary: ...

    def context(self, binding: Mapping[object, Value]) -> Context:
        """The part of a call's arguments that `summary` wants to know."""


class Target(Protocol):
    """A function of the project or of a library."""

    @property
    def name(self) -> str: ...

    def variant(self, given: Arguments) -> Variant:
        """The signature that these arguments fit."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one call.

    `rest` is the join of what `*` brings in unknown number, `more` of what `**` brings under
    unknown names.
    """

    args: tuple[Value, ...] = ()
    kwargs: Mapping[str, Value] = field(default_factory=dict)
    rest: Value | None = None
    more: Value | None = None

    def every(self) -> list[Value]:
        """All values, in no telling order."""
        loose = [v for v in (self.rest, self.more) if v is not None]
        return [*self.args, *self.kwargs.values(), *loose]


@dataclass(frozen=True, slots=True)
class Callee:
    """A target with what is bound to it: a receiver, arguments of a `partial`, a closure."""

    target: Target
    receiver: Value | None = None
    args: tuple[Value, ...] = ()
    kwargs: tuple[tuple[str, Value], ...] = ()
    closure: tuple[tuple[object, Value], ...] = ()

    @property
    def open(self) -> bool:
        if self.receiver is not None and self.receiver.open:
            return True
        if not (self.args or self.kwargs or self.closure):
            return False
        values = [*self.args, *(v for _, v in self.kwargs), *(v for _, v in self.closure)]
        return any(v.open for v in values)

    def arguments(self, given: Arguments) -> Arguments:
        """The given arguments behind those that are bound already."""
        first = () if self.receiver is None else (self.receiver,)
        if not first and not self.args and not self.kwargs:
            return given
        return Arguments(
            (*first, *self.args, *given.args),
            {**dict(self.kwargs), **given.kwargs},
            given.rest,
            given.more,
        )


ABSENT = Value(known=True)
"""An argument that was not given, of a parameter without default."""


def bind(params: tuple[ParamSpec, ...], given: Arguments) -> dict[object, Value]:
    """The value of each parameter by its root."""
    out: dict[object, Value] = {}
    position = 0
    kwargs = dict(given.kwargs)
    args = given.args
    for param in params:
        if param.star == "*":
            out[param.root] = _rest_of(args[position:], given.rest)
            position = len(args)
        elif param.star == "**":
            out[param.root] = Value(fields=dict(kwargs.items()), rest=given.more, known=True)
        elif param.positional and position < len(args):
            out[param.root] = args[position]
            position += 1
        elif param.name in kwargs:
            out[param.root] = kwargs.pop(param.name)
        else:
            out[param.root] = _loose(param, given)
    return out


def _rest_of(args: tuple[Value, ...], rest: Value | None) -> Value:
    return Value(fields=dict(enumerate(args)), rest=rest, known=True)


def _loose(param: ParamSpec, given: Arguments) -> Value:
    """What a parameter gets that was not named: out of `**`, out of `*`, or its default."""
    loose = None
    if given.more is not None:
        item = (given.more.fields or {}).get(param.name)
        loose = item if item is not None else given.more.rest or UNKNOWN
    elif given.rest is not None and param.positional:
        loose = given.rest
    if loose is None:
        return ABSENT if param.default is None else param.default
    return loose if param.default is None or loose.labels else join(loose, param.default)


def is_absent(value: Value) -> bool:
    return value is ABSENT or value is CLEAN
