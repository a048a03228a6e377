"""Which service a file belongs to."""

import pytest

from rozi_lint.policy import PolicyError
from rozi_lint.project.services import Services


def service(folder, *excluded):
    folder.mkdir(parents=True, exist_ok=True)
    paths = ", ".join(f'"{pattern}"' for pattern in excluded)
    file = folder / "rozi-policy.toml"
    file.write_text(f"[exclude]\npaths = [{paths}]\n")
    return file


def test_the_nearest_policy_counts(tmp_path):
    outer, inner = service(tmp_path), service(tmp_path / "billing")
    services = Services()
    assert services.policy_file(tmp_path / "app.py") == outer
    assert services.policy_file(tmp_path / "billing/deep/app.py") == inner
    assert services.policy(tmp_path / "billing/app.py").files[-1] == inner


def test_a_named_policy_speaks_for_all(tmp_path):
    service(tmp_path / "billing")
    named = service(tmp_path / "conf")
    assert Services(named).policy_file(tmp_path / "billing/app.py") == named


def test_an_unusable_policy_is_an_error(tmp_path):
    (tmp_path / "rozi-policy.toml").write_text("[purposez]\n")
    with pytest.raises(PolicyError):
        Services().policy(tmp_path / "app.py")


@pytest.mark.parametrize(
    ("pattern", "path", "out"),
    [
        ("**/migrations/**", "migrations/a.py", True),
        ("**/migrations/**", "shop/migrations/deep/a.py", True),
        ("**/migrations/**", "shop/migrations.py", False),
        ("legacy", "legacy/a.py", True),
        ("legacy/", "legacy/deep/a.py", True),
        ("legacy/**", "shop/legacy/a.py", False),
        ("shop/*_pb2.py", "shop/order_pb2.py", True),
        ("shop/*_pb2.py", "shop/deep/order_pb2.py", False),
        ("*.py", "shop/a.py", False),
        ("**/*.py", "a.py", True),
        ("a?.py", "ab.py", True),
        ("a.py", "aXpy", False),
    ],
)
def test_excluded_paths_count_from_the_policys_folder(tmp_path, pattern, path, out):
    service(tmp_path, pattern)
    assert Services().excludes(tmp_path / path) == out


def test_no_policy_excludes_nothing(tmp_path):
    assert not Services().excludes(tmp_path / "migrations/a.py")
