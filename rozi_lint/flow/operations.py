"""The operations of the model language: how each makes a value of its terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rozi_lint.flow import access, content
from rozi_lint.flow.callee import Arguments, Callee, is_absent
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.forms import operate
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.summary import Op
from rozi_lint.flow.terms import Binding, parts_of, settle, string, text
from rozi_lint.flow.value import (
    CLEAN,
    MAX_CONSTANTS,
    NO_LABELS,
    UNKNOWN,
    Labels,
    Sym,
    Template,
    Value,
    constant,
    data,
    join,
    join_all,
    merge_labels,
)

Operation = Callable[[Frame, Op, Binding], Value]

SCALARS = frozenset({"str", "bytes", "int", "float", "bool"})


def _terms(frame: Frame, op: Op, binding: Binding) -> list[Value]:
    return [settle(frame, term, binding) for term in op.terms]


def _named(frame: Frame, op: Op, binding: Binding, key: str) -> Value | None:
    term = op.get(key)
    if isinstance(term, (Op, Value)):
        return settle(frame, term, binding)
    return None


def _listed(frame: Frame, op: Op, binding: Binding, key: str) -> list[Value]:
    terms = op.get(key)
    if isinstance(terms, tuple):
        return [settle(frame, t, binding) for t in terms if isinstance(t, (Op, Value))]
    return []


def _after(labels: Labels, op: Op) -> Labels:
    operation = op.get("op")
    return operate(labels, (operation,)) if isinstance(operation, str) else labels


def transformed(frame: Frame, value: Value, operation: str) -> Value:
    """A value after an operation on its form: what is left is a text."""
    return Value(labels=operate(content.whole(frame, value), (operation,)), known=True)


# Places


def _field(frame: Frame, op: Op, binding: Binding) -> Value:
    """`self.x`, `kwargs.x`: an item of a starred parameter or dict, else an attribute."""
    base, key = settle(frame, op.terms[0], binding), str(op.get("key"))
    if base.fields is not None:
        held = base.fields.get(key)
        if held is not None:
            return held
        if base.known and not base.classes and not base.syms:
            if base.rest is None:
                return CLEAN
            return UNKNOWN
    if is_absent(base) or (base.consts and not access.is_config(base)):
        return CLEAN
    return access.attribute(frame, base, key)


def _element(frame: Frame, op: Op, binding: Binding) -> Value:
    value = element(frame, settle(frame, op.terms[0], binding))
    return _or_default(frame, op, binding, value)


def element(frame: Frame, value: Value) -> Value:
    """One element of what is iterated over: of a dict, its keys."""
    if value.consts is not None and not value.labels:
        return CLEAN
    if value.fields and value.rest is None and not value.classes and not value.syms:
        keys = [k for k in value.fields if isinstance(k, str)]
        if len(keys) == len(value.fields):
            return Value(consts=tuple(keys) if len(keys) <= MAX_CONSTANTS else None, known=True)
    for model in value.classes:
        member = model.member("__iter__")
        if member is not None:
            made = frame.invoke(Callee(member.target, value), Arguments())
            return access.any_item(frame, made)
    return access.any_item(frame, value)


def _or_default(frame: Frame, op: Op, binding: Binding, value: Value) -> Value:
    default = _named(frame, op, binding, "default")
    if default is None or is_absent(default) or default.consts == (None,):
        return value
    if value is UNKNOWN or not value.known:
        return join(value, default) if default.labels or default.classes else value
    return join(value, default)


# Carrying


def _same(frame: Frame, op: Op, binding: Binding) -> Value:
    value = join_all(_terms(frame, op, binding))
    operation = op.get("op")
    if isinstance(operation, str):
        return transformed(frame, value, operation)
    typed = _named(frame, op, binding, "as")
    if typed is not None and typed.klass and not value.classes:
        return value.but(classes=typed.klass)
    return value


def _holds(frame: Frame, op: Op, binding: Binding) -> Value:
    labels = NO_LABELS
    values = _terms(frame, op, binding)
    for value in values:
        labels = merge_labels(labels, content.whole(frame, value))
    return Value(labels=_after(labels, op), known=all(v.known for v in values))


def _copy(frame: Frame, op: Op, binding: Binding) -> Value:
    value = settle(frame, op.terms[0], binding)
    if value.syms:
        value = value.but(syms=tuple(sym.then("=") for sym in value.syms))
    changes = _named(frame, op, binding, "fields")
    if changes is not None and changes.fields:
        value = value.but(fields={**(value.fields or {}), **changes.fields})
    return value


def _text(frame: Frame, op: Op, binding: Binding) -> Value:
    values = _terms(frame, op, binding)
    style = op.get("format")
    if style == "braces" and values:
        return braces(frame, values[0], values[1:])
    if style == "percent" and len(values) == 2:
        return percent(frame, values[0], values[1])
    if style == "url" and len(values) == 2:
        return _join_url(frame, values[0], values[1])
    if style == "join" and len(op.terms) == 2:
        joined = _joined(frame, op, binding, values[0])
        if joined is not None:
            return joined
    if style is not None:
        return text(frame, values).but(consts=None)
    return text(frame, values)


def _joined(frame: Frame, op: Op, binding: Binding, separator: Value) -> Value | None:
    """`separator.join(parts)` where the parts are told apart."""
    parts = op.terms[1]
    if not isinstance(parts, Op) or parts.name != "element":
        return None
    listed = settle(frame, parts.terms[0], binding)
    items = list((listed.fields or {}).values())
    if not items or listed.rest is not None or listed.syms or len(items) > 12:
        return None
    if not all(isinstance(key, int) for key in listed.fields or ()):
        return None
    woven = [v for item in items for v in (separator, item)][1:]
    return text(frame, woven)


def _join_url(frame: Frame, base: Value, path: Value) -> Value:
    """`urljoin`: an absolute path replaces the base, any other goes below its host."""
    if path.consts and all(isinstance(c, str) and "://" in c for c in path.consts):
        return path
    whole = text(frame, [base, constant("/"), path])
    if base.consts and all(isinstance(c, str) for c in base.consts):
        roots = [re.sub(r"^(\w+://[^/]*).*", r"\1/", str(c)) for c in base.consts]
        consts = [string([root, *p]) for root in roots for p in parts_of(path)]
        return whole.but(consts=tuple(consts))
    return whole


_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_PERCENT = re.compile(r"%(?:\((\w+)\))?[#0\- +]*(?:\*|\d+)?(?:\.\d+)?([a-zA-Z%])")


def braces(frame: Frame, template: Value, arguments: list[Value]) -> Value:
    """`template.format(...)`: only what the template names goes in."""
    positional, named, loose = _format_arguments(arguments)
    pattern = _only_string(template)
    if loose or pattern is None:
        return text(frame, [template, *positional, *named.values(), *loose]).but(consts=None)
    fields: dict[str, Value] = {**named, **{str(i): v for i, v in enumerate(positional)}}
    parts: list[Value] = []
    position, end = 0, 0
    for match in _BRACES.finditer(pattern):
        parts.append(constant(pattern[end : match.start()]))
        end = match.end()
        if match.group(1) is None:
            parts.append(constant(match.group()[0]))
            continue
        name = re.split(r"[!:]", match.group(1))[0]
        root, *path = re.split(r"[.\[\]]+", name)
        value = fields.get(root or str(position), UNKNOWN)
        position += not root
        for key in path:
            if key:
                value = access.attribute(frame, value, key, root)
        parts.append(value)
    parts.append(constant(pattern[end:]))
    return text(frame, parts)


def _format_arguments(
    arguments: list[Value],
) -> tuple[list[Value], dict[str, Value], list[Value]]:
    """The arguments of `format` by position, by name, and those of which neither is known."""
    positional: list[Value] = []
    named: dict[str, Value] = {}
    loose: list[Value] = []
    for argument in arguments:
        for key, value in (argument.fields or {}).items():
            if isinstance(key, int):
                positional.append(value)
            else:
                named[str(key)] = value
        if argument.rest is not None:
            loose.append(argument.rest)
        if argument.fields is None and not is_absent(argument):
            loose.append(argument)
    return positional, named, loose


def _only_string(template: Value) -> str | None:
    """The one string that a template is, where it is known."""
    const = template.consts[0] if template.consts and len(template.consts) == 1 else None
    return const if isinstance(const, str) else None


def percent(frame: Frame, template: Value, argument: Value) -> Value:
    """`template % argument`."""
    pattern = _only_string(template)
    if pattern is None:
        return text(frame, [template, argument]).but(consts=None)
    parts: list[Value] = []
    position, end = 0, 0
    for match in _PERCENT.finditer(pattern):
        parts.append(constant(pattern[end : match.start()]))
        end = match.end()
        if match.group(2) == "%":
            parts.append(constant("%"))
        elif match.group(1):
            named = (argument.fields or {}).get(0, argument)
            parts.append(access.item(frame, named, match.group(1)))
        elif argument.fields is not None and 0 in argument.fields:
            parts.append(argument.fields.get(position, UNKNOWN))
            position += 1
        else:
            parts.append(argument)
    parts.append(constant(pattern[end:]))
    return text(frame, parts)


def _parsed(frame: Frame, op: Op, binding: Binding) -> Value:
    """What a text was made from; of a text that nobody here made, nothing is known."""
    value = settle(frame, op.terms[0], binding)
    if value.consts is not None and not value.labels:
        return UNKNOWN
    return Value(
        labels=value.labels, syms=value.syms, fields=value.fields, rest=value.rest, hint=value.hint
    )


def _pieces(frame: Frame, op: Op, binding: Binding) -> Value:
    value, by = settle(frame, op.terms[0], binding), _named(frame, op, binding, "by")
    labels = content.printed(frame, value)
    piece = Value(labels=labels, hint=value.hint, known=value.known)
    if by is not None and by.consts == ("@",) and labels:
        domain = piece.but(labels=operate(labels, ("domain",)))
        return Value(fields={0: piece, 1: domain, 2: domain, -1: domain}, rest=piece, known=True)
    return Value(rest=piece, known=True)


def _substitute(frame: Frame, op: Op, binding: Binding) -> Value:
    value = settle(frame, op.terms[0], binding)
    labels = content.printed(frame, value)
    pattern, by = _named(frame, op, binding, "pattern"), _named(frame, op, binding, "with")
    if pattern is not None and by is not None and pattern.consts and by.consts:
        labels = operate(labels, _what_is_left(pattern.consts[0], by.consts[0]))
    if by is not None:
        labels = merge_labels(labels, content.printed(frame, by))
    return Value(labels=labels, known=value.known)


_SAMPLE = "4929471158033226"


def _what_is_left(pattern: object, by: object) -> tuple[str, ...]:
    """The operation that a substitution of digits amounts to, tried on a made-up number."""
    if not isinstance(pattern, str) or not isinstance(by, str):
        return ()
    try:
        left = re.sub(pattern, by, _SAMPLE)
    except (re.error, IndexError):
        return ()
    kept = [d for d in left if d.isdigit()]
    if not kept:
        return ("drop",)
    return ("tail",) if len(kept) <= 4 and left.endswith(_SAMPLE[-len(kept) :]) else ()


# Containers and records


def _class(frame: Frame, op: Op, binding: Binding) -> Value:
    model = op.get("class")
    assert isinstance(model, ClassModel)
    held = _listed(frame, op, binding, "holds")
    if model.short in SCALARS:
        labels = NO_LABELS
        for value in held:
            labels = merge_labels(labels, content.whole(frame, value))
        return Value(
            labels=_after(labels, op),
            classes=(model,),
            known=bool(labels) or not held or all(v.known for v in held),
        )
    fields = op.get("fields")
    named: dict[object, Value] = {}
    if isinstance(fields, Mapping):
        named = {k: settle(frame, t, binding) for k, t in fields.items()}
    rest = join_all(held) if held else None
    if rest is not None and isinstance(op.get("op"), str):
        rest = Value(labels=_after(content.whole(frame, rest), op), known=True)
    of = _named(frame, op, binding, "of")
    if of is not None:
        of = Value(classes=of.klass, hint=of.klass[0].short, known=True) if of.klass else of
        rest = of if rest is None else join(rest, of)
    return Value(classes=(model,), fields=named or None, rest=rest, known=True)


def _item(frame: Frame, op: Op, binding: Binding) -> Value:
    return _part(frame, op, binding, "[")


def _attribute(frame: Frame, op: Op, binding: Binding) -> Value:
    return _part(frame, op, binding, ".")


def _part(frame: Frame, op: Op, binding: Binding, kind: str) -> Value:
    base = settle(frame, op.terms[0], binding)
    if is_absent(base) or base.consts == (None,):
        return CLEAN
    keys = _listed(frame, op, binding, "keys")
    flat = [v for key in keys for v in ((*(key.fields or {}).values(),) if key.fields else (key,))]
    values = [part_under(frame, base, key, kind) for key in flat if not is_absent(key)]
    value = join_all(values) if values else access.any_item(frame, base)
    return _or_default(frame, op, binding, value)


def part_under(frame: Frame, base: Value, key: Value, kind: str) -> Value:
    """The parts under the alternatives of a key."""
    names = [c for c in key.consts or () if isinstance(c, (str, int))]
    if not names or len(names) != len(key.consts or ()):
        return access.any_item(frame, base)
    parts = []
    for name in names:
        if kind == "." and isinstance(name, str):
            value = base
            for step in name.split("."):
                value = access.attribute(frame, value, step, value.hint)
        else:
            value = access.item(frame, base, name, base.hint)
        if value.labels:
            frame.machine.note_read(frame, value, frame.node)
        parts.append(value)
    return join_all(parts)


def _list(frame: Frame, op: Op, binding: Binding) -> Value:
    values = _terms(frame, op, binding)
    return Value(rest=join_all(values), known=True)


def _tuple(frame: Frame, op: Op, binding: Binding) -> Value:
    values = _terms(frame, op, binding)
    if len(values) == 1:
        return Value(fields=values[0].fields, rest=values[0].rest, known=True)
    return Value(fields=dict(enumerate(values)), known=True)


def _zip(frame: Frame, op: Op, binding: Binding) -> Value:
    lists = settle(frame, op.terms[0], binding)
    columns = {i: element(frame, v) for i, v in (lists.fields or {}).items()}
    return Value(rest=Value(fields=columns, rest=lists.rest, known=True), known=True)


def _keys(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    keys = [constant(k) for k in base.fields or () if isinstance(k, (str, int))]
    return Value(fields=dict(enumerate(keys)), known=True)


def _values(frame: Frame, op: Op, binding: Binding) -> Value:
    return Value(rest=access.any_item(frame, settle(frame, op.terms[0], binding)), known=True)


def _items(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    if base.fields and base.rest is None and not base.syms and len(base.fields) <= 30:
        pairs = [
            Value(fields={0: constant(k), 1: v}, known=True)
            for k, v in base.fields.items()
            if isinstance(k, (str, int))
        ]
        return Value(fields=dict(enumerate(pairs)), known=True)
    pair = Value(fields={0: UNKNOWN, 1: access.any_item(frame, base)}, known=True)
    return Value(rest=pair, known=True)


def _record(frame: Frame, op: Op, binding: Binding) -> Value:
    fields: dict[object, Value] = {}
    rest: Value | None = None
    labels = NO_LABELS
    syms: tuple[Sym, ...] = ()
    for value in _terms(frame, op, binding):
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
    asked = _terms(frame, op, binding)
    record = _named(frame, op, binding, "of") or UNKNOWN
    wanted = [v for names in asked for v in (names.fields or {None: names}).values()]
    columns: dict[object, Value] = {}
    for wish in wanted:
        for const in wish.consts or ():
            if isinstance(const, str):
                columns[const] = _column(frame, record, const)
    if not columns:
        return Value(rest=record, known=True)
    if op.get("flat") is True or (
        (flat := _named(frame, op, binding, "flat")) is not None and flat.consts == (True,)
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
    only, without = _named(frame, op, binding, "fields"), _named(frame, op, binding, "exclude")
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
    name, fields = settle(frame, op.terms[0], binding), _named(frame, op, binding, "fields")
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


# Known things


def _data(frame: Frame, op: Op, binding: Binding) -> Value:
    category = str(op.get("data"))
    if category == "none":
        return CLEAN
    return data(category, "clear", frame.step(f"reads {category}"))


def _bag(frame: Frame, op: Op, binding: Binding) -> Value:
    label = (content.OPAQUE + str(op.get("bag")), ("clear",))
    items = op.get("items")
    fields: dict[object, Value] = {}
    if isinstance(items, Mapping):
        fields = {access.header_key(str(k)): settle(frame, t, binding) for k, t in items.items()}
    of, hint = _named(frame, op, binding, "of"), None
    for record in of.classes if of is not None else ():
        hint = record.short
        for name in record.fields():
            fields.setdefault(name, access.attribute(frame, of or UNKNOWN, name))
    model = op.get("class")
    classes = (model,) if isinstance(model, ClassModel) else ()
    return Value(
        hint=hint,
        labels={label: frame.step("is filled by a person")},
        fields=fields or None,
        classes=classes,
    )


def _config(frame: Frame, op: Op, binding: Binding) -> Value:
    kind = str(op.get("config"))
    keys = _listed(frame, op, binding, "keys")
    names = [c for key in keys for c in key.consts or () if isinstance(c, str)]
    value = (
        join_all(access.config(frame, kind, name) for name in names)
        if names
        else access.config(frame, kind, "")
    )
    default = _named(frame, op, binding, "default")
    if default is None or not default.consts or default.consts == (None,):
        return value
    consts = (
        *(value.consts or ()),
        *(c for c in default.consts if not isinstance(c, Template) or c.parts),
    )
    return value.but(consts=consts)


def _call(frame: Frame, op: Op, binding: Binding) -> Value:
    callee = settle(frame, op.terms[0], binding)
    return frame.machine.call_value(frame, callee, _spread(frame, op, binding))


def _spread(frame: Frame, op: Op, binding: Binding) -> Arguments:
    """The arguments of a call in disguise."""
    positional: list[Value] = []
    rest: Value | None = None
    terms = op.get("args")
    for term in terms if isinstance(terms, tuple) else ():
        if isinstance(term, Op) and term.name == "starred":
            value = settle(frame, term.terms[0], binding)
            positional += [v for k, v in (value.fields or {}).items() if isinstance(k, int)]
            rest = value.rest if value.rest is not None else rest
        elif isinstance(term, (Op, Value)):
            value = settle(frame, term, binding)
            if not is_absent(value):
                positional.append(value)
    kwargs = _named(frame, op, binding, "kwargs")
    named = {str(k): v for k, v in ((kwargs.fields if kwargs else None) or {}).items()}
    return Arguments(tuple(positional), named, rest, kwargs.rest if kwargs else None)


def _starred(frame: Frame, op: Op, binding: Binding) -> Value:
    return element(frame, settle(frame, op.terms[0], binding))


def _partial(frame: Frame, op: Op, binding: Binding) -> Value:
    base = settle(frame, op.terms[0], binding)
    given = _spread(frame, op, binding)
    bound = tuple(
        Callee(
            c.target,
            c.receiver,
            (*c.args, *given.args),
            (*c.kwargs, *given.kwargs.items()),
            c.closure,
        )
        for c in base.callees
    )
    return Value(callees=bound, known=True) if bound else base


def _raised(frame: Frame, op: Op, binding: Binding) -> Value:
    """The text of the exception that is being handled, where it is asked for."""
    if op.terms:
        asked = settle(frame, op.terms[0], binding)
        if asked.consts is not None and not any(asked.consts):
            return CLEAN
    return frame.caught if frame.caught is not None else CLEAN


def _never(frame: Frame, op: Op, binding: Binding) -> Value:
    frame.state.dead = True
    return CLEAN


def _type(frame: Frame, op: Op, binding: Binding) -> Value:
    model = op.get("type")
    assert isinstance(model, ClassModel)
    return Value(klass=(model,), ref=model.name, hint=model.short, known=True)


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


def _guard(frame: Frame, op: Op, binding: Binding) -> Value:
    holds = frozenset({str(op.get("guard"))})
    nothing: frozenset[str] = frozenset()
    return Value(holds=(nothing, holds) if op.get("unless") else (holds, nothing), known=True)


def _locals(frame: Frame, op: Op, binding: Binding) -> Value:
    return Value(fields=dict(frame.state.env.items()), known=True)


def _nothing(frame: Frame, op: Op, binding: Binding) -> Value:
    return CLEAN


def _first(frame: Frame, op: Op, binding: Binding) -> Value:
    """The first of several arguments that the call gives."""
    values = _terms(frame, op, binding)
    return next((v for v in values if not is_absent(v) and v.consts != (None,)), CLEAN)


OPERATIONS: dict[str, Operation] = {
    "first": _first,
    "field": _field,
    "element": _element,
    "same": _same,
    "holds": _holds,
    "copy": _copy,
    "text": _text,
    "pieces": _pieces,
    "substitute": _substitute,
    "parsed": _parsed,
    "class": _class,
    "item": _item,
    "attribute": _attribute,
    "list": _list,
    "tuple": _tuple,
    "zip": _zip,
    "keys": _keys,
    "values": _values,
    "items": _items,
    "record": _record,
    "instance": _instance,
    "many": _many,
    "columns": _columns,
    "dump": _dump,
    "new_class": _new_class,
    "data": _data,
    "bag": _bag,
    "config": _config,
    "call": _call,
    "starred": _starred,
    "partial": _partial,
    "raised": _raised,
    "never": _never,
    "type": _type,
    "row": _row,
    "guard": _guard,
    "locals": _locals,
    "nothing": _nothing,
}
