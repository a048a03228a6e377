"""The value of each kind of expression."""

from __future__ import annotations

from collections.abc import Callable

from rozi_lint.flow import access, ir
from rozi_lint.flow.assignment import PLAIN_CONTAINERS, assign
from rozi_lint.flow.callee import Arguments, Callee
from rozi_lint.flow.calls import evaluate_call
from rozi_lint.flow.conditions import boolean, condition
from rozi_lint.flow.container_operations import element, part_under
from rozi_lint.flow.content import is_opaque, printed
from rozi_lint.flow.definitions import define_lambda
from rozi_lint.flow.forms import operate
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.statements import bind_clause, is_short
from rozi_lint.flow.terms import text
from rozi_lint.flow.text_operations import percent
from rozi_lint.flow.value import (
    CLEAN,
    UNKNOWN,
    Labels,
    Sym,
    Value,
    constant,
    join,
    join_all,
    merge_labels,
)


def evaluate(frame: Frame, expr: ir.Expr, reading: bool = True) -> Value:
    """The value of an expression; not `reading` where it is only tested or led through."""
    if isinstance(expr, (ir.Attr, ir.Item)):
        return _part(frame, expr, reading)
    if isinstance(expr, ir.Call):
        return evaluate_call(frame, expr, reading)
    if isinstance(expr, ir.BoolOp):
        return boolean(frame, expr, reading)[1]
    return _EXPR[type(expr)](frame, expr)


def _const(frame: Frame, node: ir.Const) -> Value:
    value = node.value
    if isinstance(value, (str, bytes, int, float, bool)) or value is None:
        return constant(value)
    return CLEAN


def _name(frame: Frame, node: ir.Name) -> Value:
    return frame.lookup(node.id)


# Parts


def name_of(expr: ir.Expr) -> str | None:
    """The name under which an object stands in the code, if it has one."""
    while True:
        if isinstance(expr, ir.Name):
            return expr.id
        if isinstance(expr, ir.Attr):
            return expr.name
        if isinstance(expr, ir.Item):
            key = expr.key
            if isinstance(key, ir.Const) and isinstance(key.value, str):
                return key.value
            expr = expr.obj
        elif isinstance(expr, ir.Call):
            expr = expr.func
        else:
            return None


def _part(frame: Frame, node: ir.Attr | ir.Item, reading: bool) -> Value:
    """`obj.name` or `obj[key]`; leading through a part on the way to another is not reading it."""
    inner = node.obj
    through = isinstance(inner, (ir.Attr, ir.Item))
    obj = frame.eval(inner, reading=False) if through else frame.eval(inner)
    if isinstance(node, ir.Attr):
        value = access.attribute(frame, obj, node.name, name_of(inner))
    else:
        value = _item(frame, node, obj)
    if reading:
        if value.labels and not value.callees and _is_field(frame, obj, node):
            frame.machine.note_read(frame, value, node.cst)
        elif through and obj.labels and not value.callees:
            frame.machine.note_read(frame, obj, inner.cst)
    return value


def _is_field(frame: Frame, obj: Value, node: ir.Attr | ir.Item) -> bool:
    """Whether a part is a field that holds data, not something worked out from fields elsewhere."""
    if isinstance(node, ir.Item):
        return True
    for model in obj.classes:
        for current in model.lineage():
            if node.name in current.members and current.in_project:
                return False
            if node.name in current.attributes or not current.in_project:
                return True
    return access.evidence_of(frame, obj, node.name, name_of(node.obj), key=False) is not None


def _item(frame: Frame, node: ir.Item, obj: Value) -> Value:
    key = frame.eval(node.key)
    if obj.klass and not obj.callees:
        return obj
    if (
        isinstance(node.key, ir.Const)
        and isinstance(node.key.value, int)
        and not isinstance(node.key.value, bool)
    ):
        held = access.known_item(obj, node.key.value)
        if held is not None and held is not UNKNOWN and node.key.value == 0 and obj.fields is None:
            return (
                held.but(labels=operate(held.labels, ("initial",)))
                if held.labels is obj.labels
                else held
            )
    for model in obj.classes:
        owner = next((c for c in model.lineage() if "__getitem__" in c.members), None)
        if owner is not None and owner.name not in PLAIN_CONTAINERS:
            return frame.invoke(Callee(owner.members["__getitem__"].target, obj), Arguments((key,)))
    if isinstance(node.key, ir.Const) and isinstance(node.key.value, (str, int)):
        return access.item(frame, obj, node.key.value, name_of(node.obj))
    return part_under(frame, obj, key, "[")


