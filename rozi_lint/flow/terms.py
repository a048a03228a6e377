"""What a term of a summary comes to when its parameters are known.

A term is a value with open places, or an operation of the model language (`docs/architecture.md`)
on terms. Here the open places are filled, and `operations` works the operations out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

from rozi_lint.flow import access, content
from rozi_lint.flow.callee import Callee
from rozi_lint.flow.forms import TO_FORM, operate
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.summary import Op, Term
from rozi_lint.flow.value import (
    MAX_CONSTANTS,
    MAX_DEPTH,
    UNKNOWN,
    Constant,
    Guess,
    Hole,
    LabelKey,
    Labels,
    Part,
    Step,
    Sym,
    Template,
    Value,
    join,
    join_all,
    merge_labels,
)

Binding = Mapping[object, Value]
Reach = Callable[[Frame, Value], Labels]


def settle(frame: Frame, term: Term, binding: Binding, reach: Reach = content.printed) -> Value:
    """The value of a term under a binding of its open places.

    `reach` says how much of an object shows where only its text was asked for.
    """
    if isinstance(term, Op):
        return frame.module.operations[term.name](frame, term, binding)
    return fill(frame, term, binding, reach) if term.open else term


def fill(
    frame: Frame, value: Value, binding: Binding, reach: Reach = content.printed, depth: int = 0
) -> Value:
    """The value with its open places filled, as far as the binding knows them."""
    if not value.open or depth > MAX_DEPTH:
        return value
    kept, resolved = _resolve(frame, value.syms, binding)
    if resolved and not kept and _is_mere_place(value):
        return _typed_as(join_all(resolved), value)
    labels = _fill_labels(frame, value.labels, binding, reach)
    fields = value.fields
    if fields:
        fields = {k: fill(frame, v, binding, reach, depth + 1) for k, v in fields.items()}
    rest = value.rest
    if rest is not None:
        rest = fill(frame, rest, binding, reach, depth + 1)
    filled = value.but(
        labels=labels,
        syms=kept,
        fields=fields,
        rest=rest,
        consts=_fill_constants(frame, value.consts, binding),
        callees=tuple(_fill_callee(frame, c, binding) for c in value.callees),
    )
    if not resolved:
        return filled
    base = join_all(resolved)
    if base.fields and filled.fields:
        # What was written last, inside, wins over what was there before.
        filled = filled.but(fields={**base.fields, **filled.fields})
        base = base.but(fields=None)
    return join(filled, base)


def _is_mere_place(value: Value) -> bool:
    return not (value.labels or value.fields or value.rest or value.consts or value.callees)


def _typed_as(base: Value, place: Value) -> Value:
    """An argument keeps what is known of it; the parameter's class helps where nothing is."""
    if base is UNKNOWN or base.classes or base.known or not place.classes:
        return base
    return base.but(classes=place.classes)


def _resolve(
    frame: Frame, syms: tuple[Sym, ...], binding: Binding
) -> tuple[tuple[Sym, ...], list[Value]]:
    kept: list[Sym] = []
    resolved: list[Value] = []
    for sym in syms:
        base = binding.get(sym.root)
        if base is None:
            kept.append(sym)
        else:
            resolved.append(follow(frame, base, sym.path))
    return tuple(kept), resolved


def follow(frame: Frame, value: Value, path: tuple[tuple[str, object], ...]) -> Value:
    """The value found along a path of attributes and items."""
    for kind, key in path:
        if kind == "." and isinstance(key, str):
            value = access.attribute(frame, value, key)
        elif kind == "[":
            value = access.item(frame, value, key)
        elif kind == "=":
            continue  # a copy holds what the original holds
        elif kind == "-":
            assert isinstance(key, tuple)
            if value.fields is not None:
                value = value.but(fields={k: v for k, v in value.fields.items() if k not in key})
        else:
            value = access.any_item(frame, value)
    return value


