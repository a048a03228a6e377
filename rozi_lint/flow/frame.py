"""The state of interpreting one function body, one class body or one module body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import libcst as cst

from rozi_lint.flow import content, ir
from rozi_lint.flow.callee import Arguments, Callee, ParamSpec, Target
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.events import PRINTED, Event, Known, Place
from rozi_lint.flow.imported import Imported
from rozi_lint.flow.summary import Decorates, Effect, OpenCall, Write
from rozi_lint.flow.value import (
    NO_FACTS,
    NO_LABELS,
    Guess,
    LabelKey,
    Labels,
    Step,
    Sym,
    Value,
    join,
    merge_labels,
)

if TYPE_CHECKING:
    from rozi_lint.flow.changes import Change
    from rozi_lint.flow.module import ModuleContext, ProjectFunction

MAX_EFFECTS = 200
"""So many open effects of one function are kept for its callers."""


class State:
    """What holds at one point: the names, the guards, and whether it can be reached at all."""

    __slots__ = ("dead", "env", "guards")

    def __init__(self, env: dict[str, Value], guards: frozenset[str] = NO_FACTS) -> None:
        self.env = env
        self.guards = guards
        self.dead = False

    def fork(self) -> State:
        copy = State(dict(self.env), self.guards)
        copy.dead = self.dead
        return copy

    def merge(self, other: State) -> State:
        """What holds where both ways meet."""
        if other.dead:
            return self
        if self.dead:
            return other
        env = self.env
        for name, value in other.env.items():
            mine = env.get(name)
            if mine is None:
                env[name] = value
            elif mine is not value:
                env[name] = join(mine, value)
        self.guards &= other.guards
        return self


class Machine(Protocol):
    """The interpreter's entrances, for rooms that would otherwise import each other.

    resolving  how many open calls are being resolved inside of each other
    """

    resolving: int

    def evaluate(self, frame: Frame, expr: ir.Expr, reading: bool = True) -> Value: ...

    def execute(self, frame: Frame, body: list[ir.Stmt]) -> None: ...

    def invoke(
        self,
        frame: Frame,
        callee: Callee,
        arguments: Arguments,
        owners: Mapping[object, ir.Expr] | None = None,
    ) -> Value: ...

    def attribute(self, frame: Frame, value: Value, name: str) -> Value: ...

    def call_value(self, frame: Frame, callee: Value, arguments: Arguments) -> Value: ...

    def shown(self, frame: Frame, target: Target, value: Value) -> Value: ...

    def note_read(self, frame: Frame, value: Value, node: cst.CSTNode | None) -> None: ...

    def written(self, frame: Frame, model: ClassModel, name: str) -> Value | None: ...

    def update(
        self, frame: Frame, expr: ir.Expr, path: tuple[tuple[str, object], ...], change: Change
    ) -> None: ...

    def assigned(self, frame: Frame, effect: Effect, obj: Value, value: Value) -> None: ...

    def raised(self, frame: Frame, value: Value) -> None: ...

    def binary(self, frame: Frame, op: str, left: Value, right: Value) -> Value: ...

    def function(
        self,
        frame: Frame,
        node: ir.Function,
        params: tuple[ParamSpec, ...],
        annotations: Mapping[str, Value],
        decorates: tuple[Decorates, ...],
    ) -> ProjectFunction: ...


@dataclass(eq=False, slots=True)
class Frame:
    """See the module's docstring.

    function  dotted name of the outermost function, `line` and `node` where the interpreter stands
    parent    the frame in which this function was defined, for its free names
    owner     the class whose body or method this is; `receiver` is the name of a method's `self`
    closure   the open places of the functions around, for functions defined in here
    caught    the exception being handled
    testing   whether the value of the call at hand is only tested for presence
    nested    functions defined in here, to be looked at even if nobody calls them
    quiet     how many reasons there are to report nothing just now
    """

    module: ModuleContext
    machine: Machine
    state: State
    function: str
    parent: Frame | None = None
    owner: ClassModel | None = None
    locals: frozenset[str] | None = None
    members: Mapping[str, set[str]] = field(default_factory=dict)
    events: dict[object, Event] = field(default_factory=dict)
    effects: dict[object, Effect] = field(default_factory=dict)
    calls: dict[object, OpenCall] = field(default_factory=dict)
    writes: list[Write] = field(default_factory=list)
    returns: list[tuple[Value, frozenset[str]]] = field(default_factory=list)
    yields: list[Value] = field(default_factory=list)
    loops: list[list[State]] = field(default_factory=list)
    nested: list[ProjectFunction] = field(default_factory=list)
    receiver: str | None = None
    closure: tuple[tuple[object, Value], ...] = ()
    caught: Value | None = None
    testing: bool = False
    statement: ir.Stmt | None = None
    node: cst.CSTNode | None = None
    quiet: int = 0

    # What the rooms do through the machine

    def eval(self, expr: ir.Expr, reading: bool = True) -> Value:
        return self.machine.evaluate(self, expr, reading)

    def run(self, body: list[ir.Stmt]) -> None:
        self.machine.execute(self, body)

    def invoke(
        self,
        callee: Callee,
        arguments: Arguments,
        owners: Mapping[object, ir.Expr] | None = None,
    ) -> Value:
        return self.machine.invoke(self, callee, arguments, owners)

    def attribute(self, value: Value, name: str) -> Value:
        return self.machine.attribute(self, value, name)

    # Names

    def lookup(self, name: str) -> Value:
        frame: Frame | None = self
        while frame is not None:
            value = frame.state.env.get(name)
            if value is not None:
                return self.module.resolve(value.dotted) if isinstance(value, Imported) else value
            frame = frame.parent
        return self.module.lookup(name)

    # Facts

    @property
    def line(self) -> int:
        return self.statement.line if self.statement is not None else 1

    def step(self, what: str) -> Step:
        return Step(self.module.path, self.line, what)

    def emit(
        self,
        kind: str,
        sink: str,
        data: Mapping[str, Iterable[Value]],
        facts: Mapping[str, Value],
        *,
        identity: object,
        node: cst.CSTNode | None = None,
        guards: frozenset[str] = NO_FACTS,
        inner: Known | None = None,
    ) -> None:
        """Records an event here, and as an effect of this function what is still open of it."""
        if self.state.dead:
            return
        reach = content.printed if kind in PRINTED else content.whole
        labels = {role: self._content(values, reach) for role, values in data.items()}
        closed = {role: _closed(found) for role, found in labels.items()}
        spot = node or self.node
        statement = self.statement
        if statement is None or spot is None:
            return
        held = guards | self.state.guards
        known = Known(closed, facts, held, inner)
        key = (id(spot), identity)
        if not self.quiet:
            place = Place(statement.line, statement.cst, spot)
            event = Event(kind, sink, place, self.function, known)
            before = self.events.get(key)
            self.events[key] = event if before is None else _merged(before, event)
        is_open = any(v.open for v in facts.values()) or any(
            isinstance(source, Sym) for found in labels.values() for source, _ in found
        )
        if is_open and len(self.effects) < MAX_EFFECTS:
            self.effects[key] = Effect(
                kind,
                sink,
                tuple((role, (Value(labels=_reported(found)),)) for role, found in labels.items()),
                tuple(facts.items()),
                held,
                known,
            )

    def _content(self, values: Iterable[Value], reach: object) -> Labels:
        labels = NO_LABELS
        show = content.printed if reach is content.printed else content.whole
        for value in values:
            labels = merge_labels(labels, show(self, value))
        return labels


def _closed(labels: Labels) -> Labels:
    if not labels:
        return NO_LABELS
    out: dict[LabelKey, Step | None] = {}
    for (source, forms), step in labels.items():
        if not isinstance(source, Sym):
            category = source.category if isinstance(source, Guess) else source
            out.setdefault((category, forms), step)
    return out or NO_LABELS


def _reported(labels: Labels) -> Labels:
    """What an effect tells callers: what a parameter's name told is reported here, and known so."""
    return {
        (source.category if isinstance(source, Guess) else source, forms): step
        for (source, forms), step in labels.items()
    }


def _merged(one: Event, two: Event) -> Event:
    """The same event met again, in a loop: more data, less certainty of guards."""
    data = dict(one.known.data)
    for role, labels in two.known.data.items():
        data[role] = merge_labels(data.get(role, NO_LABELS), labels)
    guards = one.known.guards & two.known.guards
    known = Known(data, two.known.facts, guards, two.known.inner)
    return Event(two.kind, two.sink, two.place, two.function, known)
