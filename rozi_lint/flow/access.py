"""Reading a part of a value: an attribute, an item, an element.

What flow knows of the part comes first, what its class says next, and what its name says last.
"""

from __future__ import annotations

from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.classes import CLASS_METHOD, PROPERTY, SELF, STATIC, ClassModel, Member
from rozi_lint.flow.content import OPAQUE, is_opaque
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.summary import Op, Term
from rozi_lint.flow.terms import settle
from rozi_lint.flow.value import (
    CLEAN,
    UNKNOWN,
    Hole,
    LabelKey,
    Step,
    Template,
    Value,
    data,
    hinted,
    join,
    join_all,
    merge_labels,
)
from rozi_lint.policy.names import Evidence

MAX_RESOLVING = 5
"""So many properties, attributes and open calls are resolved inside of each other."""
CREDENTIALS = ("user.authorization", "system.authentication")
"""What a name tells of a service's own configuration: nothing but that it is a secret."""


def attribute(frame: Frame, obj: Value, name: str, holder: str | None = None) -> Value:
    """`obj.name`; `holder` is the name under which the object stands in the code."""
    known = known_attribute(frame, obj, name)
    if known is not None and (known.known or known.labels or known.classes or known.callees):
        if obj.syms and (obj.fields is None or name not in obj.fields) and known.labels:
            return join(known, open_part(obj, ".", name))
        return known
    if known is not None and known.klass:
        return known
    if known is None and not any(model.complete for model in obj.classes):
        anywhere = frame.module.library.anywhere_attributes.get(name)
        if anywhere is not None:
            return _settled(frame, anywhere, obj)
    base = known if known is not None else open_part(obj, ".", name)
    return by_name(frame, obj, name, holder, base)


def item(frame: Frame, obj: Value, key: object, holder: str | None = None) -> Value:
    """`obj[key]` for a constant key."""
    known = known_item(obj, key)
    if known is not None and (known.known or known.labels):
        return known
    base = known if known is not None else open_part(obj, "[", key)
    if not isinstance(key, str):
        return base if base is not UNKNOWN or obj.hint is None else hinted(obj.hint)
    return by_name(frame, obj, key, holder, base, key=True)


def known_attribute(frame: Frame, obj: Value, name: str, calling: bool = False) -> Value | None:
    """What flow and classes know of an attribute; None where they know nothing.

    Some libraries have an attribute and a method of one name: `calling` asks for the method.
    """
    if obj.fields is not None:
        held = obj.fields.get(name)
        if held is not None:
            return held
    if obj.klass:
        found = join_all(_of_class(frame, obj, model, name) for model in obj.klass)
        return None if found is UNKNOWN else found
    if obj.classes:
        part = _of_classes(frame, obj, name, calling)
        if part is not None:
            return part
    if obj.consts is not None and is_config(obj):
        return _setting(frame, obj, name)
    if obj.ref is not None:
        return frame.module.resolve(f"{obj.ref}.{name}")
    if obj.callees:
        return CLEAN
    return None


def _of_classes(frame: Frame, obj: Value, name: str, calling: bool) -> Value | None:
    """What the classes of an object, or the SDK that one of them is out of, say of an attribute."""
    found: Value | None = None
    for model in obj.classes:
        part = of_instance(frame, obj, model, name, calling)
        if part is not None:
            found = part if found is None else join(found, part)
    if found is not None:
        return found
    for model in obj.classes:
        if not model.resolved and frame.module.knowledge.sdk_owner(model.name) is not None:
            return Value(ref=f"{model.name}.{name}", hint=name, known=True)
    return None


def of_instance(
    frame: Frame, obj: Value, model: ClassModel, name: str, calling: bool = False
) -> Value | None:
    """What a class says of an attribute of its instances."""
    for current in model.lineage():
        member = current.members.get(name)
        term = current.attributes.get(name)
        if term is None:
            term = current.class_attributes.get(name)
        if member is not None and (calling or term is None):
            return _bound(frame, obj, member)
        if term is not None:
            value = _settled(frame, term, obj)
            return None if value is UNKNOWN else value
    return frame.machine.written(frame, model, name)


