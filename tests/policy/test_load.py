from pathlib import Path

import pytest

from rozi_lint.policy import Names, PolicyError, covered, covers, load_policy, load_policy_text

from .conftest import ProblemsOf, Write

SERVICE = """
[service]
name = "checkout"
first_party_hosts = ["*.rozi.example"]

[purposes.payment]
modules = ["checkout.payment.**"]

[recipients.acme-pay]
kind = "payment"
hosts = ["api.acme-pay.example"]
sdks = ["acme_pay"]
settings = ["ACME_PAY_URL"]
env = ["ACME_PAY_HOST"]
calls = ["checkout.payment.client.AcmeClient.*"]
jurisdiction = "US"
data = ["user.financial.credit_card"]
agreement = "DPA-2019-014"
purposes = ["payment"]
safeguard = "SCC-2021"
consent = "required"

[cookies.cart_id]
category = "shopping-cart"
max_age = "30 days"

[cookies."pref_*"]
category = "preference"
script_readable = true

[guards]
consent = ["checkout.consent.has_consent"]

[data."user.account.username"]
fields = ["login_handle"]
"""


def test_company_alone() -> None:
    policy = load_policy()
    assert policy.controller == "ROZI LLC"
    assert policy.version == "2019-01-01"
    assert policy.response_days == 30
    assert {"payment", "messaging"} <= policy.purposes.keys()
    assert policy.recipients == {}
    assert policy.cookies == {}
    assert policy.cookie_categories["analytics"].tracks
    assert policy.recipient_kinds["advertising"].needs_consent
    assert not policy.recipient_kinds["supplier"].needs_consent
    assert "III.1.4.1" in policy.articles


def test_every_entry_of_the_company_cites_its_article() -> None:
    policy = load_policy()
    for entries in (policy.purposes, policy.recipient_kinds, policy.cookie_categories):
        assert all(entry.article and entry.title for entry in entries.values())


def test_purposes_ask_for_nothing_that_is_not_collected() -> None:
    policy = load_policy()
    for purpose in policy.purposes.values():
        for key in purpose.data:
            below = any(covers(key, collected) for collected in policy.collected)
            assert below or covered(policy.collected, key), (purpose.id, key)


def test_service_on_company(write: Write) -> None:
    path = write(SERVICE)
    policy = load_policy(path)
    payment = policy.purposes["payment"]
    assert payment.modules == ("checkout.payment.**",)
    assert "user.financial.credit_card" in payment.data
    recipient = policy.recipients["acme-pay"]
    assert recipient.jurisdictions == ("US",)
    assert (recipient.consent, recipient.safeguard) == ("required", "SCC-2021")
    assert policy.guards["consent"] == ("checkout.consent.has_consent",)
    assert policy.guards["access"] == ()
    assert policy.service.name == "checkout"
    assert policy.home_jurisdictions == ("US",)
    assert policy.files[-1] == path
    assert policy.digest != load_policy().digest


def test_the_same_text_has_the_same_digest(write: Write) -> None:
    assert load_policy(write(SERVICE)).digest == load_policy_text(SERVICE, Path("x")).digest


def test_a_service_names_its_own_home(write: Write) -> None:
    policy = load_policy(write('[service]\nhome_jurisdictions = ["DE"]\n'))
    assert policy.home_jurisdictions == ("DE",)


def test_a_vendor_fills_in_what_it_brings(write: Write) -> None:
    policy = load_policy(write('[recipients.pay]\nvendor = "stripe"\nhosts = ["pay.example"]\n'))
    recipient = policy.recipients["pay"]
    assert recipient.kind == "payment"
    assert recipient.hosts[0] == "pay.example"
    assert "stripe" in recipient.sdks
    assert policy.recipient_of_host("api.stripe.com") is recipient


