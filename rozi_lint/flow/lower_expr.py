"""Lowering of expressions and patterns, and what a function's names are used for."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from rozi_lint.flow import ir


class Names:
    """What the expressions of one function do with names; see `ir.Function` for each."""

    def __init__(self) -> None:
        self.stores: set[str] = set()
        self.outer: set[str] = set()
        self.self_writes: set[str] = set()
        self.members: dict[str, set[str]] = {}
        self.tested: set[str] = set()
        self.first: str | None = None
        self.yields = False

    @classmethod
    def of(cls, params: list[ir.Param]) -> Names:
        names = cls()
        names.first = params[0].name if params else None
        return names

    def bind(self, name: str) -> None:
        self.stores.add(name)

    def member(self, obj: ir.Expr, name: str) -> None:
        if isinstance(obj, ir.Name):
            self.members.setdefault(obj.id, set()).add(name)

    def store(self, target: ir.Expr) -> None:
        """Notes what an assignment to `target` binds."""
        if isinstance(target, ir.Name):
            self.stores.add(target.id)
        elif isinstance(target, ir.Sequence):
            for item in target.items:
                self.store(item)
        elif isinstance(target, ir.Star):
            self.store(target.value)
        else:
            while isinstance(target, (ir.Attr, ir.Item, ir.Slice)):
                holder = target.obj
                is_first = isinstance(holder, ir.Name) and holder.id == self.first
                if is_first and isinstance(target, ir.Attr):
                    self.self_writes.add(target.name)
                target = holder

    def test(self, expr: ir.Expr) -> None:
        """Notes the plain names that a condition looks at."""
        if isinstance(expr, ir.Name):
            self.tested.add(expr.id)
        elif isinstance(expr, ir.Not):
            self.test(expr.operand)
        elif isinstance(expr, ir.BoolOp):
            for operand in expr.operands:
                self.test(operand)
        elif isinstance(expr, ir.Compare):
            self.test(expr.left)

    def absorb(self, inner: Names) -> None:
        """A nested function or class uses the names of the function around it as well."""
        for name, attrs in inner.members.items():
            if name not in inner.stores and name != inner.first:
                self.members.setdefault(name, set()).update(attrs)

    def function(
        self,
        name: str,
        params: list[ir.Param],
        body: list[ir.Stmt],
        decorators: list[ir.Expr],
        returns: ir.Expr | None,
        line: int,
    ) -> ir.Function:
        return ir.Function(
            name,
            params,
            body,
            decorators,
            returns,
            self.yields,
            line,
            frozenset(self.stores - self.outer),
            frozenset(self.outer),
            frozenset(self.self_writes),
            self.members,
            frozenset(self.tested),
        )


def lower_expr(names: Names, node: cst.BaseExpression) -> ir.Expr:
    handler = _EXPR.get(type(node))
    if handler is None:
        return ir.Const(node, ...)
    return handler(names, node)


def _name(names: Names, node: cst.Name) -> ir.Expr:
    constant = _KEYWORDS.get(node.value)
    if constant is None:
        return ir.Name(node, node.value)
    return ir.Const(node, constant[0])


_KEYWORDS: dict[str, tuple[object]] = {"None": (None,), "True": (True,), "False": (False,)}


def _string(names: Names, node: cst.SimpleString) -> ir.Expr:
    return ir.Const(node, string_value(node))


def string_value(node: cst.SimpleString) -> object:
    """The value of a string literal; `...` for one that cannot be evaluated."""
    raw = node.value
    if raw[0] in "'\"" and "\\" not in raw:
        return raw[3:-3] if raw[:3] in ("'''", '"""') and len(raw) >= 6 else raw[1:-1]
    try:
        return node.evaluated_value
    except (ValueError, SyntaxError):
        return ...


def _number(names: Names, node: cst.Integer | cst.Float) -> ir.Expr:
    try:
        return ir.Const(node, node.evaluated_value)
    except ValueError:
        return ir.Const(node, ...)


