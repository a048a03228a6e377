"""Reads `rules/models/*.toml` into a `Library`; all problems of all files are raised at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rozi_lint.flow.callee import ParamSpec, Root
from rozi_lint.flow.classes import CLASS_METHOD, METHOD, PROPERTY, SELF, STATIC, ClassModel, Member
from rozi_lint.flow.forms import OPERATIONS as FORM_OPERATIONS
from rozi_lint.flow.library import FieldType, Hook, Library, LibraryFunction, Variant, overload
from rozi_lint.flow.operations import OPERATIONS
from rozi_lint.flow.summary import Decorates, Effect, Op, OpenCall, Summary, Term, Write
from rozi_lint.flow.value import CLEAN, NO_FACTS, UNKNOWN, Sym, Value, constant
from rozi_lint.policy import DATA_KEYS, PolicyError, Problem, Reader, nearest, rules_root

EVENT_KINDS: dict[str, tuple[str, ...]] = {
    "log": ("data",),
    "request": ("params", "body", "headers"),
    "cookie": ("value",),
    "display": ("data",),
    "redirect": (),
    "message": ("subject", "body", "to", "headers"),
    "store": ("value",),
    "expiry": (),
    "public": ("data",),
    "hash": ("data",),
    "compare": ("data",),
    "transport": ("data",),
    "tls": (),
    "query": ("params",),
    "setting": (),
}
"""Kinds of events that a model may tell, and which of their roles carry data."""

RESULTS = (
    "bag", "columns", "many", "instance", "item", "attribute", "element", "list", "tuple", "zip",
    "keys", "values", "items", "record", "dump", "data", "config", "call", "partial", "pieces",
    "substitute", "parsed", "copy", "new_class", "guard", "locals", "rows", "row", "type", "same",
    "text", "class", "holds",
)  # fmt: skip
"""The words that say what a result is; of several in one table the first here is the main one."""

_PLACE = re.compile(r"(?P<star>\*?)(?P<root>\w+)(?P<rest>(?:\.[\w-]+|\[\w*\])*)\Z")
_STEP = re.compile(r"\.([\w-]+)|\[(\w*)\]")
_RAISED = re.compile(r"raised if (\w+)\Z")

Roots = Mapping[str, Root]


def load_library(root: Path | None = None) -> Library:
    """The library of all models. Raises `PolicyError` with every problem found."""
    files = sorted(((root or rules_root()) / "models").glob("*.toml"))
    problems: list[Problem] = []
    readers = []
    for file in files:
        try:
            readers.append(Reader.read(file))
        except PolicyError as error:
            problems += error.problems
    loading = _Loading(Library())
    rows = [(reader, loading.declare(reader)) for reader in readers]
    for reader, classes in rows:
        loading.read(reader, classes)
        problems += reader.problems
    if problems:
        raise PolicyError(problems)
    loading.finish()
    return loading.library


class _Loading:
    """One load: classes are declared in all files before any file is read, as they name each other."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.functions: dict[str, list[LibraryFunction]] = {}
        self.called = ""
        self.starred: frozenset[str] = frozenset()
        self.anywhere: dict[str, list[LibraryFunction]] = {}
        self.ducks: dict[tuple[str, ...], list[ClassModel]] = {}

    def declare(self, reader: Reader) -> list[tuple[Reader, ClassModel]]:
        out = []
        for row in reader.rows("class"):
            names = row.texts("names")
            if not names:
                row.problem("names", "a class needs a name")
                continue
            model = self.library.classes.get(names[0]) or ClassModel(names[0])
            for name in names:
                self.library.classes[name] = model
            out.append((row, model))
        return out

    def read(self, reader: Reader, classes: list[tuple[Reader, ClassModel]]) -> None:
        reader.table("library").text("name", required=True)
        for row in reader.rows("function"):
            self._function(row)
            row.close()
        for row, model in classes:
            self._class(row, model)
            row.close()
        for row in reader.rows("field"):
            self._field(row)
            row.close()
        for row in reader.rows("value"):
            term = self._result(row, "value", row.raw("value"), {})
            self.library.values.update(dict.fromkeys(row.texts("names"), term))
            row.close()
        for row in reader.rows("parameter"):
            row.text("signature")
            gives = row.raw("gives")
            terms = {"gives": self._result(row, "gives", gives, {"dependency": SELF})}
            self.library.parameters.update(dict.fromkeys(row.texts("names"), terms))
            row.close()
        for row in reader.rows("hook"):
            params = self._signature(row, "hook", method=False)
            names = tuple(p.name for p in params if not p.star)
            hook = Hook(frozenset(row.texts("names")), names, self._gives(row, "gives"))
            self.library.hooks.append(hook)
            row.close()
        for row in reader.rows("setting"):
            names = row.texts("names")
            for i, table in enumerate(_dicts(row, "events")):
                for name in names:
                    effect = self._event(row, i, table, {"value": Root("value", 0)}, name)
                    if effect is not None:
                        found = self.library.settings.get(name, ())
                        self.library.settings[name] = (*found, effect)
            row.close()
        for row in reader.rows("response_exception"):
            self.library.responses.update(row.texts("names"))
            row.close()
        reader.close()

    def finish(self) -> None:
        for name, found in self.functions.items():
            self.library.functions[name] = overload(found)
        for name, found in self.anywhere.items():
            self.library.anywhere[name] = overload(found)
        for words, models in self.ducks.items():
            self.library.ducks[words] = models[0] if len(models) == 1 else _either(words, models)
        text = self.library.classes.get("str")
        self.library.text_members = frozenset(text.members) if text is not None else frozenset()

    # Functions

    def _function(self, row: Reader) -> None:
        for function in self._callables(row, "", method=False):
            self.functions.setdefault(function.name, []).append(function)

    def _callables(self, row: Reader, owner: str, method: bool) -> list[LibraryFunction]:
        """The functions of an entry, one a name; they differ in their names only."""
        names = [owner + name for name in row.texts("names")]
        if not names:
            row.problem("names", "a function needs a name")
            return []
        first = self._callable(row, names[0], method)
        if "__name__" in f"{row.raw('events')}{row.raw('result')}":
            return [first, *(self._callable(row, name, method) for name in names[1:])]
        return [first, *(_renamed(first, name) for name in names[1:])]

    def _callable(self, row: Reader, name: str, method: bool) -> LibraryFunction:
        params = self._signature(row, name, method)
        roots = {p.name: p.root for p in params}
        self.called = name.rpartition(".")[2]
        self.starred = frozenset(p.name for p in params if p.star == "*")
        events = tuple(
            self._event(row, i, e, roots, name) for i, e in enumerate(_dicts(row, "events"))
        )
        summary = Summary(
            self._result(row, "result", row.raw("result"), roots),
            tuple(e for e in events if e is not None),
            tuple(self._open_call(row, c, roots) for c in _dicts(row, "calls")),
            tuple(
                w for d in _dicts(row, "writes") if (w := self._write(row, d, roots)) is not None
            ),
            frozenset(row.texts("ensures")),
            self._decorates(row),
        )
        meant: list[tuple[str, tuple[object, ...]]] = []
        for param, wanted in _table(row, "when").items():
            if param in roots:
                meant.append((param, tuple(wanted) if isinstance(wanted, list) else (wanted,)))
            else:
                row.problem("when", f'"{param}" is no parameter{nearest(param, roots)}')
        return LibraryFunction(
            name, (Variant(name, params, summary, row.flag("pure"), tuple(meant)),)
        )

    def _signature(self, row: Reader, name: str, method: bool) -> tuple[ParamSpec, ...]:
        text = row.text("signature", "*args, **kwargs")
        try:
            return signature(name, _parsed(text), method)
        except SyntaxError as error:
            row.problem("signature", f"is no signature: {error.msg}")
            return ()

    def _event(
        self, row: Reader, index: int, table: Mapping[str, object], roots: Roots, name: str
    ) -> Effect | None:
        kind = table.get("kind")
        if kind not in EVENT_KINDS or not isinstance(kind, str):
            row.problem(
                "events", f'unknown kind of event "{kind}"{nearest(str(kind), EVENT_KINDS)}'
            )
            return None
        data: list[tuple[str, tuple[Term, ...]]] = []
        facts: list[tuple[str, Term]] = []
        when: list[tuple[Term, tuple[object, ...]]] = []
        for role, places in table.items():
            if role == "kind":
                continue
            if role == "when":
                when = self._when(row, places, roots)
                continue
            if role in EVENT_KINDS[kind]:
                listed = places if isinstance(places, list) else [places]
                data.append((role, tuple(self._place(row, "events", p, roots) for p in listed)))
            elif isinstance(places, list):
                facts.append(
                    (role, Op("first", tuple(self._place(row, "events", p, roots) for p in places)))
                )
            else:
                facts.append((role, self._place(row, "events", places, roots)))
        return Effect(kind, name, tuple(data), tuple(facts), when=tuple(when))

    def _when(
        self, row: Reader, table: object, roots: Roots
    ) -> list[tuple[Term, tuple[object, ...]]]:
        if not isinstance(table, dict):
            row.problem("events", "`when` must be a table")
            return []
        return [
            (self._place(row, "events", place, roots), tuple(v) if isinstance(v, list) else (v,))
            for place, v in table.items()
        ]

    def _open_call(self, row: Reader, table: Mapping[str, object], roots: Roots) -> OpenCall:
        callee = self._place(row, "calls", table.get("callee"), roots)
        kwargs = table.get("kwargs")
        op = Op(
            "call",
            (callee,),
            (
                ("args", self._arguments(row, "calls", table.get("args", []), roots)),
                ("kwargs", self._keywords(row, "calls", kwargs, roots) if kwargs else CLEAN),
            ),
        )
        return OpenCall(None, UNKNOWN, (), (), None, None, NO_FACTS, None, op)

    def _arguments(self, row: Reader, key: str, args: object, roots: Roots) -> tuple[Term, ...]:
        """Arguments of a call in disguise; a starred parameter is spread."""
        out: list[Term] = []
        for place in args if isinstance(args, list) else [args]:
            term = self._place(row, key, place, roots)
            is_starred = isinstance(place, str) and (place[:1] == "*" or place in self.starred)
            out.append(Op("starred", (term,)) if is_starred else term)
        return tuple(out)

    def _keywords(self, row: Reader, key: str, kwargs: object, roots: Roots) -> Term:
        return self._place(row, key, kwargs[0] if isinstance(kwargs, list) else kwargs, roots)

    def _write(self, row: Reader, table: Mapping[str, object], roots: Roots) -> Write | None:
        to = str(table.get("to"))
        match = _PLACE.match(to)
        if match is None or match.group("root") not in roots:
            row.problem("writes", f'"{to}" is no place of this signature')
            return None
        path: list[tuple[str, object]] = []
        for attr, index in _STEP.findall(match.group("rest")):
            path.append((".", attr) if attr else ("*", index))
        place = Sym(roots[match.group("root")], tuple(path))
        key: Term | None = None
        kind = "content"
        for word, meaning in (("key", "["), ("name", ".")):
            if word in table:
                key, kind = self._place(row, "writes", table[word], roots), meaning
        values = table.get("from")
        listed = values if isinstance(values, list) else [values]
        terms = tuple(self._place(row, "writes", v, roots) for v in listed)
        operation = table.get("op")
        if operation in FORM_OPERATIONS:
            terms = tuple(Op("holds", (t,), (("op", operation),)) for t in terms)
        if kind == "content" and path and path[-1][0] == ".":
            return Write(Sym(place.root, place.path[:-1]), ".", constant(str(path[-1][1])), terms)
        return Write(place, kind, key, terms)

    def _decorates(self, row: Reader) -> Decorates | None:
        table = row.raw("decorator")
        if not isinstance(table, dict):
            return None
        known = (
            "guards",
            "schema",
            "prints",
            "endpoint",
            "inputs",
            "property",
            "context",
            "method",
            "class",
            "guards_from",
            "hook",
            "before",
            "bound_if",
        )
        for key in table:
            if key not in known:
                row.problem("decorator", f'unknown key "{key}"{nearest(key, known)}')
        kind = METHOD
        if table.get("property"):
            kind = PROPERTY
        elif table.get("method") in ("class", "static"):
            kind = CLASS_METHOD if table["method"] == "class" else STATIC
        model = table.get("class")
        hook = table.get("hook")
        return Decorates(
            frozenset(table.get("guards", ())),
            table.get("schema"),
            _prints(table.get("prints")),
            kind,
            bool(table.get("context")),
            bool(table.get("endpoint")),
            table.get("inputs"),
            self._model(model) if isinstance(model, str) else None,
            {
                k: self._result(row, "decorator", v, {"self": SELF, "sender": SELF})
                for k, v in hook.items()
            }
            if isinstance(hook, dict)
            else {},
        )

    # Classes

    def _class(self, row: Reader, model: ClassModel) -> None:
        model.bases += tuple(self._model(name) for name in row.texts("bases"))
        for name in row.texts("known_as"):
            claimed = self.ducks.setdefault(tuple(name.lower().split("_")), [])
            if model not in claimed:
                claimed.append(model)
        model.schema = (
            row.text("schema", model.schema or "", one_of=("assigned", "annotated", "both", ""))
            or None
        )
        prints = _prints(row.raw("prints"))
        if prints is not None:
            model.prints = prints
        model.role = row.text("role", model.role or "") or None
        model.guards |= frozenset(row.texts("guards"))
        model.guard_attribute = row.text("guard_attribute", model.guard_attribute or "") or None
        model.endpoints += row.texts("endpoint")
        for later in ("answers", "endpoint_parameter"):
            row.raw(later)
        meta = row.raw("meta")
        if isinstance(meta, dict):
            model.meta = {str(k): str(v) for k, v in meta.items()}
        for key, table in _table(row, "attributes").items():
            term = self._result(row, "attributes", table, {"self": SELF})
            model.attributes[key] = term
            if isinstance(table, dict) and table.get("anywhere") is True:
                self.library.anywhere_attributes.setdefault(key, term)
        for key, table in _table(row, "class_attributes").items():
            term = self._result(row, "class_attributes", table, {"self": SELF})
            model.class_attributes[key] = term
            if model.role == "stored":
                self.library.anywhere_on_class.setdefault(key, term)
        self._members(row, model)

    def _members(self, row: Reader, model: ClassModel) -> None:
        own: dict[str, list[LibraryFunction]] = {}
        for method in row.rows("method"):
            anywhere = method.flag("anywhere")
            for function in self._callables(method, f"{model.name}.", method=True):
                name = function.name.rpartition(".")[2]
                own.setdefault(name, []).append(function)
                if anywhere:
                    self.anywhere.setdefault(name, []).append(function)
            method.close()
        for name, functions in own.items():
            model.members[name] = Member(overload(functions))
        for assignment in row.rows("assignment"):
            names = assignment.texts("names")
            roots = {"self": SELF, "value": Root("value", 0)}
            for i, table in enumerate(_dicts(assignment, "events")):
                for name in names:
                    effect = self._event(assignment, i, table, roots, f"{model.name}.{name}")
                    if effect is not None:
                        model.assignments[name] = (*model.assignments.get(name, ()), effect)
            assignment.close()
        for hook in row.rows("hook"):
            hook.text("signature")
            hook.raw("events")
            gives = self._gives(hook, "gives")
            for name in hook.texts("names"):
                model.hooks[name] = gives
            hook.close()

    def _gives(self, row: Reader, key: str) -> dict[str, Term]:
        return {k: self._result(row, key, v, {"self": SELF}) for k, v in _table(row, key).items()}

    def _model(self, name: str) -> ClassModel:
        """A class by name; one that no model describes is known by its name only."""
        model = self.library.classes.get(name)
        if model is None:
            model = self.library.classes[name] = ClassModel(name, resolved=False)
        return model

    def _field(self, row: Reader) -> None:
        category = row.text("data")
        if category and category != "none" and category not in DATA_KEYS:
            row.problem("data", f'unknown category "{category}"{nearest(category, DATA_KEYS)}')
        named = row.text("class")
        unprinted = row.raw("unprinted")
        for later in ("undumped", "reverse"):
            row.raw(later)
        relation = row.raw("relation")
        kind = FieldType(
            category or None,
            relation if isinstance(relation, str) else None,
            row.flag("many"),
            self._model(named) if named else None,
            row.flag("inner"),
            row.text("op", one_of=("", *FORM_OPERATIONS)) or None,
            tuple(unprinted.items()) if isinstance(unprinted, dict) else (),
        )
        self.library.fields.update(dict.fromkeys(row.texts("names"), kind))

    # Places and results

    def _place(self, row: Reader, key: str, place: object, roots: Roots) -> Term:
        if isinstance(place, dict):
            return self._result(row, key, place, roots)
        if isinstance(place, (bool, int, float)):
            return constant(place)
        if not isinstance(place, str):
            row.problem(key, f'"{place}" is no place')
            return UNKNOWN
        if place == "nothing":
            return CLEAN
        if place == "__name__":
            return constant(self.called)
        if place == "raised":
            return Op("raised")
        if place[:1] == "'" and place[-1:] == "'":
            return constant(place[1:-1])
        raised = _RAISED.match(place)
        if raised is not None and raised.group(1) in roots:
            return Op("raised", (Value(syms=(Sym(roots[raised.group(1)]),)),))
        match = _PLACE.match(place)
        if match is None or match.group("root") not in roots:
            row.problem(key, f'"{place}" is no place of this signature{nearest(place, roots)}')
            return UNKNOWN
        term: Term = Value(syms=(Sym(roots[match.group("root")]),))
        for attr, index in _STEP.findall(match.group("rest")):
            if attr:
                term = Op("field", (term,), (("key", attr),))
            elif index and index in roots:
                term = Op("item", (term,), (("keys", (Value(syms=(Sym(roots[index]),)),)),))
            else:
                term = Op("element", (term,))
        return term

    def _places(self, row: Reader, key: str, places: object, roots: Roots) -> tuple[Term, ...]:
        listed = places if isinstance(places, list) else [places]
        return tuple(self._place(row, key, p, roots) for p in listed)

    def _result(self, row: Reader, key: str, result: object, roots: Roots) -> Term:
        if result is None:
            return UNKNOWN
        if result == "never":
            return Op("never")
        if isinstance(result, (str, bool, int)):
            return self._place(row, key, result, roots)
        if not isinstance(result, dict):
            row.problem(key, 'must be a table or "nothing"')
            return UNKNOWN
        word = next((w for w in RESULTS if w in result), None)
        if word is None:
            row.problem(
                key, f"says nothing that a result can be{nearest(next(iter(result), ''), RESULTS)}"
            )
            return UNKNOWN
        if word not in OPERATIONS:
            return UNKNOWN
        return self._operation(row, key, word, result, roots)

    def _operation(
        self, row: Reader, key: str, word: str, table: Mapping[str, object], roots: Roots
    ) -> Term:
        main = table[word]
        detail: list[tuple[str, object]] = []
        terms: tuple[Term, ...] = ()
        if word == "data" and main != "none" and main not in DATA_KEYS:
            row.problem(key, f'unknown category "{main}"{nearest(str(main), DATA_KEYS)}')
        if word in ("bag", "data", "guard", "locals"):
            detail.append((word, main))
        elif word == "type":
            detail.append((word, self._model(str(main))))
        elif word == "config":
            detail.append((word, main if isinstance(main, str) else "setting"))
        elif word != "class":
            terms = self._places(row, key, main, roots)
        for name, value in table.items():
            if name == word:
                if word == "class":
                    detail.append(("class", self._model(str(main))))
            elif name in ("op", "format"):
                detail.append((name, value))
            elif name == "class":
                detail.append((name, self._model(str(value))))
            elif name in ("args", "kwargs"):
                read = self._arguments if name == "args" else self._keywords
                detail.append((name, read(row, key, value, roots)))
            elif name in ("holds", "key", "name"):
                plural = "keys" if name in ("key", "name") else name
                detail.append((plural, self._places(row, key, value, roots)))
            elif name in ("fields", "items") and isinstance(value, dict):
                detail.append(
                    (name, {k: self._place_or_result(row, key, v, roots) for k, v in value.items()})
                )
            elif isinstance(value, bool) or name == "prints":
                detail.append((name, value))
            else:
                detail.append((name, self._place_or_result(row, key, value, roots)))
        operation = table.get("op")
        if operation is not None and operation not in FORM_OPERATIONS:
            row.problem(
                key, f'unknown operation "{operation}"{nearest(str(operation), FORM_OPERATIONS)}'
            )
        return Op(word, terms, tuple(detail))

    def _place_or_result(self, row: Reader, key: str, value: object, roots: Roots) -> Term:
        return self._place(row, key, value, roots)


