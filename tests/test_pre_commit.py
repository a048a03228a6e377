"""Both hooks, in a real pre-commit, from a copy of this repository."""

import shutil
import sys

import pytest

IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@shop.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@shop.example",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}
PARTS = ("rozi_lint", "rules", "pyproject.toml", "README.md", ".pre-commit-hooks.yaml")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git")


def commit(project, folder):
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "all")):
        done = project.run("git", "-C", str(folder), *words, **IDENTITY)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def hooks(tmp_path, project, repository):
    copy = tmp_path / "hooks"
    copy.mkdir()
    for name in PARTS:
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    commit(project, copy)
    return copy


def test_hooks_find_and_leave_tests_alone(tmp_path, project, hooks):
    project.write("app.py")
    project.write("tests/test_app.py")
    commit(project, project.root)
    done = project.run(
        sys.executable,
        *("-m", "pre_commit", "try-repo", str(hooks), "--all-files", "--verbose"),
        PRE_COMMIT_HOME=str(tmp_path / "store"),
        **IDENTITY,
    )
    by_check, by_flake8 = done.stdout.split("- hook id: rozi-lint")[1:]
    assert done.returncode == 1
    assert "7:5      RZ401 card-number-logged: " in by_check
    assert "app.py:7:5: RZ401" in by_flake8
    assert "test_app.py" not in done.stdout
