"""Which files a run looks at."""

from pathlib import Path

import pytest

from rozi_lint.project.files import discover, is_left_out

FILES = (
    "app.py",
    "shop/views.py",
    "shop/readme.md",
    "shop/tests/test_views.py",
    "shop/tests/factories.py",
    "test_app.py",
    "conftest.py",
    ".hidden/app.py",
    "env/pyvenv.cfg",
    "env/lib/app.py",
    "node_modules/x/setup.py",
)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*named, excluded=lambda path: False):
    return [
        Path(file.display).as_posix()
        for file in discover(named, excluded, lambda path: path.endswith(".py"))
    ]


def test_the_default(tree):
    assert found(".") == ["app.py", "shop/views.py"]


def test_a_named_folder_is_asked_for(tree):
    assert found("shop/tests") == ["shop/tests/factories.py"]
    assert found("env") == ["env/lib/app.py"]


def test_a_named_file_is_asked_for(tree):
    assert found("test_app.py", "shop/readme.md") == ["test_app.py", "shop/readme.md"]


def test_what_is_excluded_stays_out(tree):
    assert found("app.py", "shop", excluded=lambda path: Path(path).name == "app.py") == [
        "shop/views.py"
    ]
    assert found(".", "shop", excluded=lambda path: Path(path).name == "shop") == ["app.py"]


def test_each_file_once(tree):
    assert found("shop/views.py", "shop", ".", "./app.py") == ["shop/views.py", "app.py"]


def test_an_absolute_path_stays_one(tree):
    assert found(str(tree / "shop")) == [(tree / "shop/views.py").as_posix()]


@pytest.mark.parametrize("named", [".", "shop", "shop/tests", "env", "test_app.py"])
def test_flake8_agrees(tree, named):
    every = list((tree / named).rglob("*.py")) or [tree / named]
    kept = {path for path in every if not is_left_out(path, [Path(named)])}
    assert kept == {(tree / name) for name in found(named)}


def test_an_editors_path_is_judged_from_the_current_folder(tree):
    assert is_left_out(Path("shop/tests/factories.py"), [])
    assert is_left_out(tree / "shop/tests/factories.py", [])
    assert not is_left_out(Path("/elsewhere/tests/shop/app.py"), [])
