"""The plugin, in a real flake8."""

import ast

import pytest

from rozi_lint.flake8_plugin import Plugin
from rozi_lint.project.services import Services

COOKIE = """\
from django.http import HttpResponse


def remember(request):
    name = request.GET["name"]
    response = HttpResponse("ok")
    response.set_cookie(name, "1", max_age=60, secure=True, httponly=True, samesite="Lax")
    return response
"""
BROKEN_POLICY = "[purposez.payment]\n"


def codes(output):
    return [line.split()[1] for line in output.splitlines()]


def test_points_at_the_line(project):
    project.write("app.py")
    done = project.flake8("--select=RZ4,E9")
    assert done.returncode == 1
    assert done.stdout.startswith("./app.py:7:5: RZ401 ")
    assert codes(done.stdout) == ["RZ401"]


def test_runs_without_any_option(project):
    project.write("app.py")
    assert "RZ401" in codes(project.flake8().stdout)


def test_other_selections_leave_it_out(project):
    project.write("app.py")
    done = project.flake8("--select=E9,F")
    assert (done.returncode, done.stdout) == (0, "")


def test_who_selects_none_of_it_pays_nothing(project):
    project.write("app.py")
    project.write("rozi-policy.toml", BROKEN_POLICY)
    assert project.flake8("--select=E9,F").returncode == 0
    assert project.flake8("--select=R").returncode == 2
    assert project.flake8("--select=E9", "--extend-select=RZ405").returncode == 2


def test_noqa(project):
    project.write(
        "app.py",
        """\
        import logging

        logger = logging.getLogger(__name__)


        def charge(order):
            logger.info("%s", order.card_number)  # noqa: RZ401
            logger.info(  # noqa
                "%s", order.card_number
            )
            logger.info("%s", order.card_number)  # noqa: E501
        """,
    )
    assert project.flake8("--select=RZ4").stdout.startswith("./app.py:11:5: RZ401 ")


def test_noqa_for_a_whole_file(project):
    project.write("app.py", "# flake8: noqa\nimport logging\nlogging.info(order.card_number)\n")
    assert project.flake8("--select=RZ").returncode == 0


def test_per_file_ignores_and_exclude(project):
    project.write(".flake8", "[flake8]\nper-file-ignores =\n    old/*: RZ4\nexclude = gone\n")
    for name in ("app.py", "old/app.py", "gone/app.py"):
        project.write(name)
    assert [line.split(":")[0] for line in project.flake8("--select=RZ4").stdout.splitlines()] == [
        "./app.py"
    ]


def test_reads_standard_input(project):
    text = project.write("other.py").read_text()
    done = project.flake8("--select=RZ4", "--stdin-display-name", "shop/app.py", "-", stdin=text)
    assert done.stdout.startswith("shop/app.py:7:5: RZ401 ")


def test_standard_input_belongs_to_the_policy_above_its_name(project):
    text = project.write("other.py").read_text()
    project.write("shop/rozi-policy.toml", BROKEN_POLICY)
    done = project.flake8("--select=RZ4", "--stdin-display-name", "app.py", "-", stdin=text)
    assert codes(done.stdout) == ["RZ401"]
    done = project.flake8("--select=RZ", "--stdin-display-name", "shop/app.py", "-", stdin=text)
    assert codes(done.stdout) == ["RZ900"]


def test_processes_agree(project):
    for number in range(6):
        project.write(f"app{number}.py")
    alone = project.flake8("--select=RZ", "--jobs=1")
    shared = project.flake8("--select=RZ", "--jobs=2")
    assert codes(alone.stdout).count("RZ401") == 6
    assert shared.stdout == alone.stdout


def test_reads_the_declared_encoding(project):
    text = '# coding: latin-1\nimport logging\n\nlogging.info("é %s", order.card_number)\n'
    project.write("app.py", text.encode("latin-1"))
    places = [line.split(" ")[:2] for line in project.flake8("--select=RZ").stdout.splitlines()]
    assert places == [["./app.py:4:1:", "RZ401"], ["./app.py:4:22:", "RZ101"]]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("app.py",),
        ("--jobs=2",),
        ("--rozi-policy=bad/policy.toml",),
        ("--rozi-policy=nowhere.toml",),
    ],
)
def test_an_unusable_policy_is_never_green(project, arguments):
    project.write("app.py", "x = 1\n")
    project.write("more.py", "x = 1\n")
    broken = "bad/policy.toml" if any("bad" in word for word in arguments) else "rozi-policy.toml"
    project.write(broken, BROKEN_POLICY)
    done = project.flake8("--select=RZ", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("rozi-lint: ")
    assert len(done.stderr.splitlines()) == 1


def test_the_policy_may_be_named_in_the_configuration(project):
    project.write("app.py")
    project.write(".flake8", "[flake8]\nrozi-policy = conf/policy.toml\n")
    project.write("conf/policy.toml", BROKEN_POLICY)
    assert project.flake8().returncode == 2


def test_an_unusable_policy_further_down_is_a_finding(project):
    project.write("app.py", "x = 1\n")
    project.write("service/app.py", "x = 1\n")
    project.write("service/rozi-policy.toml", BROKEN_POLICY)
    done = project.flake8("--select=RZ")
    assert done.stdout.startswith("./service/app.py:1:1: RZ900 ")
    assert codes(done.stdout) == ["RZ900"]


def test_what_does_not_parse_is_not_green(project):
    project.write("app.py", "def broken(:\n")
    done = project.flake8("--select=RZ,E9")
    assert (done.returncode, codes(done.stdout)) == (1, ["E999"])


def test_a_fault_of_ours_is_a_finding(monkeypatch):
    class Broken:
        def check(self, path, source, display):
            raise RecursionError("too deep\nby far")

    monkeypatch.setattr(Plugin, "_session", Broken(), raising=False)
    monkeypatch.setattr(Plugin, "_services", Services(), raising=False)
    (result,) = Plugin(ast.parse(""), "app.py", ["x = 1\n"]).run()
    assert result == (1, 0, "RZ900 not-analysed: too deep (and 1 more)", Plugin)


def test_tests_are_left_out_unless_named(project):
    for name in ("tests/deep/app.py", "test_app.py", "conftest.py", ".hidden/app.py"):
        project.write(name)
    assert project.flake8("--select=RZ4").returncode == 0
    assert codes(project.flake8("--select=RZ4", "tests").stdout) == ["RZ401"]
    assert codes(project.flake8("--select=RZ4", "test_app.py").stdout) == ["RZ401"]


def test_tests_in_an_editor_are_left_out(project):
    text = project.write("other.py").read_text()
    done = project.flake8("--stdin-display-name", "tests/app.py", "--select=RZ", "-", stdin=text)
    assert done.returncode == 0


def test_the_policy_excludes(project):
    project.write("rozi-policy.toml", '[exclude]\npaths = ["legacy/**"]\n')
    project.write("legacy/app.py")
    assert project.flake8("--select=RZ").returncode == 0
    assert project.flake8("--select=RZ", "legacy/app.py").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ((), False),
        (("--select=RZ",), False),
        (("--select=RZ2",), False),
        (("--extend-select=RZ",), False),
        (("--ignore=E501",), False),
        (("--select=RZ207",), True),
        (("--extend-select=RZ207",), True),
        (("--select=RZ,RZ207",), True),
    ],
)
def test_off_by_default(project, arguments, shown):
    project.write("app.py", COOKIE)
    assert ("RZ207" in codes(project.flake8(*arguments).stdout)) == shown
