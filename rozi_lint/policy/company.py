"""The tables of the company's promise: its head, articles, purposes, kinds and categories."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from .durations import Duration
from .layer import Layer, read_added_data, read_data, read_lifetime, read_strict_flag, united
from .problems import nearest
from .reader import Reader
from .records import Article, CookieCategory, Purpose, RecipientKind

MATERIAL_KINDS = (
    "purpose",
    "data",
    "use",
    "recipient",
    "country",
    "ownership",
    "rights",
    "contact",
    "safeguard",
)


@dataclass(frozen=True, slots=True)
class Head:
    """The `[policy]` table."""

    controller: str = ""
    ownership: str = ""
    version: str = ""
    contact: str = ""
    response_days: int = 0
    incident_channels: tuple[str, ...] = ()
    notice: str = ""
    previous: tuple[str, ...] = ()
    home_jurisdictions: tuple[str, ...] = ()
    cookie_max_age: Duration | None = None
    rights: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What the company's tables say."""

    head: Head = field(default_factory=Head)
    articles: Mapping[str, Article] = field(default_factory=dict)
    purposes: Mapping[str, Purpose] = field(default_factory=dict)
    collected: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    recipient_kinds: Mapping[str, RecipientKind] = field(default_factory=dict)
    cookie_categories: Mapping[str, CookieCategory] = field(default_factory=dict)
    material_changes: tuple[str, ...] = ()


def read_promise(layer: Layer, base: Promise) -> Promise:
    articles = _articles(layer, base.articles)
    collected, identity = _collected(layer, base)
    return Promise(
        head=_head(layer, base.head),
        articles=articles,
        purposes=_purposes(layer, base.purposes, articles),
        collected=collected,
        identity=identity,
        recipient_kinds=_recipient_kinds(layer, base.recipient_kinds, articles),
        cookie_categories=_cookie_categories(layer, base.cookie_categories, articles),
        material_changes=_material_changes(layer, base.material_changes),
    )


def _head(layer: Layer, base: Head) -> Head:
    reader = layer.reader.table("policy")
    for key in ("controller", "ownership", "version", "contact", "notice", "response_days"):
        if key in reader:
            layer.widens(reader, key, "changes what the company declared")
    head = Head(
        controller=reader.text("controller", base.controller),
        ownership=reader.text("ownership", base.ownership),
        version=reader.text("version", base.version),
        contact=reader.text("contact", base.contact),
        response_days=reader.number("response_days", base.response_days),
        incident_channels=united(base.incident_channels, reader.texts("incident_channels")),
        notice=reader.text("notice", base.notice),
        previous=united(base.previous, reader.texts("previous")),
        home_jurisdictions=united(base.home_jurisdictions, reader.texts("home_jurisdictions")),
        cookie_max_age=read_lifetime(layer, reader, base.cookie_max_age, "cookie_max_age"),
        rights=united(base.rights, reader.texts("rights")),
        safeguards=united(base.safeguards, reader.texts("safeguards")),
    )
    reader.close()
    return head


def _articles(layer: Layer, base: Mapping[str, Article]) -> dict[str, Article]:
    articles = dict(base)
    for key, reader in layer.reader.tables("articles").items():
        articles[key] = Article(key, reader.text("title", required=True))
        reader.close()
    return articles


def _purposes(
    layer: Layer, base: Mapping[str, Purpose], articles: Collection[str]
) -> dict[str, Purpose]:
    purposes = dict(base)
    for key, reader in _entries(layer, "purposes", base, "purpose"):
        below = base.get(key)
        old = below or Purpose(key)
        data = read_added_data(layer, reader, old.data, f'the purpose "{key}"')
        retention = reader.text("retention", old.retention)
        if below and retention != below.retention:
            layer.widens(reader, "retention", "changes how long data is kept")
        purposes[key] = replace(
            old,
            title=reader.text("title", old.title),
            article=reader.text("article", old.article, one_of=articles),
            data=data,
            subjects=united(old.subjects, reader.texts("subjects")),
            retention=retention,
            modules=united(old.modules, reader.texts("modules")),
        )
        reader.close()
    return purposes


def _collected(layer: Layer, base: Promise) -> tuple[tuple[str, ...], tuple[str, ...]]:
    reader = layer.reader.table("collected")
    collected = read_added_data(layer, reader, base.collected, "what is collected")
    identity = united(base.identity, read_data(reader, "identity"))
    reader.close()
    return collected, identity


def _recipient_kinds(
    layer: Layer, base: Mapping[str, RecipientKind], articles: Collection[str]
) -> dict[str, RecipientKind]:
    kinds = dict(base)
    for key, reader in _entries(layer, "recipient_kinds", base, "kind of recipient"):
        old = base.get(key, RecipientKind(key))
        kinds[key] = replace(
            old,
            title=reader.text("title", old.title),
            article=reader.text("article", old.article, one_of=articles),
            needs_consent=read_strict_flag(layer, reader, "needs_consent", old.needs_consent),
            tracks=read_strict_flag(layer, reader, "tracks", old.tracks),
        )
        reader.close()
    return kinds


def _cookie_categories(
    layer: Layer, base: Mapping[str, CookieCategory], articles: Collection[str]
) -> dict[str, CookieCategory]:
    categories = dict(base)
    for key, reader in _entries(layer, "cookie_categories", base, "cookie category"):
        old = base.get(key, CookieCategory(key))
        categories[key] = replace(
            old,
            title=reader.text("title", old.title),
            article=reader.text("article", old.article, one_of=articles),
            max_age=read_lifetime(layer, reader, old.max_age),
            tracks=read_strict_flag(layer, reader, "tracks", old.tracks),
        )
        reader.close()
    return categories


def _material_changes(layer: Layer, base: tuple[str, ...]) -> tuple[str, ...]:
    reader = layer.reader.table("material_changes")
    kinds = united(base, reader.texts("kinds", one_of=MATERIAL_KINDS))
    reader.close()
    return kinds


def _entries(
    layer: Layer, section: str, base: Collection[str], what: str
) -> Iterator[tuple[str, Reader]]:
    """The tables of a section; one that the policy below does not know widens it."""
    for key, reader in layer.reader.tables(section).items():
        if key not in base:
            layer.widens(reader, "", f'adds the {what} "{key}"{nearest(key, base)}, a new one')
        yield key, reader
