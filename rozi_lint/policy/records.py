"""What a loaded policy is made of. All of it is frozen; lists keep the order of the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .durations import Duration

Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Purpose:
    id: str
    title: str = ""
    article: str = ""
    data: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    retention: str = ""
    modules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecipientKind:
    id: str
    title: str = ""
    article: str = ""
    needs_consent: bool = False
    tracks: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Hosts, SDKs and kind include what its vendor brings along."""

    id: str
    title: str = ""
    kind: str = ""
    vendor: str = ""
    hosts: tuple[str, ...] = ()
    sdks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    env: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    agreement: str = ""
    purposes: tuple[str, ...] = ()
    safeguard: str = ""
    consent: str = ""

    @property
    def jurisdiction(self) -> str:
        return ", ".join(self.jurisdictions)


@dataclass(frozen=True, slots=True)
class CookieCategory:
    id: str
    title: str = ""
    article: str = ""
    max_age: Duration | None = None
    tracks: bool = False


@dataclass(frozen=True, slots=True)
class Cookie:
    """The name may be a pattern: `pref_*`."""

    name: str
    category: str = ""
    max_age: Duration | None = None
    script_readable: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    name: str = ""
    source_roots: tuple[str, ...] = ()
    first_party_hosts: tuple[str, ...] = ()
    home_jurisdictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryNames:
    """How one category is named in code; each entry a name in snake case.

    fields: personal wherever they stand. weak_fields: personal on a person-like holder.
    address_fields: personal on an address only. partial_fields: names of a declared part of it.
    not_after: words that make another thing of the name (gift_card_number).
    """

    category: str
    fields: tuple[str, ...] = ()
    weak_fields: tuple[str, ...] = ()
    address_fields: tuple[str, ...] = ()
    partial_fields: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataNames:
    """The words by which identifiers are read; see `names.Names`, which applies them."""

    words: Lists = field(default_factory=dict)
    categories: Mapping[str, CategoryNames] = field(default_factory=dict)
    none: tuple[str, ...] = ()
