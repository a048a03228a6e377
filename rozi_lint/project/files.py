"""Which files a run looks at.

Tests, hidden folders and virtual environments are left out by default, judged by their path below
what was named: naming `tests/shop` or one test file asks for it. What configuration excludes stays
out, named or not.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

TEST_FOLDER = "tests"
TEST_FILES = ("test_*.py", "conftest.py")
FOREIGN_FOLDERS = frozenset({"__pycache__", "node_modules", "site-packages"})


@dataclass(frozen=True)
class SourceFile:
    """A file to check, and the name under which it is reported: as the person wrote it."""

    path: Path
    display: str


def discover(
    named: Iterable[str], excluded: Callable[[str], bool], wanted: Callable[[str], bool]
) -> Iterator[SourceFile]:
    """The files to check below what was named, each once, in a stable order.

    `excluded` and `wanted` are asked about display names: the first about folders too, the second
    about files only.
    """
    seen: set[Path] = set()
    for name in named:
        for display in _below(os.path.normpath(name), excluded, wanted):
            path = Path(display).absolute()
            if path not in seen:
                seen.add(path)
                yield SourceFile(path, display)


def _below(
    name: str, excluded: Callable[[str], bool], wanted: Callable[[str], bool]
) -> Iterator[str]:
    if excluded(name):
        return
    if not Path(name).is_dir():
        yield name
        return
    for folder, folders, files in os.walk(name):
        inside = Path(folder)
        folders[:] = sorted(
            child
            for child in folders
            if not is_folder_left_out(inside / child) and not excluded(str(inside / child))
        )
        for file in sorted(files):
            display = str(inside / file)
            if wanted(display) and not is_test_file(file) and not excluded(display):
                yield display


def is_left_out(path: Path, named: Sequence[Path]) -> bool:
    """Whether a file that someone else discovered (flake8, an editor) is left out by default.

    `named` are the paths that this someone was given; a path below none of them is judged from the
    current folder.
    """
    absolute = _normal(path)
    roots = [_normal(root) for root in named]
    if absolute in roots:
        return False
    above = [root for root in [*roots, Path.cwd()] if root in absolute.parents]
    root = max(above, key=lambda found: len(found.parts), default=absolute.parent)
    folders = absolute.parents[: len(absolute.parts) - len(root.parts) - 1]
    return is_test_file(absolute.name) or any(is_folder_left_out(folder) for folder in folders)


def is_folder_left_out(folder: Path) -> bool:
    """Whether nothing in this folder is checked unless it is named."""
    return (
        folder.name == TEST_FOLDER
        or folder.name.startswith(".")
        or folder.name in FOREIGN_FOLDERS
        or (folder / "pyvenv.cfg").is_file()
    )


def is_test_file(name: str) -> bool:
    """Whether a file of this name is a test."""
    return any(fnmatch(name, pattern) for pattern in TEST_FILES)


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))
