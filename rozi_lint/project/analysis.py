"""The facts of files, with what they need of other files of their project read on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from rozi_lint.flow import access, ir
from rozi_lint.flow.analysis import Analyzer
from rozi_lint.flow.directives import Directives, read_directives
from rozi_lint.flow.events import Event
from rozi_lint.flow.knowledge import Knowledge
from rozi_lint.flow.library import Library
from rozi_lint.flow.library_load import load_library
from rozi_lint.flow.module import ModuleContext
from rozi_lint.flow.operations import OPERATIONS
from rozi_lint.flow.positions import Positions
from rozi_lint.flow.value import Value
from rozi_lint.policy import Policy, Vendor
from rozi_lint.policy.names import Names
from rozi_lint.project.gate import Gate, imports
from rozi_lint.project.modules import (
    Modules,
    absolute_name,
    module_name,
    roots_for,
    source_root,
)
from rozi_lint.project.sources import NotAnalysedError, decode, lower, parse
from rozi_lint.project.starts import Starts


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file: its dotted name, its events and where they are, its directives."""

    name: str
    events: list[Event]
    positions: Positions
    directives: Directives


@dataclass(frozen=True, slots=True)
class Loaded:
    """A module in the interpreter's syntax."""

    context: ModuleContext
    module: ir.Module
    directives: Directives
    text: str
    digest: bytes


def _text(source: bytes) -> str:
    return source.decode("utf-8", "replace")


@lru_cache(maxsize=1)
def library() -> Library:
    """All models, loaded once a process."""
    return load_library()


class Project:
    """The files of one service, and their interfaces as far as anyone asked for them."""

    def __init__(self, policy: Policy, service: Path | None, vendors: Mapping[str, Vendor]) -> None:
        self._policy = policy
        self._service = service
        self._knowledge = Knowledge(policy, vendors, Names(policy.data))
        self._gate = Gate(self._knowledge, library())
        self._gated: dict[Path, tuple[bool, tuple[Path, ...]]] = {}
        self._starts: dict[Path, Starts] = {}
        self._forget()

    def _forget(self) -> None:
        self.analyzer = Analyzer()
        self._loaded: dict[Path, Loaded | None] = {}
        self._views: dict[tuple[Path, ...], View] = {}

    def facts(self, path: Path, display: str, source: bytes) -> FileFacts:
        """The facts of one file. Raises `NotAnalysedError`."""
        absolute = path.absolute()
        known = self._loaded.get(absolute)
        if known is None or known.digest != sha256(source).digest():
            if absolute in self._loaded:
                # Others may have read it as it was.
                self._forget()
            known = self._load(absolute, display, source)
        known.context.path = display
        events = self.analyzer.events_of(known.context)
        positions = Positions(known.text.splitlines())
        return FileFacts(known.context.name, events, positions, known.directives)

    def starts(self, path: Path) -> Starts:
        """Tells which SDKs are set up anywhere in the project of a file."""
        folder = roots_for(path, self._policy, self._service)[-1]
        if self._service is not None:
            folder = self._service.absolute().parent
        if folder not in self._starts:
            self._starts[folder] = Starts(folder)
        return self._starts[folder]

    def matters(self, path: Path, source: bytes) -> bool:
        """Whether a file may have something to report, by itself or with what it imports."""
        waiting: list[tuple[Path, str | None]] = [(path.absolute(), _text(source))]
        seen: set[Path] = set()
        while waiting:
            file, text = waiting.pop()
            if file in seen:
                continue
            seen.add(file)
            passes, needed = self._look(file, text)
            if passes:
                return True
            waiting += [(f, None) for f in needed]
        return False

    def _look(self, file: Path, text: str | None) -> tuple[bool, tuple[Path, ...]]:
        """Whether the gate lets a file pass, and which files of the project it imports."""
        known = self._gated.get(file)
        if known is None or text is not None:
            if text is None:
                text = _text(file.read_bytes())
            needed = tuple(self._imported(file, text))
            known = self._gated[file] = (self._gate.lets_pass(text), needed)
        return known

    def _imported(self, file: Path, text: str) -> Iterator[Path]:
        roots = roots_for(file, self._policy, self._service)
        modules = self._view(roots).modules
        name = module_name(file, source_root(file, self._policy, self._service))
        for origin, names in imports(text):
            dotted = absolute_name(name, file.name == "__init__.py", origin)
            found = modules.find(dotted) if dotted else None
            if found is not None:
                yield found
            if found is None or found.name == "__init__.py":
                for part in names.strip("() \t\\").split(","):
                    inner = modules.find(f"{dotted}.{part.strip().partition(' ')[0]}".strip("."))
                    if inner is not None:
                        yield inner

    def loaded(self, path: Path) -> ModuleContext | None:
        """The module of a file; None where it cannot be analysed."""
        if path not in self._loaded:
            self._loaded[path] = None
            try:
                self._load(path, str(path), path.read_bytes())
            except (NotAnalysedError, OSError, RecursionError):
                return None
        known = self._loaded[path]
        return known.context if known is not None else None

    def _load(self, path: Path, display: str, source: bytes) -> Loaded:
        text = decode(source)
        tree, lines = parse(text)
        module = lower(tree, lines)
        directives = read_directives(text, module)
        context = ModuleContext(
            display,
            module_name(path, source_root(path, self._policy, self._service)),
            path.name == "__init__.py",
            self._knowledge,
            library(),
            OPERATIONS,
            directives.data,
            self._view(roots_for(path, self._policy, self._service)),
        )
        known = Loaded(context, module, directives, text, sha256(source).digest())
        self._loaded[path] = known
        self.analyzer.load(context, module)
        return known

    def _view(self, roots: tuple[Path, ...]) -> View:
        if roots not in self._views:
            self._views[roots] = View(self, roots)
        return self._views[roots]


class View:
    """The project as the files below some roots see it through their imports."""

    def __init__(self, project: Project, roots: tuple[Path, ...]) -> None:
        self._project = project
        self.modules = Modules(roots)

    def lookup(self, dotted: str) -> Value | None:
        """The value of a name of a module; None where the project has no such name."""
        parts = dotted.split(".")
        for end in range(len(parts), 0, -1):
            file = self.modules.find(".".join(parts[:end]))
            if file is None:
                continue
            if end == len(parts):
                return Value(ref=dotted, hint=parts[-1], known=True)
            context = self._project.loaded(file)
            return None if context is None else _exported(context, parts[end:])
        return None

    def names(self, dotted: str) -> Mapping[str, Value]:
        """All public names of a module, for `import *`."""
        file = self.modules.find(dotted)
        context = self._project.loaded(file) if file is not None else None
        return {} if context is None else dict(_public(context))


def _exported(context: ModuleContext, names: list[str]) -> Value | None:
    value = context.exported(names[0])
    for name in names[1:]:
        if value is None or context.top is None:
            return None
        value = access.attribute(context.top, value, name)
    return value


def _public(context: ModuleContext) -> Iterator[tuple[str, Value]]:
    if context.top is not None:
        for name in list(context.top.state.env):
            value = context.exported(name)
            if not name.startswith("_") and value is not None:
                yield name, value