def _attribute(names: Names, node: cst.Attribute) -> ir.Expr:
    obj, name = lower_expr(names, node.value), node.attr.value
    names.member(obj, name)
    return ir.Attr(node, obj, name)


def _call(names: Names, node: cst.Call) -> ir.Expr:
    func = lower_expr(names, node.func)
    if isinstance(func, ir.Name) and func.id == "bool" and len(node.args) == 1:
        # `bool(x)` asks whether x is there, as `not not x` does.
        asked = lower_expr(names, node.args[0].value)
        return ir.Not(node, ir.Not(node, asked))
    args = [
        ir.Arg(lower_expr(names, a.value), a.star, a.keyword.value if a.keyword else None)
        for a in node.args
    ]
    return ir.Call(node, func, args)


def _subscript(names: Names, node: cst.Subscript) -> ir.Expr:
    obj = lower_expr(names, node.value)
    keys = [_index(names, element.slice) for element in node.slice]
    if len(keys) > 1:
        return ir.Item(
            node, obj, ir.Sequence(node, "tuple", [k for k in keys if isinstance(k, ir.Expr)])
        )
    key = keys[0]
    if isinstance(key, ir.Expr):
        return ir.Item(node, obj, key)
    return ir.Slice(node, obj, *key)


def _index(names: Names, node: cst.BaseSlice) -> ir.Expr | tuple[ir.Expr | None, ir.Expr | None]:
    if isinstance(node, cst.Index):
        return lower_expr(names, node.value)
    assert isinstance(node, cst.Slice)
    lower = lower_expr(names, node.lower) if node.lower else None
    upper = lower_expr(names, node.upper) if node.upper else None
    return lower, upper


def _formatted(names: Names, node: cst.FormattedString | cst.TemplatedString) -> ir.Expr:
    parts: list[ir.Expr] = []
    for part in node.parts:
        if isinstance(part, (cst.FormattedStringText, cst.TemplatedStringText)):
            text = part.value.replace("{{", "{").replace("}}", "}")
            parts.append(ir.Const(part, text))
        else:
            assert isinstance(part, (cst.FormattedStringExpression, cst.TemplatedStringExpression))
            parts.append(lower_expr(names, part.expression))
    return ir.Text(node, parts)


def _concatenated(names: Names, node: cst.ConcatenatedString) -> ir.Expr:
    parts: list[ir.Expr] = []
    current: cst.BaseExpression = node
    while isinstance(current, cst.ConcatenatedString):
        parts.append(lower_expr(names, current.left))
        current = current.right
    parts.append(lower_expr(names, current))
    if all(isinstance(p, ir.Const) and isinstance(p.value, str) for p in parts):
        return ir.Const(
            node,
            "".join(p.value for p in parts if isinstance(p, ir.Const) and isinstance(p.value, str)),
        )
    return ir.Text(node, parts)


def _binary(names: Names, node: cst.BinaryOperation) -> ir.Expr:
    spine: list[cst.BinaryOperation] = []
    left: cst.BaseExpression = node
    while isinstance(left, cst.BinaryOperation):
        spine.append(left)
        left = left.left
    result = lower_expr(names, left)
    for step in reversed(spine):
        right = lower_expr(names, step.right)
        result = ir.Binary(step, type(step.operator).__name__, result, right)
    return result


def _boolean(names: Names, node: cst.BooleanOperation) -> ir.Expr:
    op = type(node.operator)
    operands: list[ir.Expr] = []
    left: cst.BaseExpression = node
    while isinstance(left, cst.BooleanOperation) and isinstance(left.operator, op):
        operands.append(lower_expr(names, left.right))
        left = left.left
    operands.append(lower_expr(names, left))
    return ir.BoolOp(node, op.__name__.lower(), operands[::-1])