def test_extends_a_path(write: Write, tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('[cookies.a]\ncategory = "session"\nmax_age = "1 day"\n')
    policy = load_policy(write('extends = "base.toml"\n[cookies.a]\nscript_readable = true\n'))
    cookie = policy.cookies["a"]
    assert cookie.category == "session"
    assert cookie.script_readable
    assert cookie.max_age is not None
    assert cookie.max_age.seconds == 86400
    assert [file.name for file in policy.files] == ["policy.toml", "base.toml", "rozi-policy.toml"]


def test_extends_nothing(write: Write) -> None:
    policy = load_policy(write('extends = ""\namends = true\n[articles.I]\ntitle = "All"\n'))
    assert list(policy.articles) == ["I"]
    assert policy.purposes == {}


def test_extends_nothing_only_with_amends(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of('\nextends = ""\n')
    assert (problem.line, problem.key) == (2, "extends")
    assert "amends = true" in problem.message


def test_extends_cycle(write: Write, tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('# back again\nextends = "rozi-policy.toml"\n')
    with pytest.raises(PolicyError) as caught:
        load_policy(write('extends = "b.toml"\n'))
    (problem,) = caught.value.problems
    assert (problem.file.name, problem.line, problem.key) == ("b.toml", 2, "extends")
    assert "extends itself" in problem.message


def test_extends_a_missing_file(write: Write) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(write('extends = "nowhere.toml"\n'))
    (problem,) = caught.value.problems
    assert problem.file.name == "nowhere.toml"


UNKNOWN = """
[service]
nmae = "x"
[recipients.a]
kind = "advertizing"
data = [
    "user.name",
    "user.contact.mail",
]
purposes = ["paymnt"]
vendor = "stripee"
consent = "yes"
[cookies.a]
category = "sesion"
max_age = "30 dayz"
[guards]
do_not_trak = []
[data."user.contact.emial"]
fields = []
[recipient.b]
kind = "payment"
"""


def test_all_unknown_words_at_once(problems_of: ProblemsOf, tmp_path: Path) -> None:
    problems = problems_of(UNKNOWN)
    assert {problem.file for problem in problems} == {tmp_path / "rozi-policy.toml"}
    told = {(p.line, p.key): p.message for p in problems}
    nearest = {
        (3, "service.nmae"): "name",
        (5, "recipients.a.kind"): "advertising",
        (8, "recipients.a.data"): "user.contact.email",
        (10, "recipients.a.purposes"): "payment",
        (11, "recipients.a.vendor"): "stripe",
        (14, "cookies.a.category"): "session",
        (17, "guards.do_not_trak"): "do_not_track",
        (18, 'data."user.contact.emial"'): "user.contact.email",
        (20, "recipient"): "recipients",
    }
    for place, word in nearest.items():
        assert f'did you mean "{word}"?' in told.pop(place)
    assert told.pop((12, "recipients.a.consent")).endswith("known: required")
    assert "is no duration" in told.pop((15, "cookies.a.max_age"))
    assert told == {}


@pytest.mark.parametrize("host", ["https://api.example", "api.example/v1", "api.example:443", ""])
def test_hosts_are_hosts(problems_of: ProblemsOf, host: str) -> None:
    (problem,) = problems_of(f'[recipients.a]\nhosts = ["{host}"]\n')
    assert (problem.line, problem.key) == (2, "recipients.a.hosts")


WIDENING = [
    ("purposes.surveys", 1, '[purposes.surveys]\ntitle = "x"\n'),
    ("purposes.payment.data", 2, '[purposes.payment]\ndata = ["user.demographic.gender"]\n'),
    ("purposes.payment.retention", 2, '[purposes.payment]\nretention = "for ever"\n'),
    ("collected.data", 2, '[collected]\ndata = ["user.biometric"]\n'),
    ("cookie_categories.games", 1, '[cookie_categories.games]\ntitle = "x"\n'),
    (
        "cookie_categories.analytics.max_age",
        2,
        '[cookie_categories.analytics]\nmax_age = "2 years"\n',
    ),
    ("cookie_categories.analytics.tracks", 2, "[cookie_categories.analytics]\ntracks = false\n"),
    ("cookies.a.max_age", 3, '[cookies.a]\ncategory = "analytics"\nmax_age = "14 months"\n'),
    ("policy.cookie_max_age", 2, '[policy]\ncookie_max_age = "3 years"\n'),
    ("policy.contact", 2, '[policy]\ncontact = "x"\n'),
    ("recipient_kinds.friend", 1, '[recipient_kinds.friend]\ntitle = "x"\n'),
    (
        "recipient_kinds.advertising.needs_consent",
        2,
        "[recipient_kinds.advertising]\nneeds_consent = false\n",
    ),
]


@pytest.mark.parametrize(("key", "line", "text"), WIDENING)
def test_widening_needs_amends(
    problems_of: ProblemsOf, write: Write, key: str, line: int, text: str
) -> None:
    (problem,) = problems_of(text)
    assert (problem.line, problem.key) == (line, key)
    assert "amends = true" in problem.message
    load_policy(write("amends = true\n" + text))


def test_an_unknown_purpose_names_the_nearest(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of('[purposes.paymnt]\nmodules = ["a"]\n')
    assert 'did you mean "payment"?' in problem.message


@pytest.mark.parametrize(
    "text",
    [
        '[purposes.payment]\ndata = ["user.name.first"]\n',
        '[collected]\ndata = ["user.device.cookie_id"]\nidentity = ["user.device"]\n',
        '[cookie_categories.analytics]\nmax_age = "6 months"\n',
        '[cookies.a]\ncategory = "preference"\nmax_age = "2 years"\n',
        '[policy]\ncookie_max_age = "1 month"\n',
        "[recipient_kinds.supplier]\nneeds_consent = true\n",
    ],
)
def test_narrowing_is_free(write: Write, text: str) -> None:
    load_policy(write(text))


def test_holders_are_single_words(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of('[data]\nholders = [\n  "pilot",\n  "vip_member",\n]\n')
    assert (problem.line, problem.key) == (4, "data.holders")
    assert "one word" in problem.message


def test_incomplete_declarations_load(write: Write) -> None:
    """They are findings (RZ603), not faults of the file."""
    policy = load_policy(write("[recipients.a]\n[cookies.b]\n"))
    assert policy.recipients["a"].kind == ""
    assert policy.cookies["b"].category == ""


def test_a_service_takes_a_name_back(write: Write) -> None:
    path = write(
        '[data.none]\nfields = ["email"]\n[data."user.name"]\nfields = ["email_template"]\n'
    )
    names = Names(load_policy(path).data)
    assert names.distinct("email") is None
    evidence = names.distinct("email_template")
    assert evidence is not None
    assert evidence.category == "user.name"
