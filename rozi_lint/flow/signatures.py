"""Signatures of library functions, spelled in the models as Python spells parameters."""

from __future__ import annotations

import ast
from functools import cache

from rozi_lint.flow.callee import ParamSpec, Root
from rozi_lint.flow.value import CLEAN, UNKNOWN, Value, constant


def read_signature(owner: str, text: str, method: bool) -> tuple[ParamSpec, ...]:
    """The parameters of a signature; a method's starts with the receiver. Raises `SyntaxError`."""
    args = _parsed(text)
    out: list[ParamSpec] = []

    def add(name: str, star: str, positional: bool, default: Value | None) -> None:
        out.append(ParamSpec(name, Root(owner, len(out)), star, positional, default))

    if method:
        add("self", "", True, None)
    positional = [*args.posonlyargs, *args.args]
    required = len(positional) - len(args.defaults)
    defaults = [*([None] * required), *args.defaults]
    for arg, default in zip(positional, defaults, strict=True):
        add(arg.arg, "", True, _literal(default))
    if args.vararg:
        add(args.vararg.arg, "*", False, None)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        add(arg.arg, "", False, _literal(default))
    if args.kwarg:
        add(args.kwarg.arg, "**", False, None)
    return tuple(out)


@cache
def _parsed(text: str) -> ast.arguments:
    """The parameters of a signature; many entries have the same."""
    parsed = ast.parse(f"lambda {text}: 0", mode="eval").body
    assert isinstance(parsed, ast.Lambda)
    return parsed.args


def _literal(node: ast.expr | None) -> Value | None:
    if node is None:
        return None
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return UNKNOWN
    is_constant = isinstance(value, (str, bytes, int, float, bool, type(None)))
    return constant(value) if is_constant else CLEAN
