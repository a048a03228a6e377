"""Operations that make texts, and take them apart."""

from __future__ import annotations

import re

from rozi_lint.flow import access, content
from rozi_lint.flow.callee import is_absent
from rozi_lint.flow.forms import operate
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.operands import (
    Operation,
    operand,
    operands,
)
from rozi_lint.flow.summary import Op
from rozi_lint.flow.terms import Binding, parts_of, settle, string, text
from rozi_lint.flow.value import (
    UNKNOWN,
    Value,
    constant,
    merge_labels,
)


def _text(frame: Frame, op: Op, binding: Binding) -> Value:
    values = operands(frame, op, binding)
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
    value, by = settle(frame, op.terms[0], binding), operand(frame, op, binding, "by")
    labels = content.printed(frame, value)
    piece = Value(labels=labels, hint=value.hint, known=value.known)
    if by is not None and by.consts == ("@",) and labels:
        domain = piece.but(labels=operate(labels, ("domain",)))
        return Value(fields={0: piece, 1: domain, 2: domain, -1: domain}, rest=piece, known=True)
    return Value(rest=piece, known=True)


def _substitute(frame: Frame, op: Op, binding: Binding) -> Value:
    value = settle(frame, op.terms[0], binding)
    labels = content.printed(frame, value)
    pattern, by = operand(frame, op, binding, "pattern"), operand(frame, op, binding, "with")
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


TEXT_OPERATIONS: dict[str, Operation] = {
    "text": _text,
    "pieces": _pieces,
    "substitute": _substitute,
    "parsed": _parsed,
}
