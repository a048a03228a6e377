"""The policy in effect for a file: the company's promise and how the service keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .durations import Duration
from .hosts import is_private
from .lookup import Lookup
from .patterns import host_matches, plain_host
from .records import (
    Article,
    Cookie,
    CookieCategory,
    DataNames,
    Lists,
    Purpose,
    Recipient,
    RecipientKind,
    Service,
)


@dataclass(frozen=True, slots=True)
class Policy:
    """`home_jurisdictions` are the service's where it names any. `digest` is a hash of `files`."""

    controller: str
    ownership: str
    version: str
    contact: str
    response_days: int
    incident_channels: tuple[str, ...]
    notice: str
    previous: tuple[str, ...]
    home_jurisdictions: tuple[str, ...]
    cookie_max_age: Duration | None
    rights: tuple[str, ...]
    safeguards: tuple[str, ...]
    material_changes: tuple[str, ...]
    articles: Mapping[str, Article]
    purposes: Mapping[str, Purpose]
    recipients: Mapping[str, Recipient]
    recipient_kinds: Mapping[str, RecipientKind]
    cookies: Mapping[str, Cookie]
    cookie_categories: Mapping[str, CookieCategory]
    collected: tuple[str, ...]
    identity: tuple[str, ...]
    data: DataNames
    guards: Lists
    sanitizers: Lists
    public: Lists
    tracking: Lists
    stores: Lists
    exclude: Lists
    service: Service
    files: tuple[Path, ...]
    digest: str
    _lookup: Lookup = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lookup = Lookup(self.purposes, self.recipients, self.cookies)
        object.__setattr__(self, "_lookup", lookup)

    def purposes_of(self, module: str) -> tuple[Purpose, ...]:
        """All purposes whose patterns match a module."""
        return self._lookup.purposes(module)

    def recipient_of_host(self, host: str) -> Recipient | None:
        return self._lookup.host(plain_host(host))

    def recipient_of_sdk(self, dotted: str) -> Recipient | None:
        """By the import name of an SDK or anything below it."""
        return self._lookup.sdk(dotted)

    def recipient_of_setting(self, key: str) -> Recipient | None:
        return self._lookup.setting(key)

    def recipient_of_env(self, name: str) -> Recipient | None:
        return self._lookup.env(name)

    def recipient_of_call(self, dotted: str) -> Recipient | None:
        """By the dotted name of one of the service's own wrappers."""
        return self._lookup.call(dotted)

    def cookie_of(self, name: str) -> Cookie | None:
        return self._lookup.cookie(name)

    def cookie_may_match(self, prefix: str, suffix: str) -> bool:
        """Whether a name of which only the ends are known can be a declared cookie."""
        return self._lookup.cookie_may_match(prefix, suffix)

    def cookie_limit(self, cookie: Cookie | None) -> Duration | None:
        """The nearest lifetime: the cookie's own, its category's, the policy's."""
        if cookie is not None and cookie.max_age is not None:
            return cookie.max_age
        category = self.cookie_categories.get(cookie.category) if cookie is not None else None
        if category is not None and category.max_age is not None:
            return category.max_age
        return self.cookie_max_age

    def is_first_party(self, host: str) -> bool:
        """The service's own hosts, and loopback and private ones, which are nobody else's."""
        host = plain_host(host)
        own = self.service.first_party_hosts
        return is_private(host) or any(host_matches(pattern, host) for pattern in own)
