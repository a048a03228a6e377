"""The rules are there, however the package was installed."""

import subprocess
import sys
import tarfile
import zipfile

import pytest

WHERE = "from rozi_lint.policy import rules_root; print(rules_root())"


@pytest.fixture(scope="module")
def built(tmp_path_factory, repository):
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=repository, check=True, capture_output=True)
    return folder


def rules_of(repository):
    return {path.relative_to(repository).as_posix() for path in repository.glob("rules/**/*.toml")}


def test_the_wheel_carries_the_rules(built, repository):
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"rozi_lint/{rule}" for rule in rules_of(repository)} <= names
    assert "rozi_lint/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "docs"))]


def test_the_sdist_carries_everything(built, repository):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"README.md", "docs/architecture.md", "tests/shop/EXPECTED.txt", ".ci/run"}
    assert rules_of(repository) | wanted <= names


def test_an_installed_wheel_finds_its_rules(built, project):
    (wheel,) = built.glob("*.whl")
    target = project.root / "installed"
    install = ("-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(wheel))
    assert project.run(sys.executable, *install).returncode == 0
    done = project.run(sys.executable, "-c", WHERE, PYTHONPATH=str(target))
    assert done.stdout.strip() == str(target / "rozi_lint" / "rules")
    project.write("app.py")
    found = project.run(
        sys.executable, "-m", "rozi_lint", "check", "app.py", PYTHONPATH=str(target)
    )
    assert "RZ401" in found.stdout


def test_a_checkout_and_an_editable_install_find_their_rules(project, repository):
    done = project.run(sys.executable, "-c", WHERE, PYTHONPATH=str(repository))
    assert done.stdout.strip() == str(repository / "rules")
    done = project.run(sys.executable, "-c", WHERE)
    assert done.stdout.strip().endswith("rules")
