"""A throw-away project to run the real tools in."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parent.parent

LEAK = """\
import logging

logger = logging.getLogger(__name__)


def charge(order):
    logger.info("charging %s", order.card_number)
    logger.info("charged ****%s", order.card_number[-4:])
"""


@dataclass(frozen=True)
class Project:
    """A folder, and the commands that people run in it."""

    root: Path
    cache: Path

    def write(self, name: str, text: str | bytes = LEAK) -> Path:
        """A file of the project, by default one with a card number logged in line 7."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    def run(
        self, *command: str, stdin: str | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end in the project."""
        return subprocess.run(
            command,
            cwd=self.root,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            env=self.environment(**env),
        )

    def environment(self, **env: str) -> dict[str, str]:
        """The environment of such a command: a cache of its own, no colours asked for."""
        kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
        return {**kept, "XDG_CACHE_HOME": str(self.cache), **env}

    def flake8(self, *args: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run flake8."""
        return self.run(sys.executable, "-m", "flake8", *args, stdin=stdin)

    def check(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run rozi-lint check."""
        return self.run(sys.executable, "-m", "rozi_lint", "check", *args)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    root = tmp_path / "project"
    root.mkdir()
    return Project(root, tmp_path / "cache")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return ROOT