def _fill_labels(frame: Frame, labels: Labels, binding: Binding, reach: Reach) -> Labels:
    out: dict[LabelKey, Step | None] = {}
    for key, step in labels.items():
        source, forms = key
        sym = source.sym if isinstance(source, Guess) else source
        base = binding.get(sym.root) if isinstance(sym, Sym) else None
        if base is None or not isinstance(sym, Sym):
            out.setdefault(key, step)
            continue
        actual = follow(frame, base, sym.path)
        found = reach(frame, actual)
        if isinstance(source, Guess):
            if not found and not actual.known:
                out.setdefault((source.category, forms), step)
                continue
            found = operate(found, TO_FORM[forms[0]])
        else:
            found = operate(found, forms)
        for reached, way in found.items():
            out.setdefault(reached, way)
    return out


def _fill_constants(
    frame: Frame, consts: tuple[Constant, ...] | None, binding: Binding
) -> tuple[Constant, ...] | None:
    if consts is None:
        return None
    out: list[Constant] = []
    for const in consts:
        filled = _fill_template(frame, const, binding) if isinstance(const, Template) else [const]
        out += [c for c in filled if c not in out]
    return tuple(out) if len(out) <= MAX_CONSTANTS else None


def _fill_template(frame: Frame, template: Template, binding: Binding) -> list[Constant]:
    choices: list[list[tuple[Part, ...]]] = []
    for part in template.parts:
        base = binding.get(part.root) if isinstance(part, Sym) else None
        if base is None or not isinstance(part, Sym):
            choices.append([(part,)])
        else:
            choices.append(parts_of(follow(frame, base, part.path)))
    return templates(choices)


def parts_of(value: Value) -> list[tuple[Part, ...]]:
    """The alternatives of a value as parts of a string."""
    if value.consts is not None:
        return [_parts(const) for const in value.consts]
    if value.syms:
        return [(value.syms[0],)]
    return [(Hole(),)]


def _parts(const: Constant) -> tuple[Part, ...]:
    if isinstance(const, Template):
        return const.parts
    return (const if isinstance(const, str) else _text_of(const),)


def _text_of(const: str | bytes | int | float | bool | None) -> str:
    if isinstance(const, bytes):
        return const.decode("latin-1")
    return str(const)


def templates(choices: list[list[tuple[Part, ...]]]) -> list[Constant]:
    """All strings that the alternatives make; none where they are too many."""
    count = 1
    for choice in choices:
        count *= len(choice)
        if count > MAX_CONSTANTS:
            return [Template((Hole(),))]
    return [string([p for parts in way for p in parts]) for way in product(*choices)]


def string(parts: list[Part]) -> Constant:
    """A string of parts, a constant where all of them are known."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    if not out:
        return ""
    if len(out) == 1 and isinstance(out[0], str):
        return out[0]
    return Template(tuple(out))


def text(frame: Frame, values: list[Value]) -> Value:
    """A string made of these values, one after the other."""
    labels: Labels = {}
    for value in values:
        labels = merge_labels(labels, content.printed(frame, value))
    consts = templates([parts_of(value) for value in values])
    return Value(labels=labels, consts=tuple(dict.fromkeys(consts)), known=_tells(values, labels))


def _tells(values: list[Value], labels: Labels) -> bool:
    """Whether more is known of a string than the name that it is put under may tell."""
    if labels:
        return True
    if all(value.known for value in values):
        return True
    return any(
        isinstance(part, str) and any(ch.isalpha() for ch in part)
        for value in values
        for const in value.consts or ()
        for part in _parts(const)
    )


def _fill_callee(frame: Frame, callee: Callee, binding: Binding) -> Callee:
    if not callee.open:
        return callee
    receiver = callee.receiver
    return Callee(
        callee.target,
        fill(frame, receiver, binding) if receiver is not None else None,
        tuple(fill(frame, v, binding) for v in callee.args),
        tuple((k, fill(frame, v, binding)) for k, v in callee.kwargs),
        tuple((k, fill(frame, v, binding)) for k, v in callee.closure),
    )
