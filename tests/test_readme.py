"""What the README shows is true."""

import re
import sys
from dataclasses import replace

from rozi_lint.policy import load_policy_text


def blocks(repository, language):
    text = (repository / "README.md").read_text()
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_example_policy_can_be_used(repository):
    (example,) = blocks(repository, "toml")
    policy = load_policy_text(example, repository / "rozi-policy.toml")
    assert [purpose.id for purpose in policy.purposes_of("shop.wallet")] == ["payment"]


def test_the_shown_findings_are_real(project, repository):
    (shown,) = blocks(repository, "text")
    here = replace(project, root=repository)
    found = here.run(sys.executable, "-m", "rozi_lint", "check", "tests/shop").stdout.splitlines()
    assert [line for line in shown.splitlines() if line not in found] == []
