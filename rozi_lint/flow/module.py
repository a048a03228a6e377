"""A module under analysis: what its names stand for, and its functions as targets of calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from rozi_lint.flow import ir
from rozi_lint.flow.callee import Arguments, Context, ParamSpec, Root
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.imported import Imported
from rozi_lint.flow.knowledge import Knowledge
from rozi_lint.flow.library import Library
from rozi_lint.flow.summary import Decorates, Op, Summary
from rozi_lint.flow.terms import settle
from rozi_lint.flow.value import UNKNOWN, Constant, Value, hinted

if TYPE_CHECKING:
    from rozi_lint.flow.frame import Frame

Operation = Callable[["Frame", Op, Mapping[object, Value]], Value]


class Project(Protocol):
    """Where names of other modules are looked up."""

    def lookup(self, dotted: str) -> Value | None:
        """The value of a name of a project's module; None where there is no such module."""

    def names(self, dotted: str) -> Mapping[str, Value]:
        """All public names of a module, for `import *`."""


class Summarising(Protocol):
    """What works out the summary of a function of the project."""

    def summarise(self, function: ProjectFunction, context: Context) -> Summary: ...


@dataclass(eq=False, slots=True)
class ModuleContext:
    """One module: where it is, what it can look up, and its names.

    declared_data  line -> category (or "none") that a comment declares there
    top       the frame of the module's body
    loading   whether the body is being walked, so that names may still be missing
    """

    path: str
    name: str
    is_package: bool
    knowledge: Knowledge
    library: Library
    operations: Mapping[str, Operation]
    declared_data: Mapping[int, str] = field(default_factory=dict)
    project: Project | None = None
    top: Frame | None = None
    functions: list[ProjectFunction] = field(default_factory=list)
    loading: bool = False
    _resolved: dict[str, Value] = field(default_factory=dict)

    @property
    def package(self) -> str:
        return self.name if self.is_package else self.name.rpartition(".")[0]

    def text_members(self) -> frozenset[str]:
        """The methods that texts have."""
        return self.library.text_members

    def lookup(self, name: str) -> Value:
        """A global or builtin name."""
        value = self.exported(name)
        if value is None:
            value = self.library.value(name)
        return value if value is not None else hinted(name)

    def exported(self, name: str) -> Value | None:
        """A name that the module binds; None where it binds no such name."""
        value = self.top.state.env.get(name) if self.top is not None else None
        if isinstance(value, Imported):
            return self.resolve(value.dotted)
        return value

    def resolve(self, dotted: str) -> Value:
        """What a dotted name of another module or a library stands for."""
        value = self._resolved.get(dotted)
        if value is None:
            value = self._resolve(dotted)
            if not self.loading:
                self._resolved[dotted] = value
        return value

    def _resolve(self, dotted: str) -> Value:
        found = self.project.lookup(dotted) if self.project is not None else None
        if found is None:
            found = self.library.value(dotted)
        term = self.library.values.get(dotted) if found is None else None
        if term is not None and self.top is not None:
            found = settle(self.top, term, {})
        if found is not None:
            return found
        last = dotted.rpartition(".")[2]
        if last[:1].isupper() and not last.isupper():
            model = ClassModel(dotted, resolved=False)
            return Value(klass=(model,), ref=dotted, hint=last, known=True)
        return Value(ref=dotted, hint=last, known=True)

    def absolute(self, module: str, level: int) -> str:
        """The dotted name of a relative import's module."""
        if level == 0:
            return module
        parts = self.package.split(".") if self.package else []
        base = parts[: len(parts) - (level - 1)] if level > 1 else parts
        return ".".join([*base, module] if module else base)


@dataclass(eq=False, slots=True)
class ProjectFunction:
    """A function of the project, as a target of calls.

    outermost  dotted name of the function around it that is in no other, for counting
    gives      parameter -> what a framework passes
    """

    ir: ir.Function
    name: str
    outermost: str
    module: ModuleContext
    analyzer: Summarising
    params: tuple[ParamSpec, ...]
    annotations: Mapping[str, Value]
    owner: ClassModel | None = None
    parent: Frame | None = None
    decorates: tuple[Decorates, ...] = ()
    gives: dict[str, Value] = field(default_factory=dict)

    @property
    def sets(self) -> frozenset[str]:
        """The attributes that the body sets on its first parameter."""
        return self.ir.self_writes

    def variant(self, given: Arguments) -> ProjectFunction:
        return self

    def summary(self, context: Context) -> Summary:
        return self.analyzer.summarise(self, context)

    def context(self, binding: Mapping[object, Value]) -> Context:
        """Truth values that this call gives for parameters that the body's conditions look at."""
        if not self.ir.tested:
            return ()
        out: list[tuple[int, object]] = []
        for index, param in enumerate(self.params):
            if param.name not in self.ir.tested or param.star:
                continue
            value = binding.get(param.root, UNKNOWN)
            if value.consts is not None and len(value.consts) == 1 and not value.labels:
                const = value.consts[0]
                if const is None or isinstance(const, (bool, int, str)):
                    out.append((index, const))
        return tuple(out)


def roots(
    owner: str, params: list[ir.Param], defaults: list[Value | None]
) -> tuple[ParamSpec, ...]:
    """The parameters of a function as a caller sees them."""
    return tuple(
        ParamSpec(p.name, Root(owner, i), p.star, p.positional, default)
        for i, (p, default) in enumerate(zip(params, defaults, strict=True))
    )


def truth(const: Constant) -> bool | None:
    """The truth of a constant, None where parts of it are not known."""
    if const is None or isinstance(const, (bool, int, float, str, bytes)):
        return bool(const)
    return None