def _bound(frame: Frame, obj: Value, member: Member) -> Value:
    if member.kind == STATIC:
        return Value(callees=(Callee(member.target),), known=True)
    if member.kind == CLASS_METHOD:
        owner = obj if obj.klass else Value(klass=obj.classes, known=True)
        return Value(callees=(Callee(member.target, owner),), known=True)
    callee = Callee(member.target, obj)
    if member.kind == PROPERTY:
        return _got(frame, callee)
    return Value(callees=(callee,), known=True)


def _settled(frame: Frame, term: Term, obj: Value) -> Value:
    if not isinstance(term, Op):
        return settle(frame, term, {SELF: obj})
    if frame.machine.resolving >= MAX_RESOLVING:
        return UNKNOWN
    frame.machine.resolving += 1
    try:
        return settle(frame, term, {SELF: obj})
    finally:
        frame.machine.resolving -= 1


def _got(frame: Frame, callee: Callee) -> Value:
    """What a property gives; one that comes back to itself through others gives nothing more."""
    if frame.machine.resolving >= MAX_RESOLVING:
        return UNKNOWN
    frame.machine.resolving += 1
    try:
        return frame.invoke(callee, Arguments())
    finally:
        frame.machine.resolving -= 1


def _of_class(frame: Frame, obj: Value, model: ClassModel, name: str) -> Value:
    """An attribute of the class itself."""
    for current in model.lineage():
        member = current.members.get(name)
        if member is not None:
            if member.kind == CLASS_METHOD:
                return _bound(frame, obj, member)
            return Value(callees=(Callee(member.target),), known=True)
        instance = Value(classes=(model,), hint=model.short, known=True)
        term = current.class_attributes.get(name)
        if term is not None:
            return settle(frame, term, {SELF: instance})
        if name in current.declared:
            # A column: not data itself, but what a query over it gives.
            held = by_name(
                frame,
                instance,
                name,
                None,
                settle(frame, current.attributes.get(name, UNKNOWN), {SELF: instance}),
            )
            return Value(rest=held, hint=name, known=True)
    if name == "__name__":
        return CLEAN
    if model.complete:
        return UNKNOWN
    return _of_unseen_class(frame, model, name)


def _of_unseen_class(frame: Frame, model: ClassModel, name: str) -> Value:
    """An attribute of a class of which not all is in sight."""
    instance = Value(classes=(model,), hint=model.short, known=True)
    anywhere = frame.module.library.anywhere_on_class.get(name)
    if anywhere is not None:
        return settle(frame, anywhere, {SELF: instance})
    unseen = next(c for c in model.lineage() if not c.resolved)
    found = frame.module.resolve(f"{unseen.name}.{name}")
    evidence = evidence_of(frame, instance, name, None, key=False)
    if evidence is None or found.callees or found.klass:
        return found
    held = by_name(frame, instance, name, None, UNKNOWN)
    return Value(rest=held, ref=found.ref, hint=name, known=True)


def open_part(obj: Value, kind: str, key: object) -> Value:
    """The part of what a caller has to supply."""
    if not obj.syms:
        return hinted(key) if isinstance(key, str) else UNKNOWN
    syms = tuple(sym.then(kind, key) for sym in obj.syms if len(sym.path) < 5)
    return Value(syms=syms, hint=key if isinstance(key, str) else obj.hint)


# What a name tells


def by_name(
    frame: Frame, obj: Value, name: str, holder: str | None, base: Value, key: bool = False
) -> Value:
    """The part as its name tells: personal by a distinct name, or by a weak one on a person."""
    evidence = evidence_of(frame, obj, name, holder, key)
    if evidence is not None:
        step = frame.step(f"reads `{name}`")
        return data(evidence.category, evidence.form, step).but(
            hint=name, classes=base.classes, fields=base.fields
        )
    if name.isupper() and not base.known:
        return base.but(known=True)
    return duck(frame, base, name)


def named(frame: Frame, name: str, value: Value, key: bool = False) -> Value:
    """A value that is put under a name: the name tells what it is where nothing else does."""
    if value.known or value.labels or value.classes or value.fields is not None:
        return value
    if value.syms and any(sym.path for sym in value.syms) and value.rest is not None:
        return value
    evidence = frame.module.knowledge.names.distinct(name, key=key)
    if evidence is None:
        return value
    step = frame.step(f"is called `{name}`")
    return Value(labels={(evidence.category, (evidence.form,)): step}, hint=name, known=True)


