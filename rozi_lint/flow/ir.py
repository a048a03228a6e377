"""The small syntax that the interpreter walks: libcst without layout and sugar.

Every node keeps the libcst node that it came from (`cst`), by which its exact place is found when,
and only when, there is something to report there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import libcst as cst


@dataclass(slots=True, eq=False)
class Expr:
    cst: cst.CSTNode


@dataclass(slots=True, eq=False)
class Const(Expr):
    value: object


@dataclass(slots=True, eq=False)
class Name(Expr):
    id: str


@dataclass(slots=True, eq=False)
class Attr(Expr):
    obj: Expr
    name: str


@dataclass(slots=True, eq=False)
class Item(Expr):
    """`obj[key]`; a key of several indexes is a `Sequence`."""

    obj: Expr
    key: Expr


@dataclass(slots=True, eq=False)
class Slice(Expr):
    """`obj[lower:upper]`; a step keeps every character that it touches, so it is not told apart."""

    obj: Expr
    lower: Expr | None
    upper: Expr | None


@dataclass(slots=True, eq=False)
class Arg:
    """One argument: `star` is "", "*" or "**"; `name` is the keyword."""

    value: Expr
    star: str
    name: str | None


@dataclass(slots=True, eq=False)
class Call(Expr):
    func: Expr
    args: list[Arg]


@dataclass(slots=True, eq=False)
class Text(Expr):
    """An f-string or an implicit concatenation: its constant and computed parts in order."""

    parts: list[Expr]


@dataclass(slots=True, eq=False)
class Binary(Expr):
    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class BoolOp(Expr):
    op: str
    operands: list[Expr]


@dataclass(slots=True, eq=False)
class Not(Expr):
    operand: Expr


@dataclass(slots=True, eq=False)
class Unary(Expr):
    op: str
    operand: Expr


@dataclass(slots=True, eq=False)
class Compare(Expr):
    left: Expr
    rest: list[tuple[str, Expr]]


@dataclass(slots=True, eq=False)
class IfExp(Expr):
    test: Expr
    body: Expr
    orelse: Expr


@dataclass(slots=True, eq=False)
class Star(Expr):
    value: Expr


@dataclass(slots=True, eq=False)
class Sequence(Expr):
    """A list, tuple or set display."""

    kind: str
    items: list[Expr]


@dataclass(slots=True, eq=False)
class Dict(Expr):
    """A dict display; a key of None is a `**` entry."""

    items: list[tuple[Expr | None, Expr]]


@dataclass(slots=True, eq=False)
class Clause:
    target: Expr
    iter: Expr
    conditions: list[Expr]


@dataclass(slots=True, eq=False)
class Comp(Expr):
    """A comprehension; `key` is set for dicts only."""

    kind: str
    key: Expr | None
    value: Expr
    clauses: list[Clause]


@dataclass(slots=True, eq=False)
class Lambda(Expr):
    function: Function


@dataclass(slots=True, eq=False)
class Yield(Expr):
    value: Expr | None
    delegates: bool


@dataclass(slots=True, eq=False)
class Walrus(Expr):
    target: Expr
    value: Expr


@dataclass(slots=True, eq=False)
class Stmt:
    cst: cst.CSTNode
    line: int


@dataclass(slots=True, eq=False)
class ExprStmt(Stmt):
    value: Expr


@dataclass(slots=True, eq=False)
class Assign(Stmt):
    targets: list[Expr]
    value: Expr


@dataclass(slots=True, eq=False)
class AnnAssign(Stmt):
    target: Expr
    annotation: Expr
    value: Expr | None


@dataclass(slots=True, eq=False)
class AugAssign(Stmt):
    target: Expr
    op: str
    value: Expr


@dataclass(slots=True, eq=False)
class Return(Stmt):
    value: Expr | None


@dataclass(slots=True, eq=False)
class Raise(Stmt):
    value: Expr | None
    cause: Expr | None


@dataclass(slots=True, eq=False)
class Assert(Stmt):
    test: Expr
    message: Expr | None


@dataclass(slots=True, eq=False)
class Delete(Stmt):
    targets: list[Expr]


@dataclass(slots=True, eq=False)
class Jump(Stmt):
    """`break` and `continue`; `pass` makes no node."""

    kind: str


@dataclass(slots=True, eq=False)
class Scope(Stmt):
    """`global` and `nonlocal`."""

    names: list[str]


@dataclass(slots=True, eq=False)
class Import(Stmt):
    """`bindings`: the name bound here, and the dotted name that it stands for."""

    bindings: list[tuple[str, str]]


@dataclass(slots=True, eq=False)
class ImportFrom(Stmt):
    """`module` with `level` leading dots; a name of "*" binds all."""

    module: str
    level: int
    names: list[tuple[str, str]]


@dataclass(slots=True, eq=False)
class Head:
    """The head of one branch: an `if` or `elif`, and its line."""

    cst: cst.CSTNode
    line: int


@dataclass(slots=True, eq=False)
class If(Stmt):
    """An `if` with all its `elif`: where each stands, its test and body, and the `else`."""

    branches: list[tuple[Head, Expr, list[Stmt]]]
    orelse: list[Stmt]


@dataclass(slots=True, eq=False)
class For(Stmt):
    target: Expr
    iter: Expr
    body: list[Stmt]
    orelse: list[Stmt]


@dataclass(slots=True, eq=False)
class While(Stmt):
    test: Expr
    body: list[Stmt]
    orelse: list[Stmt]


@dataclass(slots=True, eq=False)
class Handler:
    type: Expr | None
    name: str | None
    body: list[Stmt]


@dataclass(slots=True, eq=False)
class Try(Stmt):
    body: list[Stmt]
    handlers: list[Handler]
    orelse: list[Stmt]
    final: list[Stmt]


@dataclass(slots=True, eq=False)
class With(Stmt):
    items: list[tuple[Expr, Expr | None]]
    body: list[Stmt]


@dataclass(slots=True, eq=False)
class Pattern:
    """A `match` pattern: what it binds, and from where in the subject.

    `kind`: "value" (compares), "bind" (a name, or none), "sequence", "mapping", "class", "or".
    """

    kind: str
    name: str | None = None
    value: Expr | None = None
    parts: list[tuple[str | int | None, Pattern]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Case(Stmt):
    pattern: Pattern
    guard: Expr | None
    body: list[Stmt]


@dataclass(slots=True, eq=False)
class Match(Stmt):
    subject: Expr
    cases: list[Case]


@dataclass(slots=True, eq=False)
class Param:
    """`star` is "", "*" or "**"; `positional` tells whether it can be given by position."""

    name: str
    default: Expr | None
    annotation: Expr | None
    star: str
    positional: bool


@dataclass(slots=True, eq=False)
class Function:
    """A `def` or a `lambda` (whose body is one `return`)."""

    name: str
    params: list[Param]
    body: list[Stmt]
    decorators: list[Expr]
    returns: Expr | None
    is_generator: bool
    line: int
    stores: frozenset[str]
    """Names that the body binds: they are local."""
    outer: frozenset[str]
    """Names declared `global` or `nonlocal`."""
    self_writes: frozenset[str]
    """Attributes that the body assigns on its first parameter."""
    members: dict[str, set[str]]
    """Attributes that the body takes of each plain name: what is dereferenced is an object."""
    tested: frozenset[str]
    """Names that a condition of the body looks at: a constant for such a parameter decides."""


@dataclass(slots=True, eq=False)
class FunctionDef(Stmt):
    function: Function


@dataclass(slots=True, eq=False)
class ClassDef(Stmt):
    name: str
    bases: list[Arg]
    decorators: list[Expr]
    body: list[Stmt]


@dataclass(slots=True, eq=False)
class Module:
    body: list[Stmt]
    members: dict[str, set[str]]
