"""Which recipient, cookie or purpose a name in code belongs to.

Of several patterns that match, the most specific wins: one without a wildcard before one with,
then the longer one, then the one declared first.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import eq

from .patterns import dotted_matches, host_matches, may_match, name_matches
from .records import Cookie, Purpose, Recipient

Entry = tuple[str, Recipient]


class Lookup:
    """Answers by exact name first; patterns are tried only where that fails. Answers are kept."""

    def __init__(
        self,
        purposes: Mapping[str, Purpose],
        recipients: Mapping[str, Recipient],
        cookies: Mapping[str, Cookie],
    ) -> None:
        every = recipients.values()
        self._purposes = tuple(purposes.values())
        self._cookies = sorted(cookies.values(), key=lambda cookie: _rank(cookie.name))
        self._hosts = _sorted((word, r) for r in every for word in r.hosts)
        self._sdks = _sorted((word, r) for r in every for word in r.sdks)
        self._settings = _sorted((word, r) for r in every for word in r.settings)
        self._env = _sorted((word, r) for r in every for word in r.env)
        self._calls = _sorted((word, r) for r in every for word in r.calls)
        self._of_module: dict[str, tuple[Purpose, ...]] = {}
        self._of_cookie: dict[str, Cookie | None] = {}

    def purposes(self, module: str) -> tuple[Purpose, ...]:
        if module not in self._of_module:
            self._of_module[module] = tuple(
                purpose
                for purpose in self._purposes
                if any(dotted_matches(pattern, module) for pattern in purpose.modules)
            )
        return self._of_module[module]

    def cookie(self, name: str) -> Cookie | None:
        if name not in self._of_cookie:
            matching = (c for c in self._cookies if name_matches(c.name, name))
            self._of_cookie[name] = next(matching, None)
        return self._of_cookie[name]

    def cookie_may_match(self, prefix: str, suffix: str) -> bool:
        return any(may_match(cookie.name, prefix, suffix) for cookie in self._cookies)

    def host(self, host: str) -> Recipient | None:
        return _first(self._hosts, host, host_matches)

    def sdk(self, dotted: str) -> Recipient | None:
        return _first(self._sdks, dotted, _is_below)

    def setting(self, key: str) -> Recipient | None:
        return _first(self._settings, key, eq)

    def env(self, name: str) -> Recipient | None:
        return _first(self._env, name, eq)

    def call(self, dotted: str) -> Recipient | None:
        return _first(self._calls, dotted, dotted_matches)


def _rank(pattern: str) -> tuple[bool, int]:
    return "*" in pattern or "?" in pattern, -len(pattern)


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: _rank(entry[0]))


def _first(
    entries: list[Entry], name: str, matches: Callable[[str, str], bool]
) -> Recipient | None:
    return next((recipient for word, recipient in entries if matches(word, name)), None)


def _is_below(package: str, dotted: str) -> bool:
    return dotted == package or dotted.startswith(package + ".")