def evidence_of(
    frame: Frame, obj: Value, name: str, holder: str | None, key: bool
) -> Evidence | None:
    """What a name tells on its holder: known by its class, else by its name in the code."""
    names = frame.module.knowledge.names
    titles = [model.short for model in (*obj.classes, *obj.klass) if not _is_plain(model)]
    for title in (*titles, holder, obj.hint):
        if title is not None:
            found = names.on(title, name, key=key)
            if found is not None or names.person_like(title) is not None:
                return found
    return names.distinct(name, key=key)


def _is_plain(model: ClassModel) -> bool:
    """Classes whose name tells nothing of whom they speak."""
    return not model.in_project and model.resolved


def duck(frame: Frame, value: Value, name: str) -> Value:
    """A value of which nothing is known but its name, taken for what such names stand for."""
    if value.classes or value.known or value.labels or value.fields is not None or value.ref:
        return value
    model = frame.module.library.known_as(name)
    return value if model is None else value.but(classes=(model,), hint=name)


# Items


def known_item(obj: Value, key: object) -> Value | None:
    if obj.fields is not None:
        held = obj.fields.get(key)
        if held is None and isinstance(key, str) and is_opaque(obj.labels):
            held = obj.fields.get(header_key(key))
        if held is None and isinstance(key, int) and key < 0 and obj.rest is None:
            held = obj.fields.get(len(obj.fields) + key)
        if held is not None:
            return held
    if obj.rest is not None:
        return obj.rest
    if obj.fields and obj.known and not obj.labels and not obj.syms and not obj.classes:
        return CLEAN
    if obj.consts and not isinstance(key, str) and not obj.labels:
        return CLEAN
    if obj.labels and not isinstance(key, str) and not is_opaque(obj.labels):
        return Value(labels=obj.labels, hint=obj.hint, known=True)
    return None


def header_key(key: str) -> str:
    """Header names compare without case, and with `-` as `_`."""
    return key.replace("-", "_").upper().removeprefix("HTTP_")


def any_item(frame: Frame, obj: Value) -> Value:
    """An item under a key that is not known."""
    if is_opaque(obj.labels):
        return hinted(obj.hint) if obj.hint else UNKNOWN
    parts = list(obj.fields.values()) if obj.fields else []
    if obj.rest is not None:
        parts.append(obj.rest)
    value = join_all(parts)
    if obj.syms:
        value = join(value, open_part(obj, "*", ""))
    loose = {k: s for k, s in obj.labels.items() if not _is_container_label(k)}
    if loose:
        value = join(value, Value(labels=loose, known=True))
    if value is UNKNOWN and obj.hint:
        return hinted(obj.hint)
    if obj.hint and value.hint is None:
        return value.but(hint=obj.hint)
    return value


def _is_container_label(key: LabelKey) -> bool:
    return isinstance(key[0], str) and key[0].startswith(OPAQUE)


# Configuration


def is_config(value: Value) -> bool:
    return value.consts is not None and any(
        isinstance(c, Template) and any(isinstance(p, Hole) and p.kind for p in c.parts)
        for c in value.consts
    )


def config(frame: Frame, kind: str, name: str) -> Value:
    """A value of the service's configuration: known, and personal only where it is a secret."""
    value = Value(consts=(Template((Hole(kind, name),)),), known=True, hint=name)
    evidence = frame.module.knowledge.names.distinct(name, key=True)
    if evidence is None or not evidence.category.startswith(CREDENTIALS):
        return value
    step: Step = frame.step(f"reads the setting `{name}`")
    labels = merge_labels({}, {("system.authentication", (evidence.form,)): step})
    return value.but(labels=labels)


def _setting(frame: Frame, obj: Value, name: str) -> Value:
    for const in obj.consts or ():
        if isinstance(const, Template):
            for part in const.parts:
                if isinstance(part, Hole) and part.kind:
                    return config(frame, part.kind, name)
    return CLEAN
