"""A sample of the standard library: much real code, on every machine that runs Python."""

from __future__ import annotations

import ast
import sysconfig
import tokenize
from pathlib import Path

FOLDER = Path(sysconfig.get_paths()["stdlib"])
SAMPLE = 8
"""Every eighth module."""


def modules() -> list[Path]:
    """Modules in every kind of style, small and large, in the same order everywhere."""
    found = sorted(FOLDER.glob("*.py")) + sorted(FOLDER.glob("[ae-l]*/*.py"))
    fit = [p for p in found if "site-packages" not in p.parts and p.stat().st_size < 120_000]
    return fit[::SAMPLE]


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def text_of(path: Path) -> str:
    with tokenize.open(path) as file:
        return file.read()


def statements(tree: ast.Module) -> list[ast.stmt]:
    """All statements; an `elif` is none of its own, and `pass` is nothing."""
    elifs = {id(s) for node in ast.walk(tree) if isinstance(node, ast.If) for s in _elif(node)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and not isinstance(node, ast.Pass) and id(node) not in elifs
    ]


def _elif(node: ast.If) -> list[ast.stmt]:
    is_elif = (
        len(node.orelse) == 1
        and isinstance(node.orelse[0], ast.If)
        and node.orelse[0].col_offset == node.col_offset
    )
    return node.orelse if is_elif else []
