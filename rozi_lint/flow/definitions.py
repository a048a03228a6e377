"""Functions, classes, annotations and imports: what a definition makes of its name."""

from __future__ import annotations

from collections.abc import Iterator

from rozi_lint.flow import ir
from rozi_lint.flow.annotations import annotated
from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.classes import METHOD, SELF, ClassModel, Member
from rozi_lint.flow.content import OPAQUE
from rozi_lint.flow.fields import field_name, take_fields, turned_off
from rozi_lint.flow.frame import Frame, State
from rozi_lint.flow.imported import Imported
from rozi_lint.flow.library import LibraryFunction
from rozi_lint.flow.module import ProjectFunction, roots
from rozi_lint.flow.summary import Decorates, Term
from rozi_lint.flow.terms import settle
from rozi_lint.flow.value import UNKNOWN, Value, join_all

# Functions


def define_function(frame: Frame, node: ir.Function) -> Value:
    """What a `def` binds: the function, or what its decorators make of it."""
    decorators = [(expr, _decorator(frame, expr)) for expr in node.decorators]
    known = tuple(d for _, (d, _) in decorators if d is not None)
    function = _make(frame, node, known)
    value = _value_of(frame, function)
    for _, (decorates, decorator) in reversed(decorators):
        if decorates is not None and decorates.model is not None:
            value = Value(classes=(decorates.model,), callees=value.callees, known=True)
        elif decorates is None and decorator is not None:
            value = _decorated(frame, decorator, value)
    return value


def define_lambda(frame: Frame, node: ir.Lambda) -> Value:
    if frame.statement is not None:
        # What happens in a lambda happens in the statement that it stands in.
        for statement in node.function.body:
            statement.cst, statement.line = frame.statement.cst, frame.statement.line
    return _value_of(frame, _make(frame, node.function, ()))


def _make(frame: Frame, node: ir.Function, decorates: tuple[Decorates, ...]) -> ProjectFunction:
    defaults = [frame.eval(p.default) if p.default is not None else None for p in node.params]
    name = f"{scope(frame)}.{node.name}"
    params = roots(f"{name}:{node.line}:{id(node)}", node.params, defaults)
    annotations: dict[str, Value] = {}
    for param in node.params:
        if param.annotation is not None:
            typed = annotated(frame, param.annotation)
            if typed is not None:
                annotations[param.name] = typed
    if node.returns is not None:
        typed = annotated(frame, node.returns)
        if typed is not None:
            annotations["return"] = typed
    function = frame.machine.function(frame, node, params, annotations, decorates)
    function.gives.update(_given(frame, node, decorates))
    return function


def _given(frame: Frame, node: ir.Function, decorates: tuple[Decorates, ...]) -> dict[str, Value]:
    """What a framework passes to a function that it calls."""
    gives: dict[str, Value] = {}
    names = tuple(p.name for p in node.params if not p.star)
    if frame.owner is not None and frame.receiver is None:
        names = names[1:]
    for name, term in _given_by_hooks(frame, node.name, names):
        gives[name] = settle(frame, term, {SELF: UNKNOWN})
    for decorated in decorates:
        for name, term in decorated.gives.items():
            if name in names:
                gives[name] = settle(frame, term, {SELF: UNKNOWN})
    for param in node.params:
        injected = _injected(frame, param)
        if injected is not None:
            gives[param.name] = injected
    return gives


def _given_by_hooks(frame: Frame, title: str, names: tuple[str, ...]) -> Iterator[tuple[str, Term]]:
    """What frameworks pass to a function of such a name with such parameters."""
    for hook in frame.module.library.hooks:
        if hook.fits(title, names):
            # A function may take more than the framework gives.
            for name, told in zip(names, hook.params, strict=False):
                if told in hook.gives:
                    yield name, hook.gives[told]


def _injected(frame: Frame, param: ir.Param) -> Value | None:
    """A parameter whose default or annotation says where the framework takes it from."""
    marks = [param.default] if param.default is not None else []
    annotation = param.annotation
    if isinstance(annotation, ir.Item) and isinstance(annotation.key, ir.Sequence):
        marks += annotation.key.items[1:]
    for mark in marks:
        if not isinstance(mark, ir.Call):
            continue
        base = frame.eval(mark.func)
        terms = frame.module.library.parameters.get(base.ref or "")
        if terms is None:
            continue
        first = frame.eval(mark.args[0].value) if mark.args else UNKNOWN
        value = settle(frame, terms["gives"], {SELF: first})
        if value.labels and all(str(source).startswith(OPAQUE) for source, _ in value.labels):
            # One item of what the person sent: its name tells what it is.
            return None
        return value if value is not UNKNOWN else None
    return None


def _value_of(frame: Frame, function: ProjectFunction) -> Value:
    callee = Callee(function, closure=frame.closure)
    return Value(callees=(callee,), hint=function.ir.name, known=True)


