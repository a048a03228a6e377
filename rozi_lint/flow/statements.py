"""What each kind of statement does to the state."""

from __future__ import annotations

from collections.abc import Callable

from rozi_lint.flow import access, ir
from rozi_lint.flow.annotations import annotated
from rozi_lint.flow.assignment import assign, under_name
from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.changes import set_part
from rozi_lint.flow.conditions import condition
from rozi_lint.flow.container_operations import element, part_under
from rozi_lint.flow.definitions import (
    define_class,
    define_function,
    import_from,
    import_module,
)
from rozi_lint.flow.frame import Frame, State
from rozi_lint.flow.value import (
    CLEAN,
    UNKNOWN,
    Value,
    constant,
    same,
)

MAX_ROUNDS = 3
"""So often a loop's body is walked until nothing new comes round."""


def execute(frame: Frame, body: list[ir.Stmt]) -> None:
    """Runs statements in order, as far as they can be reached."""
    for statement in body:
        if frame.state.dead:
            return
        frame.statement = statement
        frame.node = statement.cst
        _STMT[type(statement)](frame, statement)


def _assign(frame: Frame, node: ir.Assign) -> None:
    value = frame.eval(node.value)
    declared = frame.module.declared_data.get(node.line)
    if declared is not None:
        value = _declared(frame, declared, value)
    for target in node.targets:
        if isinstance(target, ir.Name) and target.id.isupper() and frame.locals is None:
            for effect in frame.module.library.settings.get(target.id, ()):
                frame.machine.assigned(frame, effect, UNKNOWN, value)
        assign(frame, target, value)


def _declared(frame: Frame, category: str, value: Value) -> Value:
    """What a `# rozi: data=…` comment says of a value counts before anything else."""
    if category == "none":
        return Value(consts=value.consts, classes=value.classes, known=True)
    step = frame.step("is declared by a comment")
    return Value(labels={(category, ("clear",)): step}, classes=value.classes, known=True)


def _ann_assign(frame: Frame, node: ir.AnnAssign) -> None:
    if node.value is None:
        return
    value = frame.eval(node.value)
    declared = frame.module.declared_data.get(node.line)
    if declared is not None:
        value = _declared(frame, declared, value)
    elif not value.known and not value.labels and not value.classes:
        typed = annotated(frame, node.annotation)
        if typed is not None and typed.classes:
            value = value.but(classes=typed.classes, fields=typed.fields, rest=typed.rest)
    assign(frame, node.target, value)


def _aug_assign(frame: Frame, node: ir.AugAssign) -> None:
    old, added = frame.eval(node.target), frame.eval(node.value)
    assign(frame, node.target, frame.machine.binary(frame, node.op, old, added))


def _expr(frame: Frame, node: ir.ExprStmt) -> None:
    if not isinstance(node.value, ir.Const):
        # What is thrown away was not read for anything.
        frame.eval(node.value, reading=False)


def _delete(frame: Frame, node: ir.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ir.Name):
            frame.state.env.pop(target.id, None)
        elif isinstance(target, ir.Item):
            key = frame.eval(target.key)
            names = [c for c in key.consts or () if isinstance(c, (str, int))]
            if len(names) == 1:
                frame.machine.update(frame, target.obj, (), set_part("[", key, CLEAN))


# Leaving


def _return(frame: Frame, node: ir.Return) -> None:
    value = frame.eval(node.value) if node.value is not None else constant(None)
    frame.node = node.cst
    frame.returns.append((value, frame.state.guards))
    frame.state.dead = True


def _raise(frame: Frame, node: ir.Raise) -> None:
    if node.value is not None:
        value = frame.eval(node.value)
        frame.node = node.cst
        frame.machine.raised(frame, value)
    frame.state.dead = True


def _assert(frame: Frame, node: ir.Assert) -> None:
    told = condition(frame, node.test)
    if node.message is not None:
        value = frame.eval(node.message)
        frame.node = node.cst
        frame.machine.raised(frame, value)
    if told.value is False:
        frame.state.dead = True
    frame.state.guards |= told.when_true


def _jump(frame: Frame, node: ir.Jump) -> None:
    if frame.loops:
        frame.loops[-1].append(frame.state.fork())
    frame.state.dead = True


