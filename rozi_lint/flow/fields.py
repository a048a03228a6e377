"""The fields that the body of a class declares, and what they hold."""

from __future__ import annotations

from rozi_lint.flow import ir
from rozi_lint.flow.annotations import annotated, known_field
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.library import FieldType
from rozi_lint.flow.record_operations import instance_of
from rozi_lint.flow.value import CLEAN, UNKNOWN, Value, data, with_rest


def turned_off(expr: ir.Expr, option: str) -> bool:
    """Whether a call is given `option=False`."""
    return isinstance(expr, ir.Call) and any(
        a.name == option and isinstance(a.value, ir.Const) and a.value.value is False
        for a in expr.args
    )


def take_fields(frame: Frame, model: ClassModel, node: ir.ClassDef) -> None:
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
        title, held = field_name(statement), frame.module.declared_data.get(statement.line)
        if title is not None and held is not None:
            declared[title] = held
    return declared


def field_name(statement: ir.Stmt) -> str | None:
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
        kind = known_field(frame, base)
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
        kind = known_field(frame, base)
        if kind is not None and kind.inner:
            first = (
                expr.key.items[0]
                if isinstance(expr.key, ir.Sequence) and expr.key.items
                else expr.key
            )
            return _field_type(frame, first)
    elif isinstance(expr, (ir.Name, ir.Attr)):
        kind = known_field(frame, frame.eval(expr))
        if kind is not None:
            return kind, UNKNOWN
    typed = annotated(frame, expr)
    if typed is CLEAN:
        return FieldType(data="none"), UNKNOWN
    return None, typed if typed is not None else UNKNOWN


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
