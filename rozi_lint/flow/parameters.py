"""The parameters of a function of the project: what is known of each before any call."""

from __future__ import annotations

from collections.abc import Mapping

from rozi_lint.flow import access, ir
from rozi_lint.flow.callee import ParamSpec
from rozi_lint.flow.classes import CLASS_METHOD, METHOD, STATIC
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.module import ProjectFunction
from rozi_lint.flow.value import (
    UNKNOWN,
    Guess,
    Labels,
    Step,
    Sym,
    Value,
    constant,
)


def bind_parameters(frame: Frame, function: ProjectFunction, context: Mapping[int, object]) -> None:
    for index, (spec, param) in enumerate(zip(function.params, function.ir.params, strict=True)):
        if index in context:
            const = context[index]
            value = constant(const) if isinstance(const, (str, int, bool, type(None))) else UNKNOWN
        else:
            value = _parameter(frame, function, index, spec, param)
        frame.state.env[param.name] = value


def _parameter(
    frame: Frame, function: ProjectFunction, index: int, spec: ParamSpec, param: ir.Param
) -> Value:
    place = (Sym(spec.root),)
    kind = _kind(function)
    if index == 0 and function.owner is not None and kind != STATIC:
        if kind == CLASS_METHOD:
            return Value(syms=place, klass=(function.owner,), hint=function.owner.short)
        return Value(syms=place, classes=(function.owner,), hint=function.owner.short)
    if spec.star:
        return Value(syms=place, hint=param.name)
    given = function.gives.get(param.name)
    if given is not None:
        return given
    typed = function.annotations.get(param.name)
    if typed is not None:
        return _typed(function, typed, spec, param)
    return _by_name(frame, function, spec, param)


def _kind(function: ProjectFunction) -> str:
    if function.ir.name in ("__init_subclass__", "__class_getitem__", "__new__"):
        return CLASS_METHOD
    return next((d.kind for d in function.decorates if d.kind != METHOD), METHOD)


def _typed(function: ProjectFunction, typed: Value, spec: ParamSpec, param: ir.Param) -> Value:
    labels = {
        (Guess(source, Sym(spec.root)), forms) if isinstance(source, str) else (source, forms): (
            Step(function.module.path, function.ir.line, f"parameter `{param.name}`")
        )
        for (source, forms) in typed.labels
    }
    return typed.but(syms=(Sym(spec.root),), labels=labels, hint=param.name)


def _by_name(frame: Frame, function: ProjectFunction, spec: ParamSpec, param: ir.Param) -> Value:
    sym = Sym(spec.root)
    place = Value(syms=(sym,), hint=param.name)
    members = function.ir.members.get(param.name)
    is_object = members is not None and not members <= frame.module.text_members()
    is_switch = spec.default is not None and any(
        isinstance(c, bool) for c in spec.default.consts or ()
    )
    if is_object or is_switch:
        return access.duck(frame, place, param.name)
    evidence = frame.module.knowledge.names.distinct(param.name)
    if evidence is None:
        return access.duck(frame, place, param.name)
    step = Step(function.module.path, function.ir.line, f"parameter `{param.name}`")
    labels: Labels = {(Guess(evidence.category, sym), (evidence.form,)): step}
    return Value(labels=labels, syms=(sym,), hint=param.name, known=True)
