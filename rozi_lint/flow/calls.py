"""Calls: finding the callee, binding the arguments, and applying what the callee does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rozi_lint.flow import access, content, ir
from rozi_lint.flow.call_arguments import Owners, arguments, owners_of
from rozi_lint.flow.callee import Arguments, Callee, Variant, bind, is_absent
from rozi_lint.flow.changes import Change, Content, Part, leave_write
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.events import PRINTED
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.library import LibraryFunction
from rozi_lint.flow.operands import transformed
from rozi_lint.flow.summary import EMPTY, Effect, OpenCall, Summary, Write
from rozi_lint.flow.terms import fill, settle
from rozi_lint.flow.unknown_calls import by_verb, carry, given_by_name, sdk_call
from rozi_lint.flow.value import (
    CLEAN,
    UNKNOWN,
    Sym,
    Value,
    hinted,
    join_all,
    with_field,
)

MAX_OPEN_CALLS = 40
"""So many calls that only a caller can resolve are kept of one function."""


def evaluate_call(frame: Frame, node: ir.Call, reading: bool) -> Value:
    """The value of a call expression, and everything that the call does."""
    if _is_super(node):
        return _super(frame)
    receiver: Value | None = None
    if isinstance(node.func, ir.Attr):
        led_on = frame.module.library.leads_on(node.func.name)
        receiver = frame.eval(node.func.obj, reading=not led_on)
        callee = _method(frame, node.func, receiver)
    else:
        callee = frame.eval(node.func)
    given, sources = arguments(frame, node)
    outer, frame.node, frame.testing = frame.node, node.cst, not reading
    try:
        return _dispatch(frame, node, callee, receiver, given, sources)
    finally:
        frame.node, frame.testing = outer, False


def _method(frame: Frame, func: ir.Attr, receiver: Value) -> Value:
    known = access.known_attribute(frame, receiver, func.name, calling=True)
    if known is not None:
        return known
    return access.duck(frame, hinted(func.name), func.name)


def _is_super(expr: ir.Expr) -> bool:
    return isinstance(expr, ir.Call) and isinstance(expr.func, ir.Name) and expr.func.id == "super"


def _super(frame: Frame) -> Value:
    """`super()`: the object at hand, seen as one of its bases."""
    function_frame: Frame | None = frame
    while function_frame is not None and function_frame.receiver is None:
        function_frame = function_frame.parent
    if function_frame is None or function_frame.receiver is None:
        return UNKNOWN
    me = function_frame.state.env.get(function_frame.receiver, UNKNOWN)
    owner = function_frame.owner
    bases = owner.bases if owner is not None else ()
    return me.but(classes=bases, klass=bases if me.klass else ())


def _dispatch(
    frame: Frame,
    node: ir.Call,
    callee: Value,
    receiver: Value | None,
    given: Arguments,
    sources: Mapping[object, ir.Expr],
) -> Value:
    name = node.func.name if isinstance(node.func, ir.Attr) else ""
    if callee.callees:
        return join_all(
            invoke(frame, c, given, owners_of(c, node, given, sources)) for c in callee.callees
        )
    if callee.ref is not None:
        operation = frame.module.knowledge.sanitizer(callee.ref)
        if operation is not None:
            return transformed(frame, carry(frame, receiver, given), operation)
    if callee.klass:
        return construct(frame, callee, given)
    if callee.classes and callee is not receiver:
        made = _call_instance(frame, callee, given)
        if made is not None:
            return made
    if receiver is not None and name:
        found = _method_elsewhere(frame, node, name, receiver, given, sources)
        if found is not None:
            return found
    return _unknown_call(frame, node, callee, receiver, name, given)


# Applying a known callee


def invoke(frame: Frame, callee: Callee, given: Arguments, owners: Owners | None = None) -> Value:
    """Calls a known function: its effects happen here, its result is returned."""
    whole = callee.arguments(given)
    variant = callee.target.variant(whole)
    binding = bind(variant.params, whole)
    for root, value in callee.closure:
        binding.setdefault(root, value)
    summary = variant.summary(variant.context(binding))
    if summary is EMPTY:
        return UNKNOWN
    if not isinstance(callee.target, LibraryFunction):
        return apply(frame, summary, binding, owners)
    pure = _pure(variant, binding) if getattr(variant, "pure", False) else None
    return pure if pure is not None else apply(frame, summary, binding, owners)


def _pure(variant: Variant, binding: Mapping[object, Value]) -> Value | None:
    """The result of a method of `str` on constants, by calling it."""
    values = [binding[p.root] for p in variant.params]
    consts = []
    for value in values:
        if is_absent(value):
            continue
        if value.consts is None or value.labels or len(value.consts) != 1:
            return None
        consts.append(value.consts[0])
    if not consts or not isinstance(consts[0], str):
        return None
    plain = [c for c in consts[1:] if c is not None]
    if any(not isinstance(c, (str, int)) for c in plain):
        return None
    try:
        made = getattr(consts[0], variant.name.rpartition(".")[2])(*plain)
    except (TypeError, ValueError):
        return None
    return Value(consts=(made,), known=True) if isinstance(made, str) else None


def apply(
    frame: Frame, summary: Summary, binding: dict[object, Value], owners: Owners | None = None
) -> Value:
    """What a summary comes to under a binding of its parameters."""
    for call in summary.calls:
        _resolve_open_call(frame, call, binding)
    for effect in summary.effects:
        _apply_effect(frame, effect, binding)
    result = settle(frame, summary.result, binding)
    for write in summary.writes:
        _apply_write(frame, write, binding, owners or {})
    if summary.ensures:
        frame.state.guards |= summary.ensures
    return result


def _happens(frame: Frame, effect: Effect, binding: Mapping[object, Value]) -> bool:
    for term, wanted in effect.when:
        value = settle(frame, term, binding)
        consts = {_folded(c) for c in value.consts or ()}
        if not consts & {_folded(w) for w in wanted}:
            return False
    return True


def _folded(const: object) -> object:
    return const.lower() if isinstance(const, str) else const


def _apply_effect(frame: Frame, effect: Effect, binding: Mapping[object, Value]) -> None:
    if effect.when and not _happens(frame, effect, binding):
        return
    reach = content.printed if effect.kind in PRINTED else content.whole
    data = {
        role: [settle(frame, term, binding, reach) for term in terms] for role, terms in effect.data
    }
    facts: dict[str, Value] = {}
    for role, term in effect.facts:
        value = settle(frame, term, binding)
        if not is_absent(value):
            facts[role] = value
    frame.emit(
        effect.kind,
        effect.sink,
        data,
        facts,
        identity=id(effect) if effect.inner is None else (effect.kind, effect.sink, id(effect)),
        guards=effect.guards,
        inner=effect.inner,
    )


def _resolve_open_call(frame: Frame, call: OpenCall, binding: dict[object, Value]) -> None:
    """A call that the callee left open: made here, or left open for our own callers."""
    if frame.machine.resolving >= access.MAX_RESOLVING:
        return
    frame.machine.resolving += 1
    try:
        _make_open_call(frame, call, binding)
    finally:
        frame.machine.resolving -= 1


def _make_open_call(frame: Frame, call: OpenCall, binding: dict[object, Value]) -> None:
    if call.op is not None:
        settle(frame, call.op, binding)
        return
    args = tuple(fill(frame, v, binding) for v in call.args)
    kwargs = {k: fill(frame, v, binding) for k, v in call.kwargs}
    rest = fill(frame, call.rest, binding) if call.rest is not None else None
    more = fill(frame, call.more, binding) if call.more is not None else None
    given = Arguments(args, kwargs, rest, more)
    callee = fill(frame, call.callee, binding)
    guards, frame.state.guards = frame.state.guards, frame.state.guards | call.guards
    binding[call.result] = _call_later(frame, callee, call.method, given)
    frame.state.guards = guards


def _call_later(frame: Frame, callee: Value, method: str | None, given: Arguments) -> Value:
    if method is None:
        return call_value(frame, callee, given)
    found = access.known_attribute(frame, callee, method, calling=True)
    if found is not None and found.callees:
        return join_all(invoke(frame, c, given) for c in found.callees)
    anywhere = frame.module.library.anywhere.get(method)
    if anywhere is not None and not callee.syms:
        return invoke(frame, Callee(anywhere, callee), given)
    return _leave_open(frame, callee, method, given)


def call_value(frame: Frame, callee: Value, given: Arguments) -> Value:
    """Calls whatever a value is."""
    if callee.callees:
        return join_all(invoke(frame, c, given) for c in callee.callees)
    if callee.klass:
        return construct(frame, callee, given)
    if callee.classes:
        made = _call_instance(frame, callee, given)
        if made is not None:
            return made
    return _leave_open(frame, callee, None, given)


def _call_instance(frame: Frame, callee: Value, given: Arguments) -> Value | None:
    for model in callee.classes:
        member = model.member("__call__")
        if member is not None:
            return invoke(frame, Callee(member.target, callee), given)
    return None


def _leave_open(frame: Frame, callee: Value, method: str | None, given: Arguments) -> Value:
    """The result of a call that only our callers can resolve."""
    if not callee.syms:
        return UNKNOWN
    result = (frame.function, id(frame.node), method, callee.syms[0])
    if len(frame.calls) < MAX_OPEN_CALLS or result in frame.calls:
        frame.calls[result] = OpenCall(
            result,
            Value(syms=callee.syms, classes=callee.classes, hint=callee.hint),
            given.args,
            tuple(given.kwargs.items()),
            given.rest,
            given.more,
            frame.state.guards,
            method,
        )
    return Value(syms=(Sym(result),), hint=method or callee.hint)


def _apply_write(
    frame: Frame, write: Write, binding: Mapping[object, Value], owners: Owners
) -> None:
    values = [settle(frame, term, binding) for term in write.terms]
    if write.kind == "content":
        change: Change = Content(values)
    else:
        key = settle(frame, write.key, binding) if write.key is not None else UNKNOWN
        change = Part(write.kind, key, join_all(values))
    expr = owners.get(write.place.root)
    if expr is not None:
        frame.machine.update(frame, expr, write.place.path, change)
        return
    base = binding.get(write.place.root)
    if base is not None and base.syms:
        leave_write(frame, base, write.place.path, change)


# Constructors


def construct(frame: Frame, klass: Value, given: Arguments) -> Value:
    """An instance of a class, with what its constructor puts into it."""
    return join_all(_construct_one(frame, model, klass, given) for model in klass.klass)


def _construct_one(frame: Frame, model: ClassModel, klass: Value, given: Arguments) -> Value:
    instance = Value(classes=(model,), hint=model.short, known=True, ref=None)
    member = model.member("__init__")
    if member is not None:
        return _initialise(frame, instance, Callee(member.target, instance), given)
    return instance.but(**_kept(frame, model, given))


def _initialise(frame: Frame, instance: Value, callee: Callee, given: Arguments) -> Value:
    whole = callee.arguments(given)
    variant = callee.target.variant(whole)
    binding = bind(variant.params, whole)
    for root, value in callee.closure:
        binding.setdefault(root, value)
    summary = variant.summary(variant.context(binding))
    apply(frame, replace(summary, writes=()), binding)
    if isinstance(callee.target, LibraryFunction):
        instance = _with_parameters(instance, variant, binding)
    me = variant.params[0].root if variant.params else None
    for write in summary.writes:
        if write.place.root != me:
            _apply_write(frame, write, binding, {})
        else:
            instance = _with_write(frame, instance, write, binding)
    if any(c.prints == "args" or c.prints == ("args",) for c in instance.classes[0].lineage()):
        instance = instance.but(**_kept(frame, instance.classes[0], given))
    return instance


def _with_parameters(instance: Value, variant: Variant, binding: Mapping[object, Value]) -> Value:
    """An object of a library keeps what it is given, where its model does not say otherwise."""
    for param in variant.params[1:]:
        listed = instance.classes[0].attribute(param.name) is not None
        if not param.star and not listed and not is_absent(binding[param.root]):
            instance = with_field(instance, param.name, binding[param.root])
    return instance


def _with_write(
    frame: Frame, instance: Value, write: Write, binding: Mapping[object, Value]
) -> Value:
    """What a constructor writes to the new object itself."""
    values = [settle(frame, term, binding) for term in write.terms]
    if write.place.path:
        return instance
    if write.kind == "content":
        return Content(values).on(frame, instance)
    if write.key is None:
        return instance
    key = settle(frame, write.key, binding)
    return Part(write.kind, key, join_all(values)).on(frame, instance)


def _kept(frame: Frame, model: ClassModel, given: Arguments) -> dict[str, object]:
    """A constructor out of sight, or generated, keeps its arguments by field."""
    declared = model.fields()
    fields: dict[object, Value] = {}
    loose: list[Value] = []
    for index, value in enumerate(given.args):
        if index < len(declared):
            fields[declared[index]] = access.named(frame, declared[index], value)
        else:
            loose.append(value)
    fields.update(given.kwargs)
    loose += [v for v in (given.rest, given.more) if v is not None]
    if model.is_a("BaseException"):
        fields["args"] = Value(rest=join_all(given.args), known=True) if given.args else CLEAN
    return {"fields": fields or None, "rest": join_all(loose) if loose else None}


# Callees of which nothing is known


def _method_elsewhere(
    frame: Frame,
    node: ir.Call,
    name: str,
    receiver: Value,
    given: Arguments,
    sources: Mapping[object, ir.Expr],
) -> Value | None:
    """A method of so distinct a name that it tells what it does on a receiver of unknown class."""
    if receiver.ref is not None or any(
        not m.resolved and _vendor(frame, m.name) for m in receiver.classes
    ):
        return None
    if receiver.classes and all(m.complete and m.in_project for m in receiver.classes):
        return None
    function = frame.module.library.anywhere.get(name)
    if function is None:
        return None
    callee = Callee(function, receiver)
    return invoke(frame, callee, given, owners_of(callee, node, given, sources))


def _vendor(frame: Frame, dotted: str) -> str | None:
    return frame.module.knowledge.sdk_owner(dotted)


def _unknown_call(
    frame: Frame,
    node: ir.Call,
    callee: Value,
    receiver: Value | None,
    name: str,
    given: Arguments,
) -> Value:
    sent = sdk_call(frame, callee, receiver, name, given)
    if sent is not None:
        return sent
    title = name or (node.func.id if isinstance(node.func, ir.Name) else callee.hint or "")
    is_base = isinstance(node.func, ir.Attr) and _is_super(node.func.obj)
    if receiver is not None and receiver.syms and not is_base and not given_by_name(frame, title):
        _leave_open(frame, receiver, name, given)
    elif receiver is None and callee.syms:
        return _leave_open(frame, callee, None, given)
    return by_verb(frame, title, receiver, given)