def _renamed(function: LibraryFunction, name: str) -> LibraryFunction:
    """The same function under another name."""
    variants = []
    for variant in function.variants:
        effects = tuple(replace(effect, sink=name) for effect in variant.does.effects)
        does = replace(variant.does, effects=effects) if effects else variant.does
        variants.append(replace(variant, name=name, does=does))
    return LibraryFunction(name, tuple(variants))


def _either(words: tuple[str, ...], models: list[ClassModel]) -> ClassModel:
    """A class that is one of several: what only one of them has counts."""
    either = ClassModel("either." + "_".join(words))
    for table in ("members", "attributes", "class_attributes", "assignments"):
        every: dict[str, list[object]] = {}
        for model in models:
            seen: set[str] = set()
            for current in model.lineage():
                for name, found in getattr(current, table).items():
                    if name not in seen:
                        seen.add(name)
                        every.setdefault(name, []).append(found)
        getattr(either, table).update({n: f[0] for n, f in every.items() if len(f) == 1})
    return either


@lru_cache(maxsize=None)
def _parsed(text: str) -> ast.arguments:
    """The parameters of a signature; many entries have the same."""
    parsed = ast.parse(f"lambda {text}: 0", mode="eval").body
    assert isinstance(parsed, ast.Lambda)
    return parsed.args