def _unary(names: Names, node: cst.UnaryOperation) -> ir.Expr:
    operand = lower_expr(names, node.expression)
    if isinstance(node.operator, cst.Not):
        return ir.Not(node, operand)
    value = operand.value if isinstance(operand, ir.Const) else None
    if isinstance(node.operator, cst.Minus) and isinstance(value, (int, float)):
        return ir.Const(node, -value)
    return ir.Unary(node, type(node.operator).__name__, operand)


def _comparison(names: Names, node: cst.Comparison) -> ir.Expr:
    rest = [
        (type(target.operator).__name__, lower_expr(names, target.comparator))
        for target in node.comparisons
    ]
    return ir.Compare(node, lower_expr(names, node.left), rest)


def _if_exp(names: Names, node: cst.IfExp) -> ir.Expr:
    test = lower_expr(names, node.test)
    names.test(test)
    return ir.IfExp(node, test, lower_expr(names, node.body), lower_expr(names, node.orelse))


def _display(kind: str) -> Callable[[Names, cst.BaseExpression], ir.Expr]:
    def lower(names: Names, node: cst.BaseExpression) -> ir.Expr:
        assert isinstance(node, (cst.List, cst.Tuple, cst.Set))
        return ir.Sequence(node, kind, [_element(names, e) for e in node.elements])

    return lower


def _element(names: Names, node: cst.BaseElement) -> ir.Expr:
    value = lower_expr(names, node.value)
    return ir.Star(node, value) if isinstance(node, cst.StarredElement) else value


def _dict(names: Names, node: cst.Dict) -> ir.Expr:
    items: list[tuple[ir.Expr | None, ir.Expr]] = []
    for element in node.elements:
        key = lower_expr(names, element.key) if isinstance(element, cst.DictElement) else None
        items.append((key, lower_expr(names, element.value)))
    return ir.Dict(node, items)


def _comprehension(kind: str) -> Callable[[Names, cst.BaseExpression], ir.Expr]:
    def lower(names: Names, node: cst.BaseExpression) -> ir.Expr:
        assert isinstance(node, (cst.ListComp, cst.SetComp, cst.GeneratorExp, cst.DictComp))
        clauses: list[ir.Clause] = []
        level: cst.CompFor | None = node.for_in
        while level is not None:
            iterated = lower_expr(names, level.iter)
            target = lower_expr(names, level.target)
            conditions = [lower_expr(names, c.test) for c in level.ifs]
            clauses.append(ir.Clause(target, iterated, conditions))
            level = level.inner_for_in
        if isinstance(node, cst.DictComp):
            key, value = lower_expr(names, node.key), lower_expr(names, node.value)
            return ir.Comp(node, kind, key, value, clauses)
        return ir.Comp(node, kind, None, lower_expr(names, node.elt), clauses)

    return lower


def _lambda(names: Names, node: cst.Lambda) -> ir.Expr:
    from rozi_lint.flow.lower import lower_params

    params = lower_params(names, node.params)
    inner = Names.of(params)
    value = lower_expr(inner, node.body)
    names.absorb(inner)
    body: list[ir.Stmt] = [ir.Return(node.body, 0, value)]
    return ir.Lambda(node, inner.function("<lambda>", params, body, [], None, 0))


def _await(names: Names, node: cst.Await) -> ir.Expr:
    return lower_expr(names, node.expression)


def _yield(names: Names, node: cst.Yield) -> ir.Expr:
    names.yields = True
    if isinstance(node.value, cst.From):
        return ir.Yield(node, lower_expr(names, node.value.item), True)
    return ir.Yield(node, lower_expr(names, node.value) if node.value else None, False)


def _walrus(names: Names, node: cst.NamedExpr) -> ir.Expr:
    target = lower_expr(names, node.target)
    names.store(target)
    return ir.Walrus(node, target, lower_expr(names, node.value))


def _starred(names: Names, node: cst.StarredElement) -> ir.Expr:
    return ir.Star(node, lower_expr(names, node.value))


