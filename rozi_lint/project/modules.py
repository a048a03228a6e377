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

    def find(self, dotted: str) -> Path | None:
        """The file of a module or package; None where there is none."""
        if dotted not in self._found:
            self._found[dotted] = self._look(dotted)
        return self._found[dotted]

    def _look(self, dotted: str) -> Path | None:
        top, _, rest = dotted.partition(".")
        if rest and not self._has(top):
            return None
        parts = dotted.split(".")
        for root in self._roots:
            place = root.joinpath(*parts)
            for file in (place / "__init__.py", place.with_name(place.name + ".py")):
                if file.is_file():
                    return file
        return None

    def _has(self, top: str) -> bool:
        """Whether a name of the first level is a folder or module here at all."""
        if f"{top}." not in self._found:
            places = [root / top for root in self._roots]
            here = next(
                (p for p in places if p.is_dir() or p.with_name(top + ".py").exists()), None
            )
            self._found[f"{top}."] = here
        return self._found[f"{top}."] is not None
