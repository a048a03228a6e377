"""What operations make of the forms of data: the rule book's words on forms."""

from __future__ import annotations

import pytest

from rozi_lint.flow.forms import CVV, OPERATIONS, PAN, TO_FORM, after, operate
from rozi_lint.flow.value import Guess, Sym
from rozi_lint.policy import DATA_KEYS

EMAIL = "user.contact.email"
PHONE = "user.contact.phone_number"
NAME = "user.name.first"
BIRTH = "user.demographic.date_of_birth"
POSTCODE = "user.contact.address.postal_code"
CITY = "user.contact.address.city"
PASSWORD = "user.authorization.password"
FORMS = ("clear", "partial", "pseudonymous", "encrypted", "aggregate")


@pytest.mark.parametrize(
    ("operation", "category", "form"),
    [
        # A plain hash stands for the person, but there are few enough card numbers to try all.
        ("hash", EMAIL, "pseudonymous"),
        ("hash", PHONE, "pseudonymous"),
        ("hash", PASSWORD, "pseudonymous"),
        ("hash", PAN, "clear"),
        ("hash", CVV, "clear"),
        ("keyed_hash", EMAIL, "pseudonymous"),
        ("keyed_hash", PAN, "pseudonymous"),
        ("password_hash", PASSWORD, "pseudonymous"),
        ("tokenize", PAN, "pseudonymous"),
        ("encrypt", PAN, "encrypted"),
        ("encrypt", NAME, "encrypted"),
        ("decrypt", EMAIL, "clear"),
        ("mask", EMAIL, "partial"),
        ("mask", PAN, "partial"),
        ("aggregate", EMAIL, "aggregate"),
        ("drop", EMAIL, None),
        ("drop", PAN, None),
        # The last four of a card, account or document number or a phone.
        ("tail", PAN, "partial"),
        ("tail", PHONE, "partial"),
        ("tail", "user.financial.bank_account", "partial"),
        ("tail", "user.government_id.passport_number", "partial"),
        ("tail", "user.government_id", "partial"),
        ("tail", EMAIL, "clear"),
        ("tail", NAME, "clear"),
        ("tail", PASSWORD, "clear"),
        ("tail", CVV, "clear"),
        # An initial, the domain of an address, a year, the first half of a postal code.
        ("initial", NAME, "partial"),
        ("initial", "user.name", "partial"),
        ("initial", PAN, "clear"),
        ("domain", EMAIL, "partial"),
        ("domain", NAME, "clear"),
        ("year", BIRTH, "partial"),
        ("year", EMAIL, "clear"),
        ("half", POSTCODE, "partial"),
        ("half", CITY, "clear"),
        ("half", PAN, "clear"),
        # What is counted keeps its form, unless counting people by it shows no single one.
        ("count_by", EMAIL, "clear"),
        ("count_by", NAME, "clear"),
        ("count_by", CITY, "aggregate"),
        ("count_by", "user.contact.address.country", "aggregate"),
        ("count_by", POSTCODE, "clear"),
    ],
)
def test_after(operation: str, category: str, form: str | None) -> None:
    assert operation in OPERATIONS
    assert category in DATA_KEYS
    assert after(operation, category, "clear") == form


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("category", [EMAIL, PAN, CITY])
def test_no_operation_but_decryption_shows_more(operation: str, form: str, category: str) -> None:
    found = after(operation, category, form)
    assert found in (None, *FORMS)
    if found == "clear":
        assert form == "clear" or (operation, form) == ("decrypt", "encrypted")
    if found == "partial":
        assert form in ("clear", "partial")
    if form == "aggregate" and operation != "encrypt":
        assert found in ("aggregate", None)


def test_what_is_hidden_stays_so() -> None:
    for form in ("pseudonymous", "encrypted"):
        for operation in ("mask", "hash", "tail", "count_by", "domain"):
            assert after(operation, EMAIL, form) == form
    assert after("decrypt", EMAIL, "pseudonymous") == "pseudonymous"


def test_operations_lead_to_the_forms_that_they_are_listed_for() -> None:
    assert set(TO_FORM) == set(FORMS)
    for form, operations in TO_FORM.items():
        found = operate({(PAN, ("clear",)): None}, operations)
        assert list(found) == [(PAN, (form,))]


def test_operate() -> None:
    labels = {(EMAIL, ("clear",)): None, (PAN, ("clear",)): None}
    assert operate(labels, ()) is labels
    assert set(operate(labels, ("domain",))) == {(EMAIL, ("partial",)), (PAN, ("clear",))}
    assert set(operate(labels, ("encrypt", "decrypt"))) == set(labels)
    assert not operate(labels, ("drop",))
    assert not operate(labels, ("drop", "decrypt"))


def test_what_is_open_remembers_the_operations() -> None:
    place = Sym("p")
    once = operate({(place, ()): None}, ("hash",))
    assert list(once) == [(place, ("hash",))]
    assert list(operate(once, ("mask",))) == [(place, ("hash", "mask"))]
    guess = Guess(EMAIL, place)
    assert list(operate({(guess, ("clear",)): None}, ("hash",))) == [(guess, ("pseudonymous",))]


@pytest.mark.parametrize(
    ("operations", "form"),
    [
        (("encrypt", "decrypt"), "clear"),
        pytest.param(
            ("encrypt", "decrypt", "encrypt"),
            "encrypted",
            marks=pytest.mark.xfail(
                strict=True, reason="an operation that is pending already is not noted once more"
            ),
        ),
    ],
)
def test_pending_operations_do_what_they_would_have_done(
    operations: tuple[str, ...], form: str
) -> None:
    (key,) = operate({(Sym("p"), ()): None}, operations)
    assert list(operate({(EMAIL, ("clear",)): None}, key[1])) == [(EMAIL, (form,))]