_EXPR: dict[type[cst.CSTNode], Callable[..., ir.Expr]] = {
    cst.Name: _name,
    cst.SimpleString: _string,
    cst.Integer: _number,
    cst.Float: _number,
    cst.Attribute: _attribute,
    cst.Call: _call,
    cst.Subscript: _subscript,
    cst.FormattedString: _formatted,
    cst.TemplatedString: _formatted,
    cst.ConcatenatedString: _concatenated,
    cst.BinaryOperation: _binary,
    cst.BooleanOperation: _boolean,
    cst.UnaryOperation: _unary,
    cst.Comparison: _comparison,
    cst.IfExp: _if_exp,
    cst.List: _display("list"),
    cst.Tuple: _display("tuple"),
    cst.Set: _display("set"),
    cst.Dict: _dict,
    cst.ListComp: _comprehension("list"),
    cst.SetComp: _comprehension("set"),
    cst.GeneratorExp: _comprehension("list"),
    cst.DictComp: _comprehension("dict"),
    cst.Lambda: _lambda,
    cst.Await: _await,
    cst.Yield: _yield,
    cst.NamedExpr: _walrus,
    cst.StarredElement: _starred,
}


# Patterns of `match`


def lower_pattern(names: Names, node: cst.MatchPattern | None) -> ir.Pattern:
    if node is None:
        return ir.Pattern("bind")
    handler = _PATTERN.get(type(node))
    return handler(names, node) if handler else ir.Pattern("bind")


def _bound(names: Names, name: cst.Name | None) -> str | None:
    if name is None:
        return None
    names.bind(name.value)
    return name.value


def _match_as(names: Names, node: cst.MatchAs) -> ir.Pattern:
    name = _bound(names, node.name)
    if node.pattern is None:
        return ir.Pattern("bind", name)
    inner = lower_pattern(names, node.pattern)
    return ir.Pattern("or", name, None, [(None, inner)])


def _match_or(names: Names, node: cst.MatchOr) -> ir.Pattern:
    return ir.Pattern(
        "or", None, None, [(None, lower_pattern(names, p.pattern)) for p in node.patterns]
    )


def _match_value(names: Names, node: cst.MatchValue | cst.MatchSingleton) -> ir.Pattern:
    return ir.Pattern("value", None, lower_expr(names, node.value))


def _match_sequence(names: Names, node: cst.MatchList | cst.MatchTuple) -> ir.Pattern:
    parts: list[tuple[str | int | None, ir.Pattern]] = []
    starred = False
    for i, element in enumerate(node.patterns):
        if isinstance(element, cst.MatchStar):
            parts.append((None, ir.Pattern("rest", _bound(names, element.name))))
            starred = True
        else:
            parts.append((None if starred else i, lower_pattern(names, element.value)))
    return ir.Pattern("sequence", None, None, parts)


def _match_mapping(names: Names, node: cst.MatchMapping) -> ir.Pattern:
    parts: list[tuple[str | int | None, ir.Pattern]] = []
    for element in node.elements:
        key = lower_expr(names, element.key)
        known = (
            key.value if isinstance(key, ir.Const) and isinstance(key.value, (str, int)) else None
        )
        parts.append((known, lower_pattern(names, element.pattern)))
    return ir.Pattern("mapping", _bound(names, node.rest), None, parts)


def _match_class(names: Names, node: cst.MatchClass) -> ir.Pattern:
    parts: list[tuple[str | int | None, ir.Pattern]] = [
        (i, lower_pattern(names, element.value)) for i, element in enumerate(node.patterns)
    ]
    parts += [(k.key.value, lower_pattern(names, k.pattern)) for k in node.kwds]
    return ir.Pattern("class", None, lower_expr(names, node.cls), parts)


_PATTERN: dict[type[cst.CSTNode], Callable[..., ir.Pattern]] = {
    cst.MatchAs: _match_as,
    cst.MatchOr: _match_or,
    cst.MatchValue: _match_value,
    cst.MatchSingleton: _match_value,
    cst.MatchList: _match_sequence,
    cst.MatchTuple: _match_sequence,
    cst.MatchMapping: _match_mapping,
    cst.MatchClass: _match_class,
}
