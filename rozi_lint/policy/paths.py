"""Where the rule files are, and which service policy a checked file belongs to."""

from functools import cache
from pathlib import Path

from .problems import PolicyError, Problem
from .reader import Reader

SERVICE_POLICY = "rozi-policy.toml"
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def rules_root() -> Path:
    """`rozi_lint/rules` as the wheel carries it, else `rules` beside the package."""
    for root in (_PACKAGE / "rules", _PACKAGE.parent / "rules"):
        if (root / "policy.toml").is_file():
            return root
    message = "the rule files that belong to rozi-lint are missing; install it again"
    raise PolicyError([Problem(_PACKAGE / "rules" / "policy.toml", 1, "", message)])


def find_service_policy(path: Path) -> Path | None:
    """The service policy in the file's folder or the nearest above it; None where there is none."""
    absolute = path.absolute()
    return _in_or_above(absolute if absolute.is_dir() else absolute.parent)


@cache
def _in_or_above(folder: Path) -> Path | None:
    found = _in(folder)
    if found is None and folder.parent != folder:
        return _in_or_above(folder.parent)
    return found


def _in(folder: Path) -> Path | None:
    named = _named_in_pyproject(folder / "pyproject.toml")
    if named is not None:
        return named
    policy = folder / SERVICE_POLICY
    return policy if policy.is_file() else None


def _named_in_pyproject(file: Path) -> Path | None:
    """`[tool.rozi-lint] policy`, relative to the file. Others are left unread."""
    try:
        if b"rozi-lint" not in file.read_bytes():
            return None
    except OSError:
        return None
    reader = Reader.read(file)
    named = reader.table("tool").table("rozi-lint").text("policy")
    reader.raise_problems()
    return file.parent / named if named else None