# Branching


def _if(frame: Frame, node: ir.If) -> None:
    exits: State | None = None
    for head, test, body in node.branches:
        frame.statement, frame.node = ir.Stmt(head.cst, head.line), head.cst
        told = condition(frame, test)
        otherwise = frame.state.fork()
        if told.value is not False:
            frame.state.guards |= told.when_true
            execute(frame, body)
            exits = frame.state if exits is None else exits.merge(frame.state)
        frame.state = otherwise
        frame.state.guards |= told.when_false
        if told.value is True:
            frame.state.dead = True
            break
    if not frame.state.dead:
        execute(frame, node.orelse)
    if exits is not None:
        frame.state = exits.merge(frame.state)


def _loop(frame: Frame, enter: Callable[[], None], body: list[ir.Stmt]) -> None:
    """Walks a loop's body until what comes round is what went in."""
    exits = frame.state.fork()
    statement = frame.statement
    for _ in range(MAX_ROUNDS):
        start = frame.state.fork()
        frame.loops.append([])
        frame.statement = statement
        enter()
        execute(frame, body)
        after = frame.state
        for jumped in frame.loops.pop():
            after = after.merge(jumped)
        if after.dead:
            break
        exits = exits.merge(after.fork())
        frame.state = start.fork().merge(after)
        if not _changed(start, frame.state):
            break
    exits.dead = False
    frame.state = exits


def _changed(before: State, after: State) -> bool:
    if before.guards != after.guards:
        return True
    for name, value in after.env.items():
        old = before.env.get(name)
        if old is None or (old is not value and not same(old, value)):
            return True
    return False


def _for(frame: Frame, node: ir.For) -> None:
    iterated = frame.eval(node.iter)
    if is_short(iterated):
        _unrolled(frame, node, iterated)
    else:
        item = element(frame, iterated)
        _loop(frame, lambda: assign(frame, node.target, item), node.body)
    execute(frame, node.orelse)


def is_short(value: Value) -> bool:
    """A display of a few different items, whose loop is better walked item by item."""
    return (
        value.fields is not None
        and value.rest is None
        and not value.classes
        and 0 < len(value.fields) <= 8
        and all(isinstance(k, int) and k >= 0 for k in value.fields)
    )


def _unrolled(frame: Frame, node: ir.For, value: Value) -> None:
    exits: State | None = None
    statement = frame.statement
    for item in (value.fields or {}).values():
        frame.loops.append([])
        frame.statement = statement
        assign(frame, node.target, item)
        execute(frame, node.body)
        for jumped in frame.loops.pop():
            frame.state = frame.state.merge(jumped)
        if frame.state.dead:
            break
        exits = frame.state.fork() if exits is None else exits.merge(frame.state.fork())
    if exits is not None:
        frame.state = exits


def _while(frame: Frame, node: ir.While) -> None:
    def enter() -> None:
        told = condition(frame, node.test)
        frame.state.guards |= told.when_true
        if told.value is False:
            frame.state.dead = True

    _loop(frame, enter, node.body)
    execute(frame, node.orelse)


def bind_clause(frame: Frame, clause: ir.Clause, iterated: Value) -> None:
    """One `for … in … if …` of a comprehension."""
    assign(frame, clause.target, element(frame, iterated))
    for test in clause.conditions:
        told = condition(frame, test)
        frame.state.guards |= told.when_true


def _try(frame: Frame, node: ir.Try) -> None:
    entry = frame.state.fork()
    for statement in node.body:
        if frame.state.dead:
            break
        execute(frame, [statement])
        entry = entry.merge(frame.state.fork())
        entry.dead = False
    execute(frame, node.orelse)
    exits = frame.state
    for handler in node.handlers:
        frame.state = entry.fork()
        outer, frame.caught = frame.caught, UNKNOWN
        if handler.type is not None:
            frame.caught = _caught(frame.eval(handler.type))
            if handler.name is not None:
                frame.state.env[handler.name] = frame.caught
        execute(frame, handler.body)
        frame.caught = outer
        exits = exits.merge(frame.state)
    dead = exits.dead
    if dead and node.final:
        exits = entry.fork()
    frame.state = exits
    execute(frame, node.final)
    frame.state.dead = frame.state.dead or dead


