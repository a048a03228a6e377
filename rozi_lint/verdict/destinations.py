"""Where an event sends its data: hosts of URLs, vendors of SDK calls, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rozi_lint.flow.events import Known
from rozi_lint.flow.value import Constant, Hole, Template, Value
from rozi_lint.policy import Policy, Recipient, Vendor, host_matches, is_loopback

UNKNOWN, FIRST_PARTY, DECLARED, UNDECLARED = "unknown", "first-party", "declared", "undeclared"

_NETWORK = frozenset({"http", "https", "ws", "wss", "ftp", "ftps", "sftp", "grpc", "grpcs"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_HOST_END = re.compile(r"[/?#\\]")
_HOST = re.compile(r"[\w*.\-\[\]:]+\Z")


@dataclass(frozen=True, slots=True)
class Destination:
    """One place that data may go to; `name` is how a person knows it."""

    status: str
    name: str = ""
    scheme: str = ""
    recipient: Recipient | None = None
    vendor: Vendor | None = None
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Destinations:
    """Looks destinations up in a policy."""

    policy: Policy
    vendors: Mapping[str, Vendor]

    def of(self, known: Known) -> tuple[Destination, ...]:
        """All places that an event may send to; none where it sends nowhere."""
        vendor = known.facts.get("vendor")
        if vendor is not None and vendor.consts:
            return tuple(self._vendor(str(c)) for c in vendor.consts)
        url, base = known.facts.get("url"), known.facts.get("base_url")
        if url is None and base is None:
            return ()
        found = tuple(dict.fromkeys(self._urls(url, base)))
        return found or (Destination(UNKNOWN),)

    def _vendor(self, owner: str) -> Destination:
        recipient = self.policy.recipients.get(owner)
        vendor = self.vendors.get(owner)
        if recipient is None:
            declared = (r for r in self.policy.recipients.values() if r.vendor == owner)
            recipient = next(declared, None)
        if recipient is None and vendor is not None:
            by_sdk = (self.policy.recipient_of_sdk(sdk) for sdk in vendor.sdks)
            recipient = next((r for r in by_sdk if r is not None), None)
        name = vendor.title if vendor is not None else owner
        status = DECLARED if recipient is not None else UNDECLARED
        return Destination(status, name, "https", recipient, vendor)

    def _urls(self, url: Value | None, base: Value | None) -> Iterator[Destination]:
        for const in _constants(url) if url is not None else _constants(base):
            found = self._url(const)
            if found.status == UNKNOWN and base is not None and _is_relative(const):
                yield from (self._url(c) for c in _constants(base))
            else:
                yield found

    def _url(self, const: Constant) -> Destination:
        declared = self._by_key(const)
        if declared is not None:
            return Destination(DECLARED, declared.title or declared.id, "", declared)
        text = _pattern(const)
        match = _SCHEME.match(text)
        if match is None:
            return Destination(UNKNOWN)
        scheme = match.group(1).lower()
        if scheme not in _NETWORK:
            return Destination(FIRST_PARTY, text, scheme)
        host = _HOST_END.split(text[match.end() :], maxsplit=1)[0].rpartition("@")[2]
        return self._host(scheme, host)

    def _host(self, scheme: str, host: str) -> Destination:
        if "*" in host:
            host = _certain(host)
        if not host or not _HOST.match(host):
            return Destination(UNKNOWN, scheme=scheme)
        recipient = self.policy.recipient_of_host(host)
        bare = host.replace("*.", "any.")
        if recipient is None:
            recipient = self.policy.recipient_of_host(bare)
        if recipient is not None:
            return Destination(DECLARED, host, scheme, recipient, self._vendor_of(bare))
        if self.policy.is_first_party(bare) or self.policy.is_first_party(host):
            return Destination(FIRST_PARTY, host, scheme, loopback=is_loopback(_plain(host)))
        return Destination(UNDECLARED, host, scheme, None, self._vendor_of(bare))

    def _vendor_of(self, host: str) -> Vendor | None:
        plain = _plain(host)
        return next(
            (v for v in self.vendors.values() if any(host_matches(p, plain) for p in v.hosts)),
            None,
        )

    def _by_key(self, const: Constant) -> Recipient | None:
        """The recipient whose address is declared by the setting or variable that leads the URL."""
        if not isinstance(const, Template):
            return None
        for part in const.parts:
            if isinstance(part, Hole) and part.kind == "setting":
                return self.policy.recipient_of_setting(part.name)
            if isinstance(part, Hole) and part.kind == "env":
                return self.policy.recipient_of_env(part.name)
            if isinstance(part, str) and _SCHEME.fullmatch(part):
                continue
            return None
        return None


def _plain(host: str) -> str:
    return host.lower().partition(":")[0] if host.count(":") == 1 else host.lower()


def _constants(value: Value | None) -> tuple[Constant, ...]:
    if value is None or value.consts is None:
        return (Template((Hole(),)),)
    return value.consts


def _pattern(const: Constant) -> str:
    """The text with `*` for what is not known."""
    if isinstance(const, Template):
        return "".join(part if isinstance(part, str) else "*" for part in const.parts)
    return const if isinstance(const, str) else "*"


def _is_relative(const: Constant) -> bool:
    return _SCHEME.match(_pattern(const)) is None


def _certain(host: str) -> str:
    """What is known of a host with unknown parts: `*.api.example.com`; empty where that is little.

    An unknown part right behind a whole host is taken for the start of the path.
    """
    name, _, rest = host.partition("*")
    if name and not rest:
        port = name.rstrip(":")
        return port if "." in port and not port.endswith(".") else ""
    tail = host.rpartition("*")[2]
    if tail.startswith(".") and tail.count(".") >= 2:
        return "*" + tail
    return ""


__all__ = ["DECLARED", "FIRST_PARTY", "UNDECLARED", "UNKNOWN", "Destination", "Destinations"]
