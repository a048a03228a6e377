from pathlib import Path

import pytest

from rozi_lint.policy import PolicyError, find_service_policy, rules_root


def test_rules_root_holds_the_policy() -> None:
    assert (rules_root() / "policy.toml").is_file()


def test_nearest_policy_wins(tmp_path: Path) -> None:
    inner = tmp_path / "services" / "pay"
    inner.mkdir(parents=True)
    (tmp_path / "rozi-policy.toml").touch()
    (inner / "rozi-policy.toml").touch()
    assert find_service_policy(inner / "src" / "a.py") == inner / "rozi-policy.toml"
    assert find_service_policy(tmp_path / "services" / "b.py") == tmp_path / "rozi-policy.toml"


def test_pyproject_names_one(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.rozi-lint]\npolicy = "privacy/p.toml"\n')
    assert find_service_policy(tmp_path / "a.py") == tmp_path / "privacy" / "p.toml"


def test_other_pyprojects_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("this is no TOML")
    assert find_service_policy(tmp_path / "a.py") is None


def test_a_broken_pyproject_that_speaks_of_us_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.rozi-lint]\npolicy = \n")
    with pytest.raises(PolicyError, match=r"pyproject\.toml:2: no valid TOML"):
        find_service_policy(tmp_path / "a.py")