def signature(owner: str, args: ast.arguments, method: bool) -> tuple[ParamSpec, ...]:
    """The parameters of a parsed signature; a method's starts with the receiver."""
    out: list[ParamSpec] = []

    def add(name: str, star: str, positional: bool, default: Value | None) -> None:
        out.append(ParamSpec(name, Root(owner, len(out)), star, positional, default))

    if method:
        add("self", "", True, None)
    positional = [*args.posonlyargs, *args.args]
    defaults: Sequence[ast.expr | None] = [
        *([None] * (len(positional) - len(args.defaults))),
        *args.defaults,
    ]
    for arg, default in zip(positional, defaults):
        add(arg.arg, "", True, _literal(default))
    if args.vararg:
        add(args.vararg.arg, "*", False, None)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults):
        add(arg.arg, "", False, _literal(default))
    if args.kwarg:
        add(args.kwarg.arg, "**", False, None)
    return tuple(out)


def _literal(node: ast.expr | None) -> Value | None:
    if node is None:
        return None
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return UNKNOWN
    return (
        constant(value) if isinstance(value, (str, bytes, int, float, bool, type(None))) else CLEAN
    )


def _dicts(row: Reader, key: str) -> list[dict[str, object]]:
    value = row.raw(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        row.problem(key, "must be a list of tables")
        return []
    return value


def _table(row: Reader, key: str) -> dict[str, object]:
    value = row.raw(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        row.problem(key, "must be a table")
        return {}
    return value


def _prints(value: object) -> str | tuple[str, ...] | None:
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    return value if isinstance(value, str) else None