def _slice(frame: Frame, node: ir.Slice) -> Value:
    obj = frame.eval(node.obj)
    lower = frame.eval(node.lower) if node.lower is not None else None
    upper = frame.eval(node.upper) if node.upper is not None else None
    if is_opaque(obj.labels) or (obj.fields is None and obj.rest is not None):
        return obj
    if obj.fields is not None and not obj.labels:
        return obj.but(consts=None)
    operation = _slice_operation(_whole(lower), _whole(upper))
    if node.lower is not None and _finds_at(node.lower):
        operation = "domain"
    labels = printed(frame, obj)
    if operation is not None:
        labels = operate(labels, (operation,))
    return Value(labels=labels, hint=obj.hint, known=obj.known and bool(labels))


def _finds_at(bound: ir.Expr) -> bool:
    """`text.index("@")`, `text.index("@") + 1`: where an e-mail address's domain begins."""
    if isinstance(bound, ir.Binary):
        return _finds_at(bound.left)
    return (
        isinstance(bound, ir.Call)
        and isinstance(bound.func, ir.Attr)
        and bound.func.name in ("index", "find", "rindex", "rfind")
        and len(bound.args) == 1
        and isinstance(bound.args[0].value, ir.Const)
        and bound.args[0].value.value == "@"
    )


def _whole(bound: Value | None) -> int | object | None:
    """The bound of a slice: None where there is none, `...` where it is not known."""
    if bound is None:
        return None
    if bound.consts is not None and len(bound.consts) == 1:
        const = bound.consts[0]
        if const is None or (isinstance(const, int) and not isinstance(const, bool)):
            return const
    return ...


def _slice_operation(lower: object, upper: object) -> str | None:
    """How much of a text a slice keeps, where that is a declared part of some data."""
    if isinstance(lower, int) and -4 <= lower < 0 and upper is None:
        return "tail"
    if lower in (None, 0) and isinstance(upper, int):
        if upper == 1:
            return "initial"
        if upper == 0:
            return "drop"
        if 0 < upper <= 3:
            return "half"
    return None


# Text


def _text(frame: Frame, node: ir.Text) -> Value:
    return text(frame, [frame.eval(part) for part in node.parts])


def _binary(frame: Frame, node: ir.Binary) -> Value:
    spine: list[ir.Binary] = []
    left: ir.Expr = node
    while isinstance(left, ir.Binary):
        spine.append(left)
        left = left.left
    value = frame.eval(left)
    for step in reversed(spine):
        value = binary(frame, step.op, value, frame.eval(step.right))
    return value


def binary(frame: Frame, op: str, left: Value, right: Value) -> Value:
    """The value of `left op right`."""
    if op == "Modulo" and (left.consts is None or isinstance(left.consts[0], str) or left.labels):
        return percent(frame, left, right)
    if op == "Add":
        if _is_sequence(left) or _is_sequence(right):
            return _concatenated(left, right)
        return text(frame, [left, right])
    if op == "BitOr" and (left.fields is not None or right.fields is not None):
        return Value(
            merge_labels(left.labels, right.labels),
            fields={**(left.fields or {}), **(right.fields or {})},
            rest=left.rest or right.rest,
            known=True,
        )
    if op == "Divide":
        return text(frame, [left, constant("/"), right])
    if op in ("BitAnd", "BitOr", "Subtract") and left.rest is not None:
        return left
    labels: Labels = merge_labels(printed(frame, left), printed(frame, right))
    return Value(labels=labels, known=left.known and right.known)


def _is_sequence(value: Value) -> bool:
    return value.fields is not None or value.rest is not None


def _concatenated(left: Value, right: Value) -> Value:
    if (
        left.fields is not None
        and left.rest is None
        and right.fields is not None
        and not left.classes
    ):
        items = [v for k, v in left.fields.items() if isinstance(k, int)]
        items += [v for k, v in right.fields.items() if isinstance(k, int)]
        return Value(fields=dict(enumerate(items)), rest=right.rest, known=True)
    parts = [p for v in (left, right) for p in ((v.fields or {}).values())]
    parts += [v.rest for v in (left, right) if v.rest is not None]
    labels = merge_labels(left.labels, right.labels)
    return Value(labels=labels, rest=join_all(parts), known=True)


# Truth


def _not(frame: Frame, node: ir.Not) -> Value:
    truth = condition(frame, node)
    return _truth_value(truth.value, truth.when_true, truth.when_false)


def _truth_value(
    value: bool | None, when_true: frozenset[str], when_false: frozenset[str]
) -> Value:
    if value is not None:
        return constant(value)
    if when_true or when_false:
        return Value(holds=(when_true, when_false), known=True)
    return CLEAN


def _unary(frame: Frame, node: ir.Unary) -> Value:
    return frame.eval(node.operand)


def _compare(frame: Frame, node: ir.Compare) -> Value:
    truth = condition(frame, node)
    return _truth_value(truth.value, truth.when_true, truth.when_false)


