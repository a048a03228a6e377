"""Reads `rules/models/*.toml` into a `Library`; all problems of all files are raised at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from rozi_lint.flow.callee import ParamSpec, Root
from rozi_lint.flow.classes import SELF, ClassModel, Member
from rozi_lint.flow.forms import OPERATIONS as FORM_OPERATIONS
from rozi_lint.flow.library import FieldType, Hook, Library, LibraryFunction, Variant, overload
from rozi_lint.flow.model_effects import decorates, event, open_call, prints, write
from rozi_lint.flow.model_terms import Terms
from rozi_lint.flow.signatures import read_signature
from rozi_lint.flow.summary import Effect, Summary, Term
from rozi_lint.policy import DATA_KEYS, PolicyError, Problem, Reader, nearest, rules_root

_VALUE = Root("value", 0)
"""What is assigned, to an attribute or a setting."""


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
    """One load: all classes are declared before any file is read, as files name each other's."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.functions: dict[str, list[LibraryFunction]] = {}
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
        _each(reader, "function", self._function)
        for row, model in classes:
            self._class(row, model)
            row.close()
        _each(reader, "field", self._field)
        _each(reader, "value", self._value)
        _each(reader, "parameter", self._parameter)
        _each(reader, "hook", self._hook)
        _each(reader, "setting", self._setting)
        _each(reader, "response_exception", self._response)
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

    def _terms(self, row: Reader, roots: Mapping[str, Root]) -> Terms:
        return Terms(row, self.library, roots)

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
        params = _signature(row, name, method)
        terms = Terms(
            row,
            self.library,
            {p.name: p.root for p in params},
            called=name.rpartition(".")[2],
            starred=frozenset(p.name for p in params if p.star == "*"),
        )
        events = [event(terms, table, name) for table in _dicts(row, "events")]
        summary = Summary(
            terms.result("result", row.raw("result")),
            tuple(e for e in events if e is not None),
            tuple(open_call(terms, table) for table in _dicts(row, "calls")),
            tuple(w for d in _dicts(row, "writes") if (w := write(terms, d)) is not None),
            frozenset(row.texts("ensures")),
            decorates(row, self.library),
        )
        meant: list[tuple[str, tuple[object, ...]]] = []
        for param, wanted in _table(row, "when").items():
            if param in terms.roots:
                meant.append((param, tuple(wanted) if isinstance(wanted, list) else (wanted,)))
            else:
                row.problem("when", f'"{param}" is no parameter{nearest(param, terms.roots)}')
        variant = Variant(name, params, summary, row.flag("pure"), tuple(meant))
        return LibraryFunction(name, (variant,))

    # Classes

    def _class(self, row: Reader, model: ClassModel) -> None:
        model.bases += tuple(self.library.class_named(name) for name in row.texts("bases"))
        for name in row.texts("known_as"):
            claimed = self.ducks.setdefault(tuple(name.lower().split("_")), [])
            if model not in claimed:
                claimed.append(model)
        schema = row.text(
            "schema", model.schema or "", one_of=("assigned", "annotated", "both", "")
        )
        model.schema = schema or None
        shown = prints(row.raw("prints"))
        if shown is not None:
            model.prints = shown
        model.role = row.text("role", model.role or "") or None
        model.guards |= frozenset(row.texts("guards"))
        model.guard_attribute = row.text("guard_attribute", model.guard_attribute or "") or None
        model.endpoints += row.texts("endpoint")
        for later in ("answers", "endpoint_parameter"):
            row.raw(later)
        meta = row.raw("meta")
        if isinstance(meta, dict):
            model.meta = {str(k): str(v) for k, v in meta.items()}
        self._attributes(row, model)
        self._methods(row, model)
        self._assignments(row, model)
        self._hooks(row, model)

    def _attributes(self, row: Reader, model: ClassModel) -> None:
        terms = self._terms(row, {"self": SELF})
        for key, table in _table(row, "attributes").items():
            term = terms.result("attributes", table)
            model.attributes[key] = term
            if isinstance(table, dict) and table.get("anywhere") is True:
                self.library.anywhere_attributes.setdefault(key, term)
        for key, table in _table(row, "class_attributes").items():
            term = terms.result("class_attributes", table)
            model.class_attributes[key] = term
            if model.role == "stored":
                self.library.anywhere_on_class.setdefault(key, term)

    def _methods(self, row: Reader, model: ClassModel) -> None:
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

    def _assignments(self, row: Reader, model: ClassModel) -> None:
        for assignment in row.rows("assignment"):
            terms = self._terms(assignment, {"self": SELF, "value": _VALUE})
            for name, effect in _events_by_name(terms, f"{model.name}."):
                model.assignments[name] = (*model.assignments.get(name, ()), effect)
            assignment.close()

    def _hooks(self, row: Reader, model: ClassModel) -> None:
        for hook in row.rows("hook"):
            hook.text("signature")
            hook.raw("events")
            gives = self._gives(hook)
            for name in hook.texts("names"):
                model.hooks[name] = gives
            hook.close()

    def _gives(self, row: Reader) -> dict[str, Term]:
        """What a framework passes, by parameter."""
        terms = self._terms(row, {"self": SELF})
        return {name: terms.result("gives", v) for name, v in _table(row, "gives").items()}

    # Everything else

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
            self.library.class_named(named) if named else None,
            row.flag("inner"),
            row.text("op", one_of=("", *FORM_OPERATIONS)) or None,
            tuple(unprinted.items()) if isinstance(unprinted, dict) else (),
        )
        self.library.fields.update(dict.fromkeys(row.texts("names"), kind))

    def _value(self, row: Reader) -> None:
        term = self._terms(row, {}).result("value", row.raw("value"))
        self.library.values.update(dict.fromkeys(row.texts("names"), term))

    def _parameter(self, row: Reader) -> None:
        row.text("signature")
        gives = self._terms(row, {"dependency": SELF}).result("gives", row.raw("gives"))
        for name in row.texts("names"):
            self.library.parameters[name] = {"gives": gives}

    def _hook(self, row: Reader) -> None:
        params = tuple(p.name for p in _signature(row, "hook", method=False) if not p.star)
        self.library.hooks.append(Hook(frozenset(row.texts("names")), params, self._gives(row)))

    def _setting(self, row: Reader) -> None:
        settings = self.library.settings
        for name, effect in _events_by_name(self._terms(row, {"value": _VALUE}), ""):
            settings[name] = (*settings.get(name, ()), effect)

    def _response(self, row: Reader) -> None:
        self.library.responses.update(row.texts("names"))


def _each(reader: Reader, key: str, read: Callable[[Reader], None]) -> None:
    for row in reader.rows(key):
        read(row)
        row.close()


def _events_by_name(terms: Terms, owner: str) -> list[tuple[str, Effect]]:
    """The events of an entry that tells what an assignment to any of its names does."""
    names = terms.row.texts("names")
    return [
        (name, effect)
        for table in _dicts(terms.row, "events")
        for name in names
        if (effect := event(terms, table, owner + name)) is not None
    ]


def _signature(row: Reader, name: str, method: bool) -> tuple[ParamSpec, ...]:
    text = row.text("signature", "*args, **kwargs")
    try:
        return read_signature(name, text, method)
    except SyntaxError as error:
        row.problem("signature", f"is no signature: {error.msg}")
        return ()


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
