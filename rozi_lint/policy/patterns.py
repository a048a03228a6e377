"""The three kinds of patterns in a policy: dotted names, hosts and cookie names."""

import re
from functools import cache


@cache
def _dotted(pattern: str) -> re.Pattern[str]:
    parts = []
    for part in pattern.split("."):
        if part == "**":
            parts.append(r"(?:[^.]+\.)*")
        elif part == "*":
            parts.append(r"[^.]+\.")
        else:
            parts.append(re.escape(part).replace(r"\*", "[^.]*") + r"\.")
    return re.compile("".join(parts))


def dotted_matches(pattern: str, name: str) -> bool:
    """`*` is one part or some of its letters, `**` any number of parts, none included."""
    return _dotted(pattern).fullmatch(name + ".") is not None


def plain_host(host: str) -> str:
    """A host as patterns are compared with it: lower case, no port, no closing dot."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    if host.count(":") == 1:
        host = host.partition(":")[0]
    return host.rstrip(".")


def host_matches(pattern: str, host: str) -> bool:
    """`*.example.com` is any depth below it but not the bare domain. The host is a plain one."""
    pattern = pattern.lower()
    if "*" not in pattern:
        return pattern == host
    if pattern.startswith("*.") and "*" not in pattern[2:]:
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".+"), host) is not None


@cache
def _name(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def name_matches(pattern: str, name: str) -> bool:
    """`*` any letters, `?` one; everything else is meant as it stands."""
    return _name(pattern).fullmatch(name) is not None


def may_match(pattern: str, prefix: str, suffix: str) -> bool:
    """Whether some name that starts and ends so, with anything between, matches the pattern."""
    known: tuple[str | None, ...] = (*prefix, None, *suffix)
    seen: dict[tuple[int, int], bool] = {}

    def meets(at: int, of: int) -> bool:
        if (at, of) not in seen:
            seen[at, of] = False
            seen[at, of] = decide(at, of)
        return seen[at, of]

    def decide(at: int, of: int) -> bool:
        if at == len(pattern) and of == len(known):
            return True
        if at < len(pattern) and pattern[at] == "*":
            return meets(at + 1, of) or (of < len(known) and meets(at, of + 1))
        if of < len(known) and known[of] is None:
            return meets(at, of + 1) or (at < len(pattern) and meets(at + 1, of))
        if at == len(pattern) or of == len(known):
            return False
        return pattern[at] in ("?", known[of]) and meets(at + 1, of + 1)

    return meets(0, 0)