def _caught(kind: Value) -> Value:
    models = kind.klass
    if not models and kind.fields:
        models = tuple(m for v in kind.fields.values() for m in v.klass)
    return Value(classes=models, hint="exception", known=True)


def _with(frame: Frame, node: ir.With) -> None:
    for expr, target in node.items:
        value = frame.eval(expr)
        entered = _entered(frame, value)
        if target is not None:
            assign(frame, target, entered)
    execute(frame, node.body)


def _entered(frame: Frame, value: Value) -> Value:
    """What `with value as x` binds."""
    for model in value.classes:
        for name in ("__enter__", "__aenter__"):
            member = model.member(name)
            if member is not None:
                return frame.invoke(Callee(member.target, value), Arguments())
    return value


# Matching


def _match(frame: Frame, node: ir.Match) -> None:
    subject = frame.eval(node.subject)
    exits: State | None = None
    before = frame.state
    exhaustive = False
    for case in node.cases:
        frame.state = before.fork()
        frame.statement, frame.node = case, case.cst
        _bind_pattern(frame, case.pattern, subject)
        if case.guard is not None:
            frame.state.guards |= condition(frame, case.guard).when_true
        elif case.pattern.kind == "bind":
            exhaustive = True
        execute(frame, case.body)
        exits = frame.state if exits is None else exits.merge(frame.state)
    if exits is None:
        return
    frame.state = exits if exhaustive else exits.merge(before)


def _bind_pattern(frame: Frame, pattern: ir.Pattern, value: Value) -> None:
    if pattern.kind == "value" and pattern.value is not None:
        frame.eval(pattern.value)
        return
    if pattern.kind == "class" and pattern.value is not None:
        klass = frame.eval(pattern.value)
        if klass.klass and not value.classes:
            value = value.but(classes=klass.klass, known=True)
    for key, part in pattern.parts:
        _bind_pattern(frame, part, _matched(frame, pattern, key, value))
    if pattern.name is not None:
        if pattern.kind == "rest":
            value = Value(rest=access.any_item(frame, value), known=True)
        frame.state.env[pattern.name] = under_name(frame, pattern.name, value)


def _matched(frame: Frame, pattern: ir.Pattern, key: str | int | None, value: Value) -> Value:
    if pattern.kind == "or":
        return value
    if key is None:
        return access.any_item(frame, value)
    if pattern.kind == "class":
        name = key
        if isinstance(key, int):
            fields = [n for m in value.classes for n in m.fields()]
            if key >= len(fields):
                return access.any_item(frame, value)
            name = fields[key]
        found = access.attribute(frame, value, str(name), value.hint)
    else:
        found = part_under(frame, value, constant(key), "[")
    if found.labels:
        frame.machine.note_read(frame, found, frame.node)
    return found


# Definitions and names


def _function_def(frame: Frame, node: ir.FunctionDef) -> None:
    frame.state.env[node.function.name] = define_function(frame, node.function)


def _class_def(frame: Frame, node: ir.ClassDef) -> None:
    frame.state.env[node.name] = define_class(frame, node)


def _import(frame: Frame, node: ir.Import) -> None:
    for name, dotted in node.bindings:
        frame.state.env[name] = import_module(frame, dotted)


def _import_from(frame: Frame, node: ir.ImportFrom) -> None:
    for name, value in import_from(frame, node):
        frame.state.env[name] = value


def _nothing(frame: Frame, node: ir.Stmt) -> None:
    return None


_STMT: dict[type[ir.Stmt], Callable[..., None]] = {
    ir.ExprStmt: _expr,
    ir.Assign: _assign,
    ir.AnnAssign: _ann_assign,
    ir.AugAssign: _aug_assign,
    ir.Return: _return,
    ir.Raise: _raise,
    ir.Assert: _assert,
    ir.Delete: _delete,
    ir.Jump: _jump,
    ir.Scope: _nothing,
    ir.Import: _import,
    ir.ImportFrom: _import_from,
    ir.If: _if,
    ir.For: _for,
    ir.While: _while,
    ir.Try: _try,
    ir.With: _with,
    ir.Match: _match,
    ir.FunctionDef: _function_def,
    ir.ClassDef: _class_def,
}
