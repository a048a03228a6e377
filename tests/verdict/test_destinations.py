"""Destinations: hosts out of texts of which parts are known, vendors, and whose they are."""

from __future__ import annotations

import pytest

from rozi_lint.flow.value import UNKNOWN, Constant, Hole, Value
from rozi_lint.policy import load_vendors
from rozi_lint.verdict.destinations import (
    DECLARED,
    FIRST_PARTY,
    UNDECLARED,
    Destination,
    Destinations,
)
from rozi_lint.verdict.destinations import (
    UNKNOWN as NOBODY_KNOWS,
)

from .policies import ENV, SETTING, known, policy, text, value

GAP = Hole()


@pytest.fixture(scope="module")
def destinations() -> Destinations:
    return Destinations(policy(), load_vendors())


def only(found: tuple[Destination, ...]) -> Destination:
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("url", "status", "host"),
    [
        ("https://api.parcels.example/v1", DECLARED, "api.parcels.example"),
        ("https://API.Parcels.Example/v1", DECLARED, None),
        ("HTTPS://api.parcels.example", DECLARED, None),
        ("https://api.parcels.example:8443/v1", DECLARED, None),
        ("https://user:secret@api.parcels.example/v1", DECLARED, None),
        ("https://api.parcels.example@evil.example/", UNDECLARED, "evil.example"),
        ("https://a:b@c@evil.example/", UNDECLARED, "evil.example"),
        ("https://evil.example?u=api.parcels.example", UNDECLARED, "evil.example"),
        ("https://evil.example#api.parcels.example", UNDECLARED, "evil.example"),
        ("https://evil.example\\api.parcels.example", UNDECLARED, "evil.example"),
        ("https://evil.example/@api.parcels.example", UNDECLARED, "evil.example"),
        ("https://api.parcels.example.evil.example/", UNDECLARED, None),
        ("https://xapi.parcels.example/", UNDECLARED, None),
        ("https://parcels.example/", UNDECLARED, None),
        ("https://eu.track.example/", DECLARED, None),
        ("https://a.b.track.example/", DECLARED, None),
        ("https://track.example/", UNDECLARED, None),
        ("https://eu.track.example./", DECLARED, None),
        ("https://rozi.example/", FIRST_PARTY, None),
        ("https://a.b.rozi.example/", FIRST_PARTY, None),
        ("https://rozi.example.com/", UNDECLARED, None),
        ("https://1.2.3.4/", UNDECLARED, "1.2.3.4"),
        ("https://[2001:db8::1]:80/", UNDECLARED, None),
        ("https://192.0.2.1/", UNDECLARED, None),
        ("https://bücher.example/", UNDECLARED, None),
        ("https://xn--bcher-kva.example/", UNDECLARED, None),
        ("https://under_score.example/", UNDECLARED, None),
    ],
)
def test_whole_urls(url: str, status: str, host: str | None, destinations: Destinations) -> None:
    found = only(destinations.of(known(url=url)))
    assert found.status == status
    assert not found.loopback
    if host is not None:
        assert host in found.name


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("LOCALHOST", True),
        ("app.localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8:80", True),
        ("0.0.0.0", True),
        pytest.param(
            "[::1]",
            True,
            marks=pytest.mark.xfail(strict=True, reason="brackets of an address are not taken off"),
        ),
        pytest.param(
            "[::1]:8080",
            True,
            marks=pytest.mark.xfail(strict=True, reason="brackets of an address are not taken off"),
        ),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1:80", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("[fd00::1]", False),
        ("redis", False),
        ("payments:8080", False),
        ("db.internal", False),
        ("printer.local", False),
    ],
)
def test_the_services_own(host: str, is_loopback: bool, destinations: Destinations) -> None:
    found = only(destinations.of(known(url=f"http://{host}/path")))
    assert (found.status, found.scheme) == (FIRST_PARTY, "http")
    assert found.loopback is is_loopback


@pytest.mark.parametrize(
    "host", ["172.32.0.1", "11.0.0.1", "localhost.example", "127.0.0.1.a.example"]
)
def test_not_the_services_own(host: str, destinations: Destinations) -> None:
    assert only(destinations.of(known(url=f"http://{host}/path"))).status == UNDECLARED


