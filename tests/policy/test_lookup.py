from pathlib import Path

import pytest

from rozi_lint.policy import Policy, load_policy_text

TEXT = """
[service]
first_party_hosts = ["*.rozi.example", "rozi.example"]
[purposes.payment]
modules = ["shop.checkout.**", "rz_*.pay"]
[purposes.messaging]
modules = ["shop.*.notify"]
[recipients.wide]
kind = "supplier"
hosts = ["*.acme.example"]
sdks = ["google"]
calls = ["shop.**"]
[recipients.narrow]
kind = "supplier"
hosts = ["api.acme.example"]
sdks = ["google.cloud.storage"]
settings = ["ACME_URL"]
env = ["ACME_HOST"]
calls = ["shop.client.Acme.*"]
[cookies."pref_*"]
category = "preference"
[cookies.pref_lang]
category = "session"
max_age = "session"
[cookies."_ga*"]
category = "analytics"
"""


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy_text(TEXT, Path("rozi-policy.toml"))


@pytest.mark.parametrize(
    ("module", "purposes"),
    [
        ("shop.checkout", ["payment"]),
        ("shop.checkout.cards.form", ["payment"]),
        ("shop.checkout.notify", ["messaging", "payment"]),
        ("shop.notify", []),
        ("shop.checkouts", []),
        ("rz_eu.pay", ["payment"]),
        ("rz_eu.pay.x", []),
        ("rzeu.pay", []),
    ],
)
def test_purposes(policy: Policy, module: str, purposes: list[str]) -> None:
    assert sorted(purpose.id for purpose in policy.purposes_of(module)) == purposes


@pytest.mark.parametrize(
    ("host", "recipient"),
    [
        ("api.acme.example", "narrow"),
        ("API.acme.example.:443", "narrow"),
        ("a.b.acme.example", "wide"),
        ("acme.example", None),
        ("evilacme.example", None),
        ("", None),
    ],
)
def test_recipient_of_host(policy: Policy, host: str, recipient: str | None) -> None:
    found = policy.recipient_of_host(host)
    assert (found and found.id) == recipient


def test_other_ways_to_a_recipient(policy: Policy) -> None:
    narrow, wide = policy.recipients["narrow"], policy.recipients["wide"]
    assert policy.recipient_of_sdk("google.cloud.storage.Client") is narrow
    assert policy.recipient_of_sdk("google.cloud.vision") is wide
    assert policy.recipient_of_sdk("googlemaps") is None
    assert policy.recipient_of_setting("ACME_URL") is narrow
    assert policy.recipient_of_setting("ACME_HOST") is None
    assert policy.recipient_of_env("ACME_HOST") is narrow
    assert policy.recipient_of_call("shop.client.Acme.send") is narrow
    assert policy.recipient_of_call("shop.client.send") is wide
    assert policy.recipient_of_call("other.send") is None


def test_cookies(policy: Policy) -> None:
    exact = policy.cookie_of("pref_lang")
    assert exact is policy.cookies["pref_lang"]
    assert policy.cookie_of("pref_size") is policy.cookies["pref_*"]
    assert policy.cookie_of("PREF_size") is None
    limits = [policy.cookie_limit(policy.cookie_of(name)) for name in ("pref_lang", "_ga", "x")]
    assert [str(limit) for limit in limits] == ["session", "13 months", "13 months"]


@pytest.mark.parametrize(
    ("prefix", "suffix", "may"),
    [
        ("pref_", "", True),
        ("pre", "", True),
        ("", "", True),
        ("", "_lang", True),
        ("cart_", "", False),
        ("_g", "x", True),
        ("prefs", "", False),
        ("pref_lang", "x", True),
    ],
)
def test_cookie_known_in_part(policy: Policy, prefix: str, suffix: str, may: bool) -> None:
    assert policy.cookie_may_match(prefix, suffix) is may


def test_no_cookie_may_match_where_none_is_declared() -> None:
    assert not load_policy_text("", Path("x")).cookie_may_match("", "")


@pytest.mark.parametrize(
    ("host", "first"),
    [
        ("www.rozi.example", True),
        ("rozi.example", True),
        ("notrozi.example", False),
        ("localhost", True),
        ("127.0.0.1:8000", True),
        ("[::1]", True),
        ("10.2.3.4", True),
        ("172.16.0.1", True),
        ("redis", True),
        ("db.internal", True),
        ("8.8.8.8", False),
        ("203.0.113.7", False),
        ("example.com", False),
        ("", False),
    ],
)
def test_first_party(policy: Policy, host: str, first: bool) -> None:
    assert policy.is_first_party(host) is first
