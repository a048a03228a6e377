"""Assignment: what a target of any shape binds, and whom a change has to be told."""

from __future__ import annotations

from rozi_lint.flow import access, ir
from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.changes import Change, leave_write, set_part
from rozi_lint.flow.container_operations import element
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.value import (
    UNKNOWN,
    Value,
    constant,
    with_field,
    with_rest,
)

PLAIN_CONTAINERS = frozenset({"dict", "list", "set", "tuple"})
CONFIG_NAMES = frozenset({"config", "settings", "conf"})


def assign(frame: Frame, target: ir.Expr, value: Value) -> None:
    """Binds a value to a target of any shape."""
    if isinstance(target, ir.Name):
        frame.state.env[target.id] = under_name(frame, target.id, value)
    elif isinstance(target, ir.Sequence):
        _unpack(frame, target, value)
    elif isinstance(target, ir.Star):
        assign(frame, target.value, Value(rest=access.any_item(frame, value), known=True))
    elif isinstance(target, ir.Attr):
        _assignment_effects(frame, target, value)
        update(frame, target.obj, (), set_part(".", constant(target.name), value))
    elif isinstance(target, ir.Item):
        key = frame.eval(target.key)
        _item_effects(frame, target, key, value)
        update(frame, target.obj, (), set_part("[", key, value))
    elif isinstance(target, ir.Slice):
        update(frame, target.obj, (), set_part("[", UNKNOWN, element(frame, value)))


def under_name(frame: Frame, name: str, value: Value) -> Value:
    if value is UNKNOWN or not (value.known or value.labels):
        if _is_object(frame, name):
            return access.duck(frame, value, name)
        value = access.named(frame, name, value)
        if not value.labels:
            value = access.duck(frame, value, name)
            if value.hint is None and not value.known:
                value = value.but(hint=name)
    return value


def _is_object(frame: Frame, name: str) -> bool:
    """Whether the code takes attributes of a name that no text has: then it holds an object."""
    members = frame.members.get(name)
    return members is not None and not members <= frame.module.text_members()


def _unpack(frame: Frame, target: ir.Sequence, value: Value) -> None:
    starred = next((i for i, t in enumerate(target.items) if isinstance(t, ir.Star)), None)
    for index, part in enumerate(target.items):
        if starred is None or index < starred:
            held = access.known_item(value, index)
            names = [name for model in value.classes for name in model.fields()]
            if held is None and index < len(names):
                held = access.attribute(frame, value, names[index])
        elif index == starred:
            assign(frame, part, value)
            continue
        else:
            held = access.known_item(value, index - len(target.items))
        if held is None:
            held = access.open_part(value, "[", index) if value.syms else UNKNOWN
            if held is UNKNOWN:
                held = access.any_item(frame, value)
        assign(frame, part, held)


def update(
    frame: Frame, expr: ir.Expr, path: tuple[tuple[str, object], ...], change: Change
) -> None:
    """Applies a change to what stands under an expression, and tells whoever owns it."""
    old = frame.eval(expr, reading=False)
    new = _along(frame, old, path, change) if path else change.on(frame, old)
    if old.syms:
        leave_write(frame, old, path, change)
    if new is not old:
        _put_back(frame, expr, new)


def _along(
    frame: Frame, value: Value, path: tuple[tuple[str, object], ...], change: Change
) -> Value:
    kind, key = path[0]
    if kind == "*" or not isinstance(key, (str, int)):
        item = value.rest if value.rest is not None else UNKNOWN
        if len(path) == 1 and kind == "*":
            return change.on(frame, value)
        return with_rest(
            value, _along(frame, item, path[1:], change) if path[1:] else change.on(frame, item)
        )
    part = (
        access.attribute(frame, value, str(key)) if kind == "." else access.item(frame, value, key)
    )
    new = _along(frame, part, path[1:], change) if path[1:] else change.on(frame, part)
    return with_field(value, key, new)


def _put_back(frame: Frame, expr: ir.Expr, new: Value) -> None:
    """Stores a changed value where the expression found it."""
    if isinstance(expr, ir.Name):
        if expr.id in frame.state.env or frame.parent is None:
            frame.state.env[expr.id] = new
        return
    if isinstance(expr, ir.Attr):
        holder = frame.eval(expr.obj, reading=False)
        if holder.syms:
            leave_write(frame, holder, (), set_part(".", constant(expr.name), new))
        _put_back(frame, expr.obj, with_field(holder, expr.name, new))
    elif isinstance(expr, ir.Item):
        key = frame.eval(expr.key)
        holder = frame.eval(expr.obj, reading=False)
        if (
            key.consts is not None
            and len(key.consts) == 1
            and isinstance(key.consts[0], (str, int))
        ):
            _put_back(frame, expr.obj, with_field(holder, key.consts[0], new))
        else:
            _put_back(frame, expr.obj, with_rest(holder, new))


def _assignment_effects(frame: Frame, target: ir.Attr, value: Value) -> None:
    """`session.verify = False`: what setting an attribute of a library's object does."""
    obj = frame.eval(target.obj, reading=False)
    for model in obj.classes:
        for current in model.lineage():
            for effect in current.assignments.get(target.name, ()):
                frame.machine.assigned(frame, effect, obj, value)


def _item_effects(frame: Frame, target: ir.Item, key: Value, value: Value) -> None:
    """`headers["Set-Cookie"] = …`: a library's `__setitem__`."""
    obj = frame.eval(target.obj, reading=False)
    _setting_effects(frame, obj, key, value)
    for model in obj.classes:
        owner = next((c for c in model.lineage() if "__setitem__" in c.members), None)
        if owner is not None and owner.name not in PLAIN_CONTAINERS:
            member = owner.members["__setitem__"]
            frame.invoke(Callee(member.target, obj), Arguments((key, value)))


def _setting_effects(frame: Frame, obj: Value, key: Value, value: Value) -> None:
    """`app.config["SESSION_COOKIE_NAME"] = …` sets a framework's setting."""
    if obj.hint in CONFIG_NAMES or access.is_config(obj):
        for const in key.consts or ():
            for effect in frame.module.library.settings.get(str(const), ()):
                frame.machine.assigned(frame, effect, obj, value)