def scope(frame: Frame) -> str:
    """The dotted name of what is around a definition."""
    if frame.owner is not None and frame.receiver is None:
        return frame.owner.name
    return frame.function


def _decorator(frame: Frame, expr: ir.Expr) -> tuple[Decorates | None, Value | None]:
    """What a library's decorator does; for any other the decorator itself, to be called."""
    called = isinstance(expr, ir.Call)
    base = frame.eval(expr.func if isinstance(expr, ir.Call) else expr)
    guard = _guard_of(frame, base)
    for callee in base.callees:
        if isinstance(callee.target, LibraryFunction):
            for variant in callee.target.variants:
                if variant.does.decorates is not None:
                    return variant.does.decorates, None
    if guard is not None:
        return Decorates(guards=frozenset({guard})), None
    value = frame.eval(expr) if called else base
    return None, value if value.callees else None


def _guard_of(frame: Frame, decorator: Value) -> str | None:
    names = [c.target.name for c in decorator.callees]
    if decorator.ref is not None:
        names.append(decorator.ref)
    for name in names:
        found = frame.module.knowledge.guard(name)
        if found is not None:
            return found[0]
    return None


def _decorated(frame: Frame, decorator: Value, function: Value) -> Value:
    """What a decorator of the project returns; where that is nothing callable, the function."""
    made = join_all(frame.invoke(c, Arguments((function,))) for c in decorator.callees)
    return made if made.callees or made.classes else function


# Classes


def define_class(frame: Frame, node: ir.ClassDef) -> Value:
    """The class that a `class` statement binds."""
    bases = tuple(m for arg in node.bases if arg.name is None for m in _base(frame, arg.value))
    model = ClassModel(f"{scope(frame)}.{node.name}", bases, in_project=True)
    for expr in node.decorators:
        decorates, decorator = _decorator(frame, expr)
        if decorates is not None:
            model.schema = decorates.schema or model.schema
            if decorates.prints is not None:
                model.prints = "nothing" if turned_off(expr, "repr") else decorates.prints
            model.guards |= decorates.guards
        elif decorator is not None:
            _decorated(frame, decorator, Value(klass=(model,), known=True))
    inner = Frame(
        frame.module,
        frame.machine,
        State({}, frame.state.guards),
        frame.function,
        parent=frame,
        owner=model,
        events=frame.events,
        effects=frame.effects,
        members=frame.members,
        closure=frame.closure,
        nested=frame.nested,
        quiet=frame.quiet,
    )
    inner.run(node.body)
    _fill(inner, model, node)
    return Value(klass=(model,), hint=node.name, known=True)


def _base(frame: Frame, expr: ir.Expr) -> tuple[ClassModel, ...]:
    value = frame.eval(expr.obj if isinstance(expr, ir.Item) else expr)
    if value.klass:
        return value.klass
    name = value.ref or value.hint or "?"
    return (ClassModel(name, resolved=False),)


def _fill(frame: Frame, model: ClassModel, node: ir.ClassDef) -> None:
    """Members, fields and class attributes from what the body bound and declared."""
    _take_names(frame, model)
    _give_to_hooks(frame, model)
    take_fields(frame, model, node)
    for statement in node.body:
        title = field_name(statement)
        value = statement.value if isinstance(statement, (ir.AnnAssign, ir.Assign)) else None
        if title is not None and value is not None and turned_off(value, "repr"):
            model.unprinted.add(title)


def _take_names(frame: Frame, model: ClassModel) -> None:
    """The names that the body bound: methods, and attributes of the class."""
    for name, value in frame.state.env.items():
        function = value.callees[0].target if value.callees else None
        if isinstance(function, ProjectFunction) and not value.classes:
            kind = next((d.kind for d in function.decorates if d.kind != METHOD), METHOD)
            model.members[name] = Member(function, kind)
        elif value.consts != (None,):
            model.class_attributes[name] = value


def _give_to_hooks(frame: Frame, model: ClassModel) -> None:
    """What a framework passes to the methods that it calls on its subclasses."""
    instance = Value(classes=(model,), hint=model.short, known=True)
    for name, member in model.members.items():
        hook = next((c.hooks[name] for c in model.lineage() if name in c.hooks), None)
        if hook is None or not isinstance(member.target, ProjectFunction):
            continue
        names = {p.name for p in member.target.params}
        for param, term in hook.items():
            if param in names:
                member.target.gives.setdefault(param, settle(frame, term, {SELF: instance}))


# Imports


def import_module(frame: Frame, dotted: str) -> Value:
    return Imported(dotted)


def import_from(frame: Frame, node: ir.ImportFrom) -> Iterator[tuple[str, Value]]:
    """The names that `from … import …` binds, with their values."""
    base = frame.module.absolute(node.module, node.level)
    for bound, name in node.names:
        if name != "*":
            yield bound, Imported(f"{base}.{name}" if base else name)
        elif frame.module.project is not None:
            yield from frame.module.project.names(base).items()
