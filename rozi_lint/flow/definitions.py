"""Functions, classes, annotations and imports: what a definition makes of its name."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from rozi_lint.flow import ir
from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.classes import METHOD, SELF, ClassModel, Member
from rozi_lint.flow.content import OPAQUE
from rozi_lint.flow.frame import Frame, State
from rozi_lint.flow.imported import Imported
from rozi_lint.flow.library import FieldType, LibraryFunction
from rozi_lint.flow.lower_expr import Names, lower_expr
from rozi_lint.flow.module import ProjectFunction, roots
from rozi_lint.flow.operations import SCALARS, instance_of
from rozi_lint.flow.summary import Decorates, Term
from rozi_lint.flow.terms import settle
from rozi_lint.flow.value import CLEAN, UNKNOWN, Value, data, join_all, with_rest

CONTAINERS = frozenset(
    [
        "list",
        "set",
        "frozenset",
        "tuple",
        "List",
        "Set",
        "FrozenSet",
        "Tuple",
        "Sequence",
        "Iterable",
        "Iterator",
        "Collection",
        "Generator",
        "AsyncIterator",
        "AsyncGenerator",
        "AsyncIterable",
        "QuerySet",
        "deque",
    ]
)
TRANSPARENT = frozenset(
    [
        "Optional",
        "Union",
        "Annotated",
        "Final",
        "Required",
        "NotRequired",
        "ReadOnly",
        "Awaitable",
        "Coroutine",
    ]
)


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
                model.prints = "nothing" if _turned_off(expr, "repr") else decorates.prints
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


def _turned_off(expr: ir.Expr, option: str) -> bool:
    """Whether a call is given `option=False`."""
    return isinstance(expr, ir.Call) and any(
        a.name == option and isinstance(a.value, ir.Const) and a.value.value is False
        for a in expr.args
    )


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
    _take_fields(frame, model, node)
    for statement in node.body:
        title = _target(statement)
        value = statement.value if isinstance(statement, (ir.AnnAssign, ir.Assign)) else None
        if title is not None and value is not None and _turned_off(value, "repr"):
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


def _take_fields(frame: Frame, model: ClassModel, node: ir.ClassDef) -> None:
    """The fields that the body declares, by their type, their name, or a comment."""
    typed: dict[str, FieldType | None] = {}
    made: dict[str, Value] = {}
    for statement in node.body:
        found = _field_of(frame, model, statement)
        if found is not None:
            typed[found[0]] = found[1]
            made[found[0]] = found[2]
    person = _is_person(frame, model, typed)
    declared = _declared_data(frame, node)
    for name, value in made.items():
        model.class_attributes.pop(name, None)
        told = declared.get(name)
        if told is not None:
            model.attributes[name] = CLEAN if told == "none" else data(told, "clear", None)
        else:
            model.attributes[name] = _field_value(frame, name, typed[name], value, person)
        model.declared.append(name)


def _declared_data(frame: Frame, node: ir.ClassDef) -> dict[str, str]:
    """The categories that comments of the body declare, by the name on their line."""
    declared: dict[str, str] = {}
    for statement in node.body:
        title, held = _target(statement), frame.module.declared_data.get(statement.line)
        if title is not None and held is not None:
            declared[title] = held
    return declared


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


def _target(statement: ir.Stmt) -> str | None:
    """The plain name that a statement of a class body assigns."""
    target: ir.Expr | None = None
    if isinstance(statement, ir.AnnAssign):
        target = statement.target
    elif isinstance(statement, ir.Assign):
        target = statement.targets[0]
    return target.id if isinstance(target, ir.Name) else None


def _field_of(
    frame: Frame, model: ClassModel, statement: ir.Stmt
) -> tuple[str, FieldType | None, Value] | None:
    """A field that a statement of the class body declares: its name, type and related class."""
    if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
        if model.inherited_schema() is None and statement.value is not None:
            return None
        kind, value = _field_type(frame, statement.annotation)
        if kind is None and isinstance(statement.value, ir.Call):
            kind, value_of_call = _field_type(frame, statement.value)
            value = value_of_call if kind is not None else value
        return statement.target.id, kind, value
    if isinstance(statement, ir.Assign) and isinstance(statement.value, ir.Call):
        target = statement.targets[0]
        if isinstance(target, ir.Name):
            kind, value = _field_type(frame, statement.value)
            if kind is not None or model.inherited_schema() == "assigned":
                return target.id, kind, value
    return None


def _field_type(frame: Frame, expr: ir.Expr) -> tuple[FieldType | None, Value]:
    """What the constructor call or annotation tells of a field, and the instance it holds."""
    if isinstance(expr, ir.Call):
        base = frame.eval(expr.func)
        kind = _known_field(frame, base)
        if kind is None:
            return None, UNKNOWN
        if kind.relation is not None:
            return kind, _related(frame, expr, kind)
        if kind.inner and expr.args:
            inner, value = _field_type(frame, expr.args[0].value)
            return inner or kind, value
        return kind, UNKNOWN
    if isinstance(expr, ir.Item):
        base = frame.eval(expr.obj)
        kind = _known_field(frame, base)
        if kind is not None and kind.inner:
            first = (
                expr.key.items[0]
                if isinstance(expr.key, ir.Sequence) and expr.key.items
                else expr.key
            )
            return _field_type(frame, first)
    elif isinstance(expr, (ir.Name, ir.Attr)):
        kind = _known_field(frame, frame.eval(expr))
        if kind is not None:
            return kind, UNKNOWN
    typed = annotated(frame, expr)
    if typed is CLEAN:
        return FieldType(data="none"), UNKNOWN
    return None, typed if typed is not None else UNKNOWN


def _known_field(frame: Frame, base: Value) -> FieldType | None:
    fields = frame.module.library.fields
    if base.ref is not None and base.ref in fields:
        return fields[base.ref]
    for model in base.klass:
        for current in model.lineage():
            if current.name in fields:
                return fields[current.name]
    return None


def _related(frame: Frame, call: ir.Call, kind: FieldType) -> Value:
    """The instance behind a relation, whose class the call names, maybe in a string."""
    expr = next((a.value for a in call.args if a.name == kind.relation), None)
    if expr is None:
        expr = next((a.value for a in call.args if a.name is None and not a.star), None)
    if expr is None:
        return UNKNOWN
    if isinstance(expr, ir.Const) and isinstance(expr.value, str):
        title = expr.value.rpartition(".")[2]
        klass = frame.lookup(title)
        made = (
            instance_of(klass)
            if klass.klass
            else Value(classes=(ClassModel(title, resolved=False),), hint=title, known=True)
        )
    else:
        made = instance_of(frame.eval(expr))
    return with_rest(Value(known=True), made) if kind.many else made


def _is_person(frame: Frame, model: ClassModel, fields: dict[str, FieldType | None]) -> bool:
    """Whether a class speaks of a person: by its name, or by fields that only people have."""
    names = frame.module.knowledge.names
    for current in model.lineage():
        told = names.person_like(current.short)
        if told is not None:
            return told
    for name, kind in fields.items():
        category = kind.data if kind is not None and kind.data else None
        evidence = names.distinct(name)
        if category is None and evidence is not None:
            category = evidence.category
        if category is not None and category.startswith(
            ("user.name", "user.contact", "user.account")
        ):
            return True
    return False


def _field_value(
    frame: Frame, name: str, kind: FieldType | None, value: Value, person: bool
) -> Value:
    names = frame.module.knowledge.names
    if kind is not None and kind.data == "none":
        return CLEAN
    evidence = names.distinct(name) or (names.weak(name) if person else None)
    category = kind.data if kind is not None and kind.data else None
    form = "clear"
    if evidence is not None and (category is None or evidence.category.startswith(category)):
        category, form = evidence.category, evidence.form
    if kind is not None and kind.op == "encrypt":
        form = "clear"
    if value.classes and any(m.in_project or not m.resolved for m in value.classes):
        return value.but(hint=name)
    if category is None:
        return (
            value.but(hint=name)
            if value is not UNKNOWN
            else Value(hint=name, known=kind is not None)
        )
    held = data(category, form, None).but(hint=name)
    if kind is not None and kind.model is not None:
        return Value(classes=(kind.model,), rest=held, hint=name, known=True)
    return with_rest(Value(known=True), held) if value.rest is not None else held


# Annotations


def annotated(frame: Frame, expr: ir.Expr) -> Value | None:
    """An instance of what an annotation names; None where that tells nothing of the value.

    `CLEAN` for types that hold no data by themselves (`bool`).
    """
    if isinstance(expr, ir.Const):
        parsed = _parse(expr.value) if isinstance(expr.value, str) else None
        return annotated(frame, parsed) if parsed is not None else None
    if isinstance(expr, ir.Binary):
        return annotated(frame, expr.left) or annotated(frame, expr.right)
    if isinstance(expr, ir.Item):
        return _generic(frame, expr)
    if isinstance(expr, (ir.Name, ir.Attr)):
        return _of_type(frame, frame.eval(expr))
    return None


def _of_type(frame: Frame, value: Value) -> Value | None:
    """An instance of the type that a value is."""
    kind = _known_field(frame, value)
    if kind is not None:
        return _held(kind)
    if not value.klass:
        return None
    title = value.klass[0].short
    if title == "bool":
        return CLEAN
    if title in SCALARS or title in ("dict", "object", "Any"):
        return None
    return instance_of(value)


def _held(kind: FieldType) -> Value | None:
    """What a type holds of which a model says what its values are."""
    if kind.data == "none":
        return CLEAN
    if kind.data is not None:
        return data(kind.data, "clear", None)
    return Value(classes=(kind.model,), known=True) if kind.model is not None else None


def _generic(frame: Frame, expr: ir.Item) -> Value | None:
    title = (
        expr.obj.id
        if isinstance(expr.obj, ir.Name)
        else expr.obj.name
        if isinstance(expr.obj, ir.Attr)
        else ""
    )
    keys = expr.key.items if isinstance(expr.key, ir.Sequence) else [expr.key]
    if not keys:
        return None
    if title in TRANSPARENT:
        found = (annotated(frame, key) for key in keys)
        return next((f for f in found if f is not None), None)
    if title in CONTAINERS:
        inner = annotated(frame, keys[0])
        return None if inner is None else Value(rest=inner, known=True)
    if title in ("dict", "Dict", "Mapping", "MutableMapping", "defaultdict") and len(keys) > 1:
        inner = annotated(frame, keys[1])
        return None if inner is None else Value(rest=inner, known=True)
    base = frame.eval(expr.obj)
    return instance_of(base) if base.klass else None


def _parse(text: str) -> ir.Expr | None:
    try:
        return lower_expr(Names(), cst.parse_expression(text))
    except (cst.ParserSyntaxError, ValueError, RecursionError):
        return None


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
