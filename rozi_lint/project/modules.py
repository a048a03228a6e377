"""Which file a dotted name of a module stands for, below the source roots of a project."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rozi_lint.policy import Policy

_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", "manage.py", ".git", "rozi-policy.toml")
"""What lies at the top of a project: no source root is looked for above it."""


def source_root(path: Path, policy: Policy, service: Path | None) -> Path:
    """The folder from which a module's dotted name counts."""
    absolute = path.absolute()
    base = service.absolute().parent if service is not None else None
    if base is not None and absolute.is_relative_to(base):
        for root in _declared_roots(policy, base):
            if absolute.is_relative_to(root):
                return root
        return base
    return _roots_of_folder(absolute.parent)[0]


def _declared_roots(policy: Policy, base: Path) -> list[Path]:
    roots = [base / root for root in policy.service.source_roots or ("src", ".")]
    return sorted((r for r in roots if r.is_dir()), key=lambda r: -len(r.parts))


def module_name(path: Path, root: Path) -> str:
    """`shop.checkout.views` for `shop/checkout/views.py` below the root."""
    absolute = path.absolute()
    if not absolute.is_relative_to(root):
        return absolute.stem
    parts = list(absolute.relative_to(root).with_suffix("").parts)
    if parts and parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def absolute_name(name: str, is_package: bool, origin: str) -> str:
    """The absolute dotted name of what an import of a module names, leading dots and all."""
    module = origin.lstrip(".")
    level = len(origin) - len(module)
    if not level:
        return module
    parts = name.split(".") if name else []
    up = level - 1 if is_package else level
    base = parts[: len(parts) - up] if up <= len(parts) else []
    return ".".join([*base, module] if module else base)


@lru_cache(maxsize=4096)
def _roots_of_folder(folder: Path) -> tuple[Path, ...]:
    """The top of the package that a folder is in, and the top of its project above that."""
    top = folder
    while (top / "__init__.py").exists() and top != top.parent:
        top = top.parent
    roots = [top]
    place = top
    while not any((place / mark).exists() for mark in _MARKS) and place != place.parent:
        place = place.parent
    if any((place / mark).exists() for mark in _MARKS) and place != top:
        roots += [root for root in (place, place / "src") if root.is_dir()]
    return tuple(roots)


def roots_for(path: Path, policy: Policy, service: Path | None) -> tuple[Path, ...]:
    """Where the imports of a file are looked up, nearest first: its own root, the declared ones,
    and the folders above up to the top of the project.
    """
    own = source_root(path, policy, service)
    roots = [own, *_roots_of_folder(path.absolute().parent)]
    if service is not None:
        roots += _declared_roots(policy, service.absolute().parent)
    return tuple(dict.fromkeys(roots))


class Modules:
    """Finds modules below some roots; what was found, or not, is kept."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._found: dict[str, Path | None] = {}
        self._listed: dict[str, frozenset[str]] = {}

    def find(self, dotted: str) -> Path | None:
        """The file of a module or package; None where there is none."""
        if dotted not in self._found:
            self._found[dotted] = self._look(dotted)
        return self._found[dotted]

    def _look(self, dotted: str) -> Path | None:
        *names, last = dotted.split(".")
        for root in self._roots:
            folder = self._descend(str(root), names)
            if folder is None:
                continue
            here = self._entries(folder)
            if last in here and "__init__.py" in self._entries(f"{folder}/{last}"):
                return Path(folder, last, "__init__.py")
            if f"{last}.py" in here:
                return Path(folder, f"{last}.py")
        return None

    def _descend(self, folder: str, names: list[str]) -> str | None:
        for name in names:
            if name not in self._entries(folder):
                return None
            folder = f"{folder}/{name}"
        return folder

    def _entries(self, folder: str) -> frozenset[str]:
        """What lies in a folder; nothing where it is none."""
        if folder not in self._listed:
            try:
                self._listed[folder] = frozenset(p.name for p in Path(folder).iterdir())
            except OSError:
                self._listed[folder] = frozenset()
        return self._listed[folder]
