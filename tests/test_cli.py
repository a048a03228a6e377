"""The command line, as a person runs it."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

TWO_READS = """\
def lines(user):
    mail = user.email
    return [mail]


def more(user):
    mail = user.email
    return [mail]
"""


def shown(done):
    """The findings of a run, as (file, line, code)."""
    return set(rows(done.stdout))


def rows(output):
    path = ""
    for line in output.splitlines():
        found = re.match(r"  (\d+):\d+ +(RZ\d+) ", line)
        if found:
            yield path, int(found[1]), found[2]
        elif line and not line.startswith(" "):
            path = line


def test_findings_are_status_1(project):
    project.write("shop/app.py")
    done = project.check("--select=RZ4")
    assert (done.returncode, shown(done)) == (1, {("shop/app.py", 7, "RZ401")})
    assert done.stdout.splitlines()[-1] == "1 finding in 1 of 1 file."


def test_nothing_found_is_status_0(project):
    project.write("app.py", "x = 1\n")
    project.write("more.py", "x = 1\n")
    done = project.check()
    assert (done.returncode, done.stdout) == (0, "Nothing found in 2 files.\n")


def test_no_files(project):
    assert project.check().stdout == "No Python files to check.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere.py",), "does not exist"),
        (("--policy=nowhere.toml",), "does not exist"),
        (("--select=card-number-loged",), 'did you mean "card-number-logged"?'),
        (("--ignore=RZ409999",), 'no rule "RZ409999"'),
        (("--fail-on=awful",), "high"),
    ],
)
def test_wrong_use_is_status_2(project, arguments, says):
    done = project.check(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_unusable_policies_are_status_2(project):
    project.write("shop/app.py")
    broken = project.write("shop/rozi-policy.toml", "[purposez]\n")
    for arguments in ((), ("shop",), ("shop/app.py",), (f"--policy={broken}",)):
        done = project.check(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "rozi-policy.toml:1" in done.stderr


def test_unusable_flake8_configuration_is_status_2(project):
    project.write("app.py", "x = 1\n")
    project.write(".flake8", "[flake8]\nignore = not-a-code\n")
    done = project.check()
    assert (done.returncode, done.stdout) == (2, "")
    assert "not-a-code" in done.stderr


def test_rules_are_chosen_by_code_beginning_or_name(project):
    project.write("app.py")
    assert shown(project.check("--select=card-number-logged,RZ9"))
    assert shown(project.check("--select=rz4", "--ignore=RZ405"))
    assert not shown(project.check("--select=RZ405"))
    assert not shown(project.check("--select=RZ4", "--ignore=card-number-logged"))


def test_processes_agree(project):
    for number in range(60):
        project.write(f"app{number}.py")
    alone = project.check("--select=RZ", "--jobs=1")
    shared = project.check("--select=RZ", "--jobs=3")
    assert shared.stdout == alone.stdout
    assert len(shown(shared)) >= 60


def test_an_unusable_policy_in_another_process(project):
    for number in range(60):
        project.write(f"app{number}.py")
    project.write("rozi-policy.toml", "[purposez]\n")
    done = project.check("--jobs=3")
    assert (done.returncode, done.stdout) == (2, "")
    assert "rozi-policy.toml:1" in done.stderr


def test_the_lowest_severity_that_fails(project):
    project.write("app.py", TWO_READS)
    done = project.check("--select=RZ101", "--fail-on=high")
    assert (done.returncode, bool(shown(done))) == (0, True)
    project.write("app.py")
    assert project.check("--select=RZ401", "--fail-on=high").returncode == 1


def test_what_was_not_analysed_always_fails(project):
    project.write("app.py", "def broken(:\n")
    done = project.check("--fail-on=high")
    assert (done.returncode, shown(done)) == (1, {("app.py", 1, "RZ900")})


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads everything")
def test_an_unreadable_file_is_not_analysed(project):
    project.write("app.py").chmod(0)
    assert shown(project.check()) == {("app.py", 1, "RZ900")}


def test_a_broken_link_is_not_analysed(project):
    (project.root / "app.py").symlink_to("nowhere.py")
    assert shown(project.check()) == {("app.py", 1, "RZ900")}


def test_flake8s_configuration_counts(project):
    config = "[flake8]\nexclude = gone\nextend-ignore = RZ405\nper-file-ignores = old/*:RZ401\n"
    project.write("setup.cfg", config)
    for name in ("app.py", "old/app.py", "gone/app.py"):
        project.write(name)
    assert shown(project.check("--select=RZ4")) == {("app.py", 7, "RZ401")}


def test_a_configuration_that_selects_none_of_our_rules_is_said(project):
    project.write("app.py")
    project.write(".flake8", "[flake8]\nselect = E,F,W\n")
    done = project.check()
    assert done.returncode == 0
    assert "selects none of the rules" in done.stderr
    assert project.check("--select=RZ4").returncode == 1


def test_noqa_counts(project):
    project.write("app.py", "import logging\nlogging.info(user.card_number)  # noqa: RZ401\n")
    assert not shown(project.check("--select=RZ4"))


def test_without_a_service_policy_purposes_are_folded(project):
    project.write("app.py", TWO_READS)
    done = project.check("--select=RZ101")
    assert shown(done) == {("app.py", 2, "RZ101")}
    assert "(and 1 more in this module)" in done.stdout
    project.write("rozi-policy.toml", '[service]\nname = "shop"\n')
    assert len(shown(project.check("--select=RZ101"))) == 2


def test_no_colour_where_nobody_sees_it(project):
    project.write("app.py")
    assert "\x1b" not in project.check().stdout


@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_on_a_terminal(project, env, coloured):
    project.write("app.py")
    reader, writer = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "rozi_lint", "check"],
        cwd=project.root,
        stdout=writer,
        stderr=subprocess.DEVNULL,
        check=False,
        env=project.environment(TERM="xterm", **env),
    )
    os.close(writer)
    assert (b"\x1b[" in os.read(reader, 65536)) == coloured


def test_the_script_is_the_module(project):
    script = project.run(str(Path(sys.executable).with_name("rozi-lint")), "--help")
    module = project.run(sys.executable, "-m", "rozi_lint", "--help")
    assert script.stdout == module.stdout


def test_help_and_version(project):
    for arguments in (("--help",), ("-h",), ("check", "--help"), ("--version",)):
        done = project.run(sys.executable, "-m", "rozi_lint", *arguments)
        assert (done.returncode, bool(done.stdout)) == (0, True)


def test_help_and_version_load_nothing_heavy(project):
    code = (
        "import sys, rozi_lint.cli; sys.argv[1:] = ['check', '--help']\n"
        "try: rozi_lint.cli.main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'libcst', 'flake8', 'rich'} & set(sys.modules)))"
    )
    done = project.run(sys.executable, "-c", code)
    assert done.stdout.splitlines()[-1] == "[]"


def test_rules_complete_in_a_shell(project):
    done = project.run(
        sys.executable,
        "-m",
        "rozi_lint",
        _ROZI_LINT_COMPLETE="bash_complete",
        COMP_WORDS="rozi-lint check --select RZ40",
        COMP_CWORD="3",
    )
    assert "RZ401" in done.stdout
