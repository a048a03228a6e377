"""The example shop: what is expected of it, and nothing else, is found by both front ends."""

import re
import sys


def expected(repository):
    text = (repository / "tests/shop/EXPECTED.txt").read_text()
    return sorted(tuple(re.split(r"[: ]", line)) for line in text.splitlines())


def test_flake8_finds_what_is_expected(project, repository):
    done = project.flake8("--isolated", "--select=RZ,E9", str(repository / "tests/shop"))
    found = re.findall(r"([^/\n]+):(\d+):\d+: (RZ\d+) ", done.stdout)
    assert sorted(found) == expected(repository)


def test_the_command_line_agrees(project, repository):
    done = project.run(sys.executable, "-m", "rozi_lint", "check", str(repository / "tests/shop"))
    assert done.returncode == 1
    files = len({path for path, _, _ in expected(repository)})
    assert f"{len(expected(repository))} findings in {files} of" in done.stdout
