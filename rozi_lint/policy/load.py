"""Reads a chain of policy files and lays each onto the one it extends."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from .company import Promise, read_promise
from .data_names import read_data_names
from .layer import Layer
from .paths import rules_root
from .policy import Policy
from .problems import PolicyError, Problem
from .reader import Reader
from .records import DataNames
from .service import Practice, read_practice
from .vendors import Vendor, load_vendors

EMBEDDED = "rozi"


def load_policy(service: Path | None = None, *, root: Path | None = None) -> Policy:
    """The company's policy with a service's overlay; raises PolicyError with all their problems."""
    rules = root or rules_root()
    problems: list[Problem] = []
    start = service if service is not None else rules / "policy.toml"
    return _combine(_chain(start, rules, problems), rules, problems)


def load_policy_text(source: str, path: Path, *, root: Path | None = None) -> Policy:
    """The same for an overlay that is at hand as text; the path names it in messages."""
    rules = root or rules_root()
    problems: list[Problem] = []
    overlay = Reader.parse(source, path, problems)
    below = _base_of(overlay, rules)
    chain = _chain(below, rules, problems) if below else []
    return _combine([*chain, _layer(overlay)], rules, problems)


def _chain(start: Path, rules: Path, problems: list[Problem]) -> list[Layer]:
    """The layers from the bottom up. What cannot be read at all ends the load."""
    layers: list[Layer] = []
    seen: list[Path] = []
    path: Path | None = start
    while path is not None:
        reader = Reader.read(path, problems)
        seen.append(path.resolve())
        layers.insert(0, _layer(reader))
        path = _base_of(reader, rules)
        if path is not None and path.resolve() in seen:
            ways = " -> ".join(str(step) for step in (*seen, path.resolve()))
            reader.problem("extends", f"extends itself: {ways}")
            raise PolicyError(problems)
    return layers


def _layer(reader: Reader) -> Layer:
    return Layer(reader, reader.flag("amends"))


def _base_of(reader: Reader, rules: Path) -> Path | None:
    extends = reader.text("extends", EMBEDDED)
    if extends == EMBEDDED:
        return rules / "policy.toml"
    if extends:
        return reader.path.parent / extends
    if not reader.flag("amends"):
        reader.problem("extends", "only a file with `amends = true` may extend nothing")
    return None


def _combine(layers: list[Layer], rules: Path, problems: list[Problem]) -> Policy:
    vendors = _vendors(layers, rules)
    promise, practice, names = Promise(), Practice(), DataNames()
    for layer in layers:
        promise = read_promise(layer, promise)
        practice = read_practice(layer, practice, promise, vendors)
        names = read_data_names(layer.reader.table("data"), names)
        layer.reader.close()
    if problems:
        raise PolicyError(problems)
    sources = [layer.reader.source for layer in layers]
    if vendors:
        sources.append(repr(vendors))
    files = tuple(layer.reader.path for layer in layers)
    return _policy(promise, practice, names, files, _digest(sources))


def _vendors(layers: list[Layer], rules: Path) -> Mapping[str, Vendor]:
    """Read only where a recipient names one: most runs of flake8 get by without."""
    for layer in layers:
        if any("vendor" in table for table in layer.reader.tables("recipients").values()):
            return load_vendors(rules)
    return {}


def _digest(sources: list[str]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        digest.update(hashlib.sha256(source.encode()).digest())
    return digest.hexdigest()


def _policy(
    promise: Promise, practice: Practice, names: DataNames, files: tuple[Path, ...], digest: str
) -> Policy:
    head, lists = promise.head, practice.lists
    return Policy(
        controller=head.controller,
        ownership=head.ownership,
        version=head.version,
        contact=head.contact,
        response_days=head.response_days,
        incident_channels=head.incident_channels,
        notice=head.notice,
        previous=head.previous,
        home_jurisdictions=practice.service.home_jurisdictions or head.home_jurisdictions,
        cookie_max_age=head.cookie_max_age,
        rights=head.rights,
        safeguards=head.safeguards,
        material_changes=promise.material_changes,
        articles=promise.articles,
        purposes=promise.purposes,
        recipients=practice.recipients,
        recipient_kinds=promise.recipient_kinds,
        cookies=practice.cookies,
        cookie_categories=promise.cookie_categories,
        collected=promise.collected,
        identity=promise.identity,
        data=names,
        guards=lists["guards"],
        sanitizers=lists["sanitizers"],
        public=lists["public"],
        tracking=lists["tracking"],
        stores=lists["stores"],
        exclude=lists["exclude"],
        service=practice.service,
        files=files,
        digest=digest,
    )
