"""The interpreter as a whole: summaries on demand, and the events of a module."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

import libcst as cst

from rozi_lint.flow import access, assignment, calls, ir, statements
from rozi_lint.flow.callee import Arguments, Callee, Context, ParamSpec, Root, Target, bind
from rozi_lint.flow.changes import Change
from rozi_lint.flow.classes import SELF, ClassModel
from rozi_lint.flow.content import OPAQUE
from rozi_lint.flow.events import Event
from rozi_lint.flow.expressions import binary, evaluate
from rozi_lint.flow.frame import Frame, State
from rozi_lint.flow.module import ModuleContext, ProjectFunction
from rozi_lint.flow.parameters import bind_parameters
from rozi_lint.flow.results import alike, of_nothing, sanitized, with_truth, writes_to
from rozi_lint.flow.summary import EMPTY, Decorates, Effect, Summary
from rozi_lint.flow.terms import settle
from rozi_lint.flow.value import (
    NO_FACTS,
    UNKNOWN,
    Labels,
    Sym,
    Value,
    constant,
    join_all,
)

MAX_ITERATIONS = 5
"""So often a recursive function is walked until its summary stays as it is."""
MAX_STACK = 24
"""So many functions are worked out inside of each other; a deeper one is worked out first."""
NO_DEPTH = sys.maxsize
MAX_BODY_RESTARTS = 3
MAX_RESTARTS = 300
MAX_CONTEXTS = 4
"""So many different constant arguments of one function are told apart."""


class _DeeperError(Exception):
    """The function that has to be worked out first."""

    def __init__(self, function: ProjectFunction, context: Context) -> None:
        super().__init__(function.name)
        self.function = function
        self.context = context


@dataclass(slots=True)
class _Active:
    """A summary being worked out: what is known of it so far, and who asked for it meanwhile."""

    depth: int
    current: Summary = EMPTY
    consulted: bool = False


Key = tuple[int, Context]


@dataclass(eq=False, slots=True)
class Analyzer:
    """Works out summaries on demand, each once; recursion starts from the empty summary.

    done         final summaries
    provisional  those that rest on a summary still being worked out, with its depth
    lowest       depth of the outermost unfinished summary that the present one rests on
    """

    done: dict[Key, Summary] = field(default_factory=dict)
    provisional: dict[Key, tuple[Summary, int]] = field(default_factory=dict)
    active: dict[Key, _Active] = field(default_factory=dict)
    events: dict[int, dict[int, dict[object, Event]]] = field(default_factory=dict)
    contexts: dict[int, set[Context]] = field(default_factory=dict)
    kept: list[ProjectFunction] = field(default_factory=list)
    lowest: int = NO_DEPTH
    restarts: int = 0
    resolving: int = 0
    _writes: dict[int, tuple[Summary, dict[str, list[Value]]]] = field(default_factory=dict)
    _written: dict[tuple[int, str], Value | None] = field(default_factory=dict)

    # Machine: the entrances of the interpreter

    def evaluate(self, frame: Frame, expr: ir.Expr, reading: bool = True) -> Value:
        return evaluate(frame, expr, reading)

    def execute(self, frame: Frame, body: list[ir.Stmt]) -> None:
        statements.execute(frame, body)

    def invoke(
        self,
        frame: Frame,
        callee: Callee,
        arguments: Arguments,
        owners: Mapping[object, ir.Expr] | None = None,
    ) -> Value:
        return calls.invoke(frame, callee, arguments, owners)

    def attribute(self, frame: Frame, value: Value, name: str) -> Value:
        return access.attribute(frame, value, name)

    def call_value(self, frame: Frame, callee: Value, arguments: Arguments) -> Value:
        return calls.call_value(frame, callee, arguments)

    def update(
        self,
        frame: Frame,
        expr: ir.Expr,
        path: tuple[tuple[str, object], ...],
        change: Change,
    ) -> None:
        assignment.update(frame, expr, path, change)

    def binary(self, frame: Frame, op: str, left: Value, right: Value) -> Value:
        return binary(frame, op, left, right)

    def shown(self, frame: Frame, target: Target, value: Value) -> Value:
        """What `__str__` or the like returns; that it is called changes nothing here."""
        if self.resolving >= access.MAX_RESOLVING:
            return UNKNOWN
        self.resolving += 1
        try:
            given = Arguments((value,))
            variant = target.variant(given)
            return settle(frame, variant.summary(()).result, bind(variant.params, given))
        finally:
            self.resolving -= 1

    def note_read(self, frame: Frame, value: Value, node: cst.CSTNode | None) -> None:
        """A personal-data field is read here."""
        labels: Labels = {
            (source, forms): step
            for (source, forms), step in value.labels.items()
            if isinstance(source, str) and not source.startswith((OPAQUE, "system."))
        }
        if labels and not frame.testing:
            read = Value(labels=labels)
            frame.emit("read", value.hint or "", {"data": [read]}, {}, identity="read", node=node)

    def raised(self, frame: Frame, value: Value) -> None:
        """An exception's text goes to a log in the end, or to the client."""
        library = frame.module.library
        lineage = [c for m in value.classes for c in m.lineage()]
        is_response = any(c.name in library.responses for c in lineage)
        shown = [value]
        if value.classes:
            shown = [*(value.fields or {}).values()]
            shown += [value.rest] if value.rest is not None else []
        title = value.classes[0].short if value.classes else "exception"
        kind = "display" if is_response else "log"
        frame.emit(kind, f"raise {title}", {"data": shown}, {}, identity="raise")

    def assigned(self, frame: Frame, effect: Effect, obj: Value, value: Value) -> None:
        binding: dict[object, Value] = {SELF: obj, Root("value", 0): value}
        data = {role: [settle(frame, t, binding) for t in terms] for role, terms in effect.data}
        facts = {role: settle(frame, term, binding) for role, term in effect.facts}
        frame.emit(effect.kind, effect.sink, data, facts, identity=id(effect))

    def written(self, frame: Frame, model: ClassModel, name: str) -> Value | None:
        """What the methods of a class put into an attribute of its instances."""
        if not any(c.in_project for c in model.lineage()):
            return None
        key = (id(model), name)
        if key in self._written:
            return self._written[key]
        outer, self.lowest = self.lowest, NO_DEPTH
        found = [
            value
            for current in model.lineage()
            for function in current.writers(name)
            for value in self._written_by(function, name)
        ]
        result = join_all(found) if found else None
        if self.lowest == NO_DEPTH:
            self._written[key] = result
        self.lowest = min(outer, self.lowest)
        return result

    def _written_by(self, function: Target, name: str) -> list[Value]:
        assert isinstance(function, ProjectFunction)
        summary = self.summarise(function, ())
        if not summary.writes:
            return []
        known = self._writes.get(id(summary))
        if known is None:
            known = self._writes[id(summary)] = (summary, writes_to(function, summary))
        return known[1].get(name, [])

    def function(
        self,
        frame: Frame,
        node: ir.Function,
        params: tuple[ParamSpec, ...],
        annotations: Mapping[str, Value],
        decorates: tuple[Decorates, ...],
    ) -> ProjectFunction:
        in_class = frame.owner is not None and frame.receiver is None
        around = frame.parent if in_class else frame
        nested = around is not None and around.locals is not None
        name = f"{frame.owner.name if in_class and frame.owner else frame.function}.{node.name}"
        function = ProjectFunction(
            node,
            name,
            frame.function if nested else name,
            frame.module,
            self,
            params,
            annotations,
            frame.owner if in_class else None,
            around if nested else None,
            decorates,
        )
        self.kept.append(function)
        if nested:
            frame.nested.append(function)
        else:
            frame.module.functions.append(function)
        return function

    # Modules

    def load(self, context: ModuleContext, module: ir.Module) -> None:
        """Walks a module's body, so that others can use its names.

        It may be asked for in the middle of another module's function, which it does not concern.
        """
        outside = (self.active, self.provisional, self.lowest, self.resolving)
        self.active, self.provisional, self.lowest, self.resolving = {}, {}, NO_DEPTH, 0
        context.loading = True
        before = len(self.done)
        try:
            body = _body(context, module, self)
        finally:
            self.active, self.provisional, self.lowest, self.resolving = outside
            context.loading = False
        self.events.setdefault(id(context), {})[id(module)] = body
        if len(self.done) > before:
            # What was worked out meanwhile did not know all names yet.
            own = {id(function) for function in context.functions}
            self.done = {key: summary for key, summary in self.done.items() if key[0] not in own}

    def events_of(self, context: ModuleContext) -> list[Event]:
        """All events of a module that was loaded, in the order of its lines."""
        for function in list(context.functions):
            self.root(function)
        found = self.events.get(id(context), {})
        events = [event for events in found.values() for event in events.values()]
        return sorted(events, key=lambda event: event.place.line)

    # Summaries

    def summarise(self, function: ProjectFunction, context: Context) -> Summary:
        if context and not self._is_worthwhile(function, context):
            context = ()
        key = (id(function), context)
        done = self.done.get(key)
        if done is not None:
            return done
        active = self.active.get(key)
        if active is not None:
            active.consulted = True
            self.lowest = min(self.lowest, active.depth)
            return active.current
        known = self.provisional.get(key)
        if known is not None:
            self.lowest = min(self.lowest, known[1])
            return known[0]
        # A nested function cannot be worked out before the one around it.
        if len(self.active) >= MAX_STACK and function.parent is None:
            if self.restarts >= MAX_RESTARTS:
                return EMPTY
            raise _DeeperError(function, context)
        return self._work_out(function, context, key)

    def _is_worthwhile(self, function: ProjectFunction, context: Context) -> bool:
        """Whether constant arguments are told apart: not in recursion, nor for all too many."""
        contexts = self.contexts.setdefault(id(function), set())
        if context in contexts:
            return True
        if len(contexts) >= MAX_CONTEXTS or any(key[0] == id(function) for key in self.active):
            return False
        contexts.add(context)
        return True

    def _work_out(self, function: ProjectFunction, context: Context, key: Key) -> Summary:
        depth = len(self.active)
        entry = self.active[key] = _Active(depth)
        outer_lowest = self.lowest
        try:
            for _ in range(MAX_ITERATIONS):
                entry.consulted = False
                self.lowest = NO_DEPTH
                summary = self._interpret(function, context)
                below = self.lowest
                if not entry.consulted or below < depth or alike(summary, entry.current):
                    break
                entry.current = summary
                self._forget_from(depth)
        finally:
            del self.active[key]
        self.lowest = min(outer_lowest, below if below < depth else NO_DEPTH)
        if below < depth:
            self.provisional[key] = (summary, below)
        else:
            self._forget_from(depth)
            self.done[key] = summary
        return summary

    def _forget_from(self, depth: int) -> None:
        """What rests on a summary that has changed, or is final now, is worked out anew."""
        stale = [key for key, (_, on) in self.provisional.items() if on >= depth]
        for key in stale:
            del self.provisional[key]

    def root(self, function: ProjectFunction) -> None:
        """Works out a function from outside, with an empty stack."""
        waiting: list[tuple[ProjectFunction, Context]] = [(function, ())]
        self.restarts = 0
        while waiting:
            wanted, context = waiting[-1]
            try:
                self.summarise(wanted, context)
                waiting.pop()
            except _DeeperError as deeper:
                self.restarts += 1
                self.resolving = 0
                self.active.clear()
                self.provisional.clear()
                self.lowest = NO_DEPTH
                waiting.append((deeper.function, deeper.context))

    def _interpret(self, function: ProjectFunction, context: Context) -> Summary:
        parent = function.parent
        guards = frozenset[str]().union(*(d.guards for d in function.decorates))
        if function.owner is not None:
            guards = guards.union(*(c.guards for c in function.owner.lineage()))
        frame = Frame(
            function.module,
            self,
            State({}, guards),
            function.outermost,
            parent=parent,
            owner=function.owner,
            locals=function.ir.stores,
            members=function.ir.members,
            receiver=function.ir.params[0].name if function.owner and function.params else None,
            closure=(*(parent.closure if parent else ()), *_places(function)),
            quiet=1 if context or (parent is not None and parent.quiet) else 0,
        )
        bind_parameters(frame, function, dict(context))
        statements.execute(frame, function.ir.body)
        if not frame.state.dead:
            frame.returns.append((constant(None), frame.state.guards))
        for nested in frame.nested:
            self.summarise(nested, ())
        if not frame.quiet:
            self.events.setdefault(id(function.module), {})[id(function.ir)] = frame.events
        return self._summary(frame, function)

    def _summary(self, frame: Frame, function: ProjectFunction) -> Summary:
        values = [value for value, _ in frame.returns]
        operation = frame.module.knowledge.sanitizer(function.name)
        if operation is not None:
            values = [sanitized(value, operation) for value in values]
        if function.ir.is_generator:
            made = join_all(frame.yields)
            is_context = any(d.context for d in function.decorates)
            result = made if is_context else Value(rest=made, known=True)
        else:
            given = [v for v in values if v.consts != (None,)]
            result = join_all(given) if given else of_nothing(function)
            if given and len(given) < len(values) and result.consts is not None:
                result = result.but(consts=(*result.consts, None))
            result = with_truth(frame, result)
        declared = function.annotations.get("return")
        if declared is not None and not result.known and not result.classes:
            result = result.but(classes=declared.classes, rest=result.rest or declared.rest)
        ensures = (
            frozenset.intersection(*(g for _, g in frame.returns)) if frame.returns else NO_FACTS
        )
        return Summary(
            result,
            tuple(frame.effects.values()),
            tuple(frame.calls.values()),
            tuple(frame.writes),
            ensures,
        )


def _places(function: ProjectFunction) -> tuple[tuple[object, Value], ...]:
    return tuple((p.root, Value(syms=(Sym(p.root),))) for p in function.params)


# The body of a module


def _body(context: ModuleContext, module: ir.Module, analyzer: Analyzer) -> dict[object, Event]:
    """The names of the module, and what its body does while it is imported."""
    analyzer.restarts = 0
    for attempt in range(MAX_BODY_RESTARTS + 1):
        frame = _module_frame(context, module, analyzer)
        context.top = frame
        context.functions.clear()
        if attempt == MAX_BODY_RESTARTS:
            # What is deeper still is left out, and the rest is told.
            analyzer.restarts = MAX_RESTARTS
        try:
            statements.execute(frame, module.body)
        except _DeeperError as deeper:
            analyzer.root(deeper.function)
        else:
            break
    analyzer.restarts = 0
    return frame.events


def _module_frame(context: ModuleContext, module: ir.Module, analyzer: Analyzer) -> Frame:
    return Frame(context, analyzer, State({}), context.name or "<module>", members=module.members)
