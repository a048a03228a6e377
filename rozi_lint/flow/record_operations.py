"""Operations on records: instances of classes, their fields, and what queries give."""

from __future__ import annotations

from rozi_lint.flow import access, content
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.operands import (
    Operation,
    operand,
    operands,
)
from rozi_lint.flow.summary import Op
from rozi_lint.flow.terms import Binding, settle
from rozi_lint.flow.value import (
    NO_LABELS,
    UNKNOWN,
    Sym,
    Value,
    join,
    join_all,
    merge_labels,
)


def _record(frame: Frame, op: Op, binding: Binding) -> Value:
    fields: dict[object, Value] = {}
    rest: Value | None = None
    labels = NO_LABELS
    syms: tuple[Sym, ...] = ()
    for value in operands(frame, op, binding):
        fields.update(value.fields or {})
        labels = merge_labels(labels, value.labels)
        syms += tuple(sym.then("=") for sym in value.syms)
        if value.rest is not None:
            rest = value.rest if rest is None else join(rest, value.rest)
    return Value(labels=labels, syms=syms, fields=fields, rest=rest, known=True)


def _instance(frame: Frame, op: Op, binding: Binding) -> Value:
    return instance_of(settle(frame, op.terms[0], binding))


def instance_of(klass: Value) -> Value:
    """An instance of the class that a value is."""
    models = klass.klass or klass.classes
    if models:
        return Value(classes=models, hint=models[0].short, known=True)
    if klass.rest is not None:
        return klass.rest
    if klass.ref is not None:
        return Value(hint=klass.ref.rpartition(".")[2])
    return UNKNOWN


def _many(frame: Frame, op: Op, binding: Binding) -> Value:
    return Value(rest=instance_of(settle(frame, op.terms[0], binding)), known=True)


def _columns(frame: Frame, op: Op, binding: Binding) -> Value:
    """Only the named fields of the elements; reading them here is reading them."""
    asked = operands(frame, op, binding)
    record = operand(frame, op, binding, "of") or UNKNOWN
    wanted = [v for names in asked for v in (names.fields or {None: names}).values()]
    columns: dict[object, Value] = {}
    for wish in wanted:
        for const in wish.consts or ():
            if isinstance(const, str):
                columns[const] = _column(frame, record, const)
    if not columns:
        return Value(rest=record, known=True)
    if op.get("flat") is True or (
        (flat := operand(frame, op, binding, "flat")) is not None and flat.consts == (True,)
    ):
        return Value(rest=join_all(columns.values()), known=True)
    columns.update(enumerate(list(columns.values())))
    return Value(rest=Value(fields=columns, known=True), known=True)


def _column(frame: Frame, record: Value, path: str) -> Value:
    value, holder = record, record.hint
    for step in path.split("__"):
        value = access.attribute(frame, value, step, holder)
        holder = step
    frame.machine.note_read(frame, value, frame.node)
    return value


def _dump(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    fields: dict[object, Value] = dict(base.fields or {})
    for model in base.classes:
        for name in model.fields():
            fields.setdefault(name, access.attribute(frame, base, name))
    only, without = operand(frame, op, binding, "fields"), operand(frame, op, binding, "exclude")
    if only is not None and (listed := _key_names(only)):
        fields = {k: v for k, v in fields.items() if k in listed}
        return Value(fields=fields, known=True)
    if without is not None:
        left_out = _key_names(without)
        fields = {k: v for k, v in fields.items() if k not in left_out}
    return Value(
        labels=content.own(base), fields=fields or None, rest=base.rest, known=bool(fields)
    )


def _key_names(value: Value) -> set[str]:
    """The names in a set, list or dict of names."""
    names = {k for k in value.fields or () if isinstance(k, str)}
    items = [*(value.fields or {}).values(), *([value.rest] if value.rest else [])]
    return names | {c for item in items for c in item.consts or () if isinstance(c, str)}


def _new_class(frame: Frame, op: Op, binding: Binding) -> Value:
    name, fields = settle(frame, op.terms[0], binding), operand(frame, op, binding, "fields")
    title = next((c for c in name.consts or () if isinstance(c, str)), "namedtuple")
    model = ClassModel(f"{frame.module.name}.{title}", prints="fields", in_project=True)
    listed = [c for v in (fields.fields or {}).values() for c in v.consts or ()] if fields else []
    spelled = [c for c in (fields.consts or ()) if isinstance(c, str)] if fields else []
    for field_name in [
        *(s for s in listed if isinstance(s, str)),
        *" ".join(spelled).replace(",", " ").split(),
    ]:
        model.declared.append(field_name)
    return Value(klass=(model,), known=True)


def _entity(frame: Frame, value: Value) -> Value:
    if value.klass:
        return instance_of(value)
    if value.rest is None or value.classes:
        return value
    if value.rest.labels:
        frame.machine.note_read(frame, value.rest, frame.node)
    return value.rest


def _row(frame: Frame, op: Op, binding: Binding) -> Value:
    """What a query's entities give: an instance for a class, the field's value for a field."""
    entities = settle(frame, op.terms[0], binding)
    values = [_entity(frame, v) for v in (entities.fields or {}).values()]
    if op.get("single") and len(values) == 1 and values[0].classes:
        return values[0]
    fields: dict[object, Value] = dict(enumerate(values))
    fields.update({v.hint: v for v in values if v.hint})
    return Value(fields=fields, rest=entities.rest, known=True)


RECORD_OPERATIONS: dict[str, Operation] = {
    "record": _record,
    "instance": _instance,
    "many": _many,
    "columns": _columns,
    "dump": _dump,
    "new_class": _new_class,
    "row": _row,
}