def _if_exp(frame: Frame, node: ir.IfExp) -> Value:
    truth = condition(frame, node.test)
    if truth.value is not None:
        return frame.eval(node.body if truth.value else node.orelse)
    before = frame.state.fork()
    frame.state.guards |= truth.when_true
    one = frame.eval(node.body)
    first, frame.state = frame.state, before
    frame.state.guards |= truth.when_false
    two = frame.eval(node.orelse)
    frame.state = first.merge(frame.state)
    return join(one, two)


# Displays


def _sequence(frame: Frame, node: ir.Sequence) -> Value:
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    if len(node.items) > 60:
        return Value(rest=join_all(frame.eval(item) for item in node.items), known=True)
    for item in node.items:
        if isinstance(item, ir.Star):
            value = frame.eval(item.value)
            if value.fields is not None and value.rest is None and not rest:
                for part in value.fields.values():
                    fields[len(fields)] = part
            else:
                rest.append(element(frame, value))
        elif rest:
            rest.append(frame.eval(item))
        else:
            fields[len(fields)] = frame.eval(item)
    return Value(fields=fields, rest=join_all(rest) if rest else None, known=True)


def _dict(frame: Frame, node: ir.Dict) -> Value:
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    labels: Labels = {}
    syms: tuple[Sym, ...] = ()
    for key, item in node.items:
        value = frame.eval(item)
        if key is None:
            fields.update(value.fields or {})
            labels = merge_labels(labels, value.labels)
            syms += tuple(sym.then("=") for sym in value.syms)
            if value.rest is not None:
                rest.append(value.rest)
            continue
        known = frame.eval(key)
        consts = known.consts or ()
        if len(consts) == 1 and isinstance(consts[0], (str, int)) and len(fields) < 80:
            title = consts[0]
            fields[title] = (
                access.named(frame, title, value, key=True) if isinstance(title, str) else value
            )
        else:
            rest += [value, known] if known.labels else [value]
    loose = join_all(rest) if rest else None
    return Value(labels=labels, syms=syms, fields=fields, rest=loose, known=True)


def _comprehension(frame: Frame, node: ir.Comp) -> Value:
    saved = frame.state
    frame.state = saved.fork()
    key: Value | None = None
    for clause in node.clauses:
        iterated = frame.eval(clause.iter)
        if len(node.clauses) == 1 and is_short(iterated):
            made = _each(frame, node, iterated)
            frame.state = saved
            return made
        bind_clause(frame, clause, iterated)
    if node.key is not None:
        key = frame.eval(node.key)
    value = frame.eval(node.value)
    frame.state = saved
    if node.kind != "dict":
        return Value(rest=value, known=True)
    consts = key.consts if key is not None else None
    if consts is not None and len(consts) == 1 and isinstance(consts[0], (str, int)):
        return Value(fields={consts[0]: value}, known=True)
    if key is not None and key.labels:
        value = join(value, Value(labels=key.labels, known=True))
    return Value(rest=value, known=True)


def _each(frame: Frame, node: ir.Comp, iterated: Value) -> Value:
    """A comprehension over a few different items, told apart: its conditions may pick some out."""
    clause = node.clauses[0]
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    for item in (iterated.fields or {}).values():
        assign(frame, clause.target, item)
        if any(condition(frame, test).value is False for test in clause.conditions):
            continue
        key = frame.eval(node.key) if node.key is not None else None
        value = frame.eval(node.value)
        if key is None:
            fields[len(fields)] = value
        elif key.consts is not None and len(key.consts) == 1:
            fields[key.consts[0]] = value
        else:
            rest.append(value)
    if node.kind != "dict" and clause.conditions:
        return Value(rest=join_all(fields.values()), known=True)
    return Value(fields=fields, rest=join_all(rest) if rest else None, known=True)


def _lambda(frame: Frame, node: ir.Lambda) -> Value:
    return define_lambda(frame, node)


def _yield(frame: Frame, node: ir.Yield) -> Value:
    if node.value is not None:
        value = frame.eval(node.value)
        frame.yields.append(element(frame, value) if node.delegates else value)
    return UNKNOWN


def _walrus(frame: Frame, node: ir.Walrus) -> Value:
    value = frame.eval(node.value)
    assign(frame, node.target, value)
    return frame.eval(node.target) if isinstance(node.target, ir.Name) else value


def _star(frame: Frame, node: ir.Star) -> Value:
    return frame.eval(node.value)


_EXPR: dict[type[ir.Expr], Callable[..., Value]] = {
    ir.Const: _const,
    ir.Name: _name,
    ir.Slice: _slice,
    ir.Text: _text,
    ir.Binary: _binary,
    ir.Not: _not,
    ir.Unary: _unary,
    ir.Compare: _compare,
    ir.IfExp: _if_exp,
    ir.Star: _star,
    ir.Sequence: _sequence,
    ir.Dict: _dict,
    ir.Comp: _comprehension,
    ir.Lambda: _lambda,
    ir.Yield: _yield,
    ir.Walrus: _walrus,
}
