"""The tables of a service: whom it talks to, which cookies it sets, how it asks and protects."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .company import Promise
from .layer import Layer, read_data, read_lifetime, united
from .reader import Reader
from .records import Cookie, Lists, Recipient, Service
from .vendors import Vendor

LISTS: Lists = {
    "guards": ("consent", "do_not_track", "tracking_allowed", "access"),
    "sanitizers": ("partial", "pseudonymous", "encrypted", "aggregate"),
    "public": ("folders", "buckets"),
    "tracking": ("calls",),
    "stores": ("retention",),
    "exclude": ("paths",),
}
"""Tables that hold nothing but lists of names or patterns, and their keys."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What the service's tables say."""

    service: Service = field(default_factory=Service)
    recipients: Mapping[str, Recipient] = field(default_factory=dict)
    cookies: Mapping[str, Cookie] = field(default_factory=dict)
    lists: Mapping[str, Lists] = field(
        default_factory=lambda: {name: dict.fromkeys(keys, ()) for name, keys in LISTS.items()}
    )


def read_practice(
    layer: Layer, base: Practice, promise: Promise, vendors: Mapping[str, Vendor]
) -> Practice:
    return Practice(
        service=_service(layer.reader.table("service"), base.service),
        recipients=_recipients(layer, base.recipients, promise, vendors),
        cookies=_cookies(layer, base.cookies, promise),
        lists={name: _lists(layer.reader.table(name), base.lists[name]) for name in LISTS},
    )


def _service(reader: Reader, base: Service) -> Service:
    hosts = _hosts(reader, "first_party_hosts")
    service = Service(
        name=reader.text("name", base.name),
        source_roots=united(base.source_roots, reader.texts("source_roots")),
        first_party_hosts=united(base.first_party_hosts, hosts),
        home_jurisdictions=united(base.home_jurisdictions, reader.texts("home_jurisdictions")),
    )
    reader.close()
    return service


def _recipients(
    layer: Layer,
    base: Mapping[str, Recipient],
    promise: Promise,
    vendors: Mapping[str, Vendor],
) -> dict[str, Recipient]:
    recipients = dict(base)
    for key, reader in layer.reader.tables("recipients").items():
        old = base.get(key, Recipient(key))
        recipient = _recipient(reader, old, promise, vendors)
        recipients[key] = recipient
        reader.close()
        if _needs_consent(old, promise) and not _needs_consent(recipient, promise):
            place = "kind" if "kind" in reader else "consent"
            layer.widens(reader, place, "lets this recipient have data without consent")
    return recipients


def _needs_consent(recipient: Recipient, promise: Promise) -> bool:
    kind = promise.recipient_kinds.get(recipient.kind)
    return recipient.consent == "required" or (kind is not None and kind.needs_consent)


def _recipient(
    reader: Reader, old: Recipient, promise: Promise, vendors: Mapping[str, Vendor]
) -> Recipient:
    kind = reader.text("kind", old.kind, one_of=promise.recipient_kinds)
    vendor_id = reader.text("vendor", old.vendor, one_of=vendors)
    vendor = vendors.get(vendor_id)
    return replace(
        old,
        title=reader.text("title", old.title or (vendor.title if vendor else "")),
        kind=kind or (vendor.kind if vendor else ""),
        vendor=vendor_id,
        hosts=united((*old.hosts, *_hosts(reader, "hosts")), vendor.hosts if vendor else ()),
        sdks=united((*old.sdks, *reader.texts("sdks")), vendor.sdks if vendor else ()),
        settings=united(old.settings, reader.texts("settings")),
        env=united(old.env, reader.texts("env")),
        calls=united(old.calls, reader.texts("calls")),
        jurisdictions=united(old.jurisdictions, _jurisdictions(reader)),
        data=united(old.data, read_data(reader)),
        agreement=reader.text("agreement", old.agreement),
        purposes=united(old.purposes, reader.texts("purposes", one_of=promise.purposes)),
        safeguard=reader.text("safeguard", old.safeguard),
        consent=reader.text("consent", old.consent, one_of=("required",)),
    )


def _jurisdictions(reader: Reader) -> tuple[str, ...]:
    """One jurisdiction or a list of them."""
    if isinstance(reader.raw("jurisdiction"), list):
        return reader.texts("jurisdiction")
    text = reader.text("jurisdiction")
    return (text,) if text else ()


def _hosts(reader: Reader, key: str) -> tuple[str, ...]:
    hosts = reader.texts(key)
    for host in hosts:
        if not host or any(sign in host for sign in "/ :@"):
            message = f'"{host}" is no host; write it like "api.example.com" or "*.example.com"'
            reader.problem(key, message, host)
    return hosts


def _cookies(layer: Layer, base: Mapping[str, Cookie], promise: Promise) -> dict[str, Cookie]:
    cookies = dict(base)
    for name, reader in layer.reader.tables("cookies").items():
        old = base.get(name, Cookie(name))
        category = reader.text("category", old.category, one_of=promise.cookie_categories)
        limit = old.max_age
        if limit is None and category in promise.cookie_categories:
            limit = promise.cookie_categories[category].max_age
        declared = read_lifetime(layer, reader, limit)
        cookies[name] = Cookie(
            name=name,
            category=category,
            max_age=declared if "max_age" in reader else old.max_age,
            script_readable=reader.flag("script_readable", old.script_readable),
        )
        reader.close()
    return cookies


def _lists(reader: Reader, base: Lists) -> dict[str, tuple[str, ...]]:
    lists = {key: united(old, reader.texts(key)) for key, old in base.items()}
    reader.close()
    return lists
