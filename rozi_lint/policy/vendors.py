"""Well-known third parties: how code reaches them, from `rules/vendors.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .paths import rules_root
from .reader import Reader

RECIPIENT_KINDS = (
    "advertising",
    "analytics",
    "supplier",
    "payment",
    "group",
    "authority",
    "transferee",
    "public",
)
VENDOR_SERVICES = (
    "advertising",
    "analytics",
    "crm",
    "payment",
    "mail",
    "sms",
    "chat",
    "push",
    "error-tracking",
    "llm",
    "geo",
    "storage",
    "logistics",
    "search",
    "identity",
    "fraud",
    "tax",
    "support",
    "cdn",
    "infrastructure",
    "survey",
    "other",
)


@dataclass(frozen=True, slots=True)
class Vendor:
    """sdks are import names, dotted where need be; local are patterns of calls that send nothing;
    init are dotted names of calls that start it; clients are names that its client goes by."""

    id: str
    title: str
    kind: str
    service: str
    hosts: tuple[str, ...] = ()
    sdks: tuple[str, ...] = ()
    jurisdiction: str = ""
    local: tuple[str, ...] = ()
    init: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()


def load_vendors(root: Path | None = None) -> Mapping[str, Vendor]:
    """All vendors by id; raises PolicyError with every problem of the file."""
    reader = Reader.read((root or rules_root()) / "vendors.toml")
    vendors: dict[str, Vendor] = {}
    owners: dict[str, str] = {}
    for key, table in reader.tables("vendors").items():
        vendors[key] = _vendor(key, table)
        table.close()
        _check_single_owner(table, vendors[key], owners)
    reader.close()
    reader.raise_problems()
    return vendors


def _vendor(key: str, reader: Reader) -> Vendor:
    return Vendor(
        id=key,
        title=reader.text("title", required=True),
        kind=reader.text("kind", required=True, one_of=RECIPIENT_KINDS),
        service=reader.text("service", required=True, one_of=VENDOR_SERVICES),
        hosts=reader.texts("hosts"),
        sdks=reader.texts("sdks"),
        jurisdiction=reader.text("jurisdiction"),
        local=reader.texts("local"),
        init=reader.texts("init"),
        clients=reader.texts("clients"),
    )


def _check_single_owner(reader: Reader, vendor: Vendor, owners: dict[str, str]) -> None:
    for key, words in (("hosts", vendor.hosts), ("sdks", vendor.sdks)):
        for word in words:
            owner = owners.setdefault(f"{key} {word.lower()}", vendor.id)
            if owner != vendor.id:
                reader.problem(key, f'"{word}" belongs to the vendor "{owner}" already', word)