@pytest.mark.parametrize(
    ("scheme", "status"),
    [
        ("http", UNDECLARED),
        ("https", UNDECLARED),
        ("ws", UNDECLARED),
        ("wss", UNDECLARED),
        ("ftp", UNDECLARED),
        ("sftp", UNDECLARED),
        ("grpc", UNDECLARED),
        ("file", FIRST_PARTY),
        ("redis", FIRST_PARTY),
        ("postgresql+psycopg", FIRST_PARTY),
        ("amqp", FIRST_PARTY),
        ("mongodb", FIRST_PARTY),
    ],
)
def test_schemes(scheme: str, status: str, destinations: Destinations) -> None:
    """Databases, caches, brokers and files are no recipients."""
    found = only(destinations.of(known(url=f"{scheme}://evil.example/x")))
    assert (found.status, found.scheme) == (status, scheme)


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (text("https://evil.example/", GAP), UNDECLARED),
        (text("https://evil.example", GAP), UNDECLARED),
        (text("https://evil.example:", GAP, "/x"), UNDECLARED),
        (text("https://evil.example?q=", GAP), UNDECLARED),
        (text("https://", GAP, "@evil.example/"), UNDECLARED),
        (text("https://", GAP, ":", GAP, "@evil.example/"), UNDECLARED),
        (text("https://", GAP, ".api.evil.example/x"), UNDECLARED),
        (text("https://", GAP, ".evil.example/x"), UNDECLARED),
        (text("https://eu-", GAP, ".evil.example/x"), UNDECLARED),
        (text("https://", GAP, ".track.example/x"), DECLARED),
        (text("https://", GAP, ".rozi.example/x"), FIRST_PARTY),
        (text("https://api.parcels.example/", GAP), DECLARED),
        (text("https://api.parcels.example", GAP), DECLARED),
        (text("https://", GAP), NOBODY_KNOWS),
        (text("https://", GAP, "/path"), NOBODY_KNOWS),
        (text("https://", GAP, ".example/path"), NOBODY_KNOWS),
        (text("https://api.", GAP, "/path"), NOBODY_KNOWS),
        (text("https://api", GAP, "/path"), NOBODY_KNOWS),
        (text(GAP, "://evil.example/"), NOBODY_KNOWS),
        (text(GAP, "/v1/x"), NOBODY_KNOWS),
        (text(GAP), NOBODY_KNOWS),
        ("", NOBODY_KNOWS),
        ("/relative", NOBODY_KNOWS),
        ("evil.example/x", NOBODY_KNOWS),
        ("https://", NOBODY_KNOWS),
        ("https:///x", NOBODY_KNOWS),
        ("https://a b/", NOBODY_KNOWS),
        ("https://<host>/", NOBODY_KNOWS),
        (None, NOBODY_KNOWS),
        (3, NOBODY_KNOWS),
        (b"https://evil.example/", UNDECLARED),
    ],
)
def test_urls_known_in_part(
    url: Constant, status: str, destinations: Destinations, request: pytest.FixtureRequest
) -> None:
    if isinstance(url, bytes):
        reason = "a URL in bytes is nobody's"
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    assert only(destinations.of(known(url=url))).status == status


def test_settings_and_variables_that_recipients_declare(destinations: Destinations) -> None:
    for hole in (Hole(SETTING, "PARCELS_URL"), Hole(ENV, "PARCELS_ENV")):
        for url in (text(hole), text(hole, "/v1"), text("https://", hole, "/v1")):
            found = only(destinations.of(known(url=url)))
            assert (found.status, found.name) == (DECLARED, "Acme Parcels")
            assert found.recipient is not None
            assert found.recipient.id == "parcels"
    for hole in (Hole(SETTING, "OTHER_URL"), Hole(ENV, "PARCELS_URL"), GAP):
        assert only(destinations.of(known(url=text(hole, "/v1")))).status == NOBODY_KNOWS
    behind = text("https://evil.example/", Hole(SETTING, "PARCELS_URL"))
    assert only(destinations.of(known(url=behind))).status == UNDECLARED


@pytest.mark.parametrize(
    ("url", "base", "names"),
    [
        (value("/v1"), value("https://evil.example"), {"evil.example"}),
        (value("v1"), value("https://evil.example/"), {"evil.example"}),
        (value(text(GAP)), value("https://evil.example"), {"evil.example"}),
        (UNKNOWN, value("https://evil.example"), {"evil.example"}),
        (None, value("https://evil.example"), {"evil.example"}),
        (value("https://a.example/"), value("https://evil.example"), {"a.example"}),
        (value("/a", "https://a.example/"), value("https://b.example"), {"a.example", "b.example"}),
        (value("/a"), value("https://b.example", "https://c.example"), {"b.example", "c.example"}),
        (value("/a"), UNKNOWN, {""}),
        (UNKNOWN, None, {""}),
    ],
)
def test_base_urls(
    url: Value | None, base: Value | None, names: set[str], destinations: Destinations
) -> None:
    facts = {k: v for k, v in (("url", url), ("base_url", base)) if v is not None}
    found = destinations.of(known(**facts))
    assert {d.name for d in found} == names
    assert all((d.status == NOBODY_KNOWS) is (d.name == "") for d in found)


def test_alternatives(destinations: Destinations) -> None:
    urls = value("https://evil.example/", "https://rozi.example/", "https://evil.example/")
    found = destinations.of(known(url=urls))
    assert {d.status for d in found} == {UNDECLARED, FIRST_PARTY}
    assert len(found) == 2


def test_nothing_is_sent(destinations: Destinations) -> None:
    assert destinations.of(known(method="POST")) == ()


def test_vendors(destinations: Destinations) -> None:
    declared = only(destinations.of(known(vendor="stripe")))
    assert declared.status == DECLARED
    assert declared.recipient is not None
    assert declared.recipient.id == "pay"
    undeclared = only(destinations.of(known(vendor="mixpanel")))
    assert (undeclared.status, undeclared.name) == (UNDECLARED, "Mixpanel")
    assert undeclared.vendor is not None
    own = only(destinations.of(known(vendor="parcels")))
    assert own.status == DECLARED


def test_hosts_of_vendors(destinations: Destinations) -> None:
    declared = only(destinations.of(known(url="https://api.stripe.com/v1/charges")))
    assert (declared.status, declared.vendor and declared.vendor.id) == (DECLARED, "stripe")
    undeclared = only(destinations.of(known(url="https://api.mixpanel.com/track")))
    assert (undeclared.status, undeclared.vendor and undeclared.vendor.id) == (
        UNDECLARED,
        "mixpanel",
    )
    assert undeclared.name == "api.mixpanel.com"
