import pytest

from rozi_lint.policy import Names, load_policy

EMAIL = "user.contact.email"
PHONE = "user.contact.phone_number"
ADDRESS = "user.contact.address"
CARD = "user.financial.credit_card"
PASSWORD = "user.authorization.password"
CREDENTIALS = "user.authorization.credentials"
OWN = "system.authentication"
IP = "user.device.ip_address"
BIRTH = "user.demographic.date_of_birth"
NATIONAL_ID = "user.government_id.national_identification_number"


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load_policy().data)


PERSONAL = {
    EMAIL: (
        "email email_address customer_email emailAddress e_mail user_email_address "
        "guest_email to_email emails recipient_emails billing_email old_email clean_email "
        "email_lower getEmail get_email _email shop_customer_email e-mail contact_email "
        "user__email email__iexact recipient_list"
    ),
    "user.name": (
        "full_name get_full_name customer_name attendee_name attendee_name_parts "
        "recipient_name fullname cardholder_name name_on_card account_holder contact_name "
        "billing_name user__name customer.name customer_display_name"
    ),
    "user.name.first": "first_name firstName billing_first_name given_name firstname",
    "user.name.last": "last_name surname family_name maiden_name lastname",
    "user.account.username": "username user_name login_name",
    PHONE: (
        "phone phone_number customer_phone mobile_number msisdn tel telephone contact_phone_number"
    ),
    ADDRESS: (
        "shipping_address billing_address shippingAddress invoice_address street_address "
        "address_line1"
    ),
    f"{ADDRESS}.city": "shipping_city billing_city customer_city",
    f"{ADDRESS}.postal_code": (
        "postcode postal_code zipcode zip_code billing_zip shipping_postcode"
    ),
    f"{ADDRESS}.state": "billing_state shipping_state address_state",
    BIRTH: "date_of_birth dob birth_date birthday user_birthday dateOfBirth",
    NATIONAL_ID: "ssn social_security_number national_id aadhaar_number customer_ssn",
    "user.government_id.passport_number": "passport_number passport passport_no",
    f"{CARD}.number": (
        "card_number cardnumber card_no cc_number pan credit_card_number req_card_number "
        "x_card_num vpc_CardNum cardNumber card_numbers credit_card card_number_raw"
    ),
    f"{CARD}.cvv": "cvv cvv2 cvc card_cvv cvn card_code security_code",
    f"{CARD}.expiry": "card_expiry exp_month exp_year card_expiry_month expiry_year",
    "user.financial.bank_account": (
        "iban bank_account account_number accountNumber routing_number"
    ),
    "user.financial": "salary annual_income credit_score employee_salary",
    PASSWORD: "password password1 passwd new_password old_password",
    CREDENTIALS: "access_token refresh_token user_token",
    OWN: (
        "api_key apikey API_KEY client_secret secret_key EMAIL_HOST_PASSWORD db_password smtp_pass"
    ),
    "user.authorization": "otp reset_token verification_code",
    IP: (
        "ip_address client_ip get_client_ip remote_addr x_forwarded_for customer_ip_address user_ip"
    ),
    "user.location.precise": "latitude longitude user_lat gps_coordinates",
    "user.demographic.religious_belief": "religion",
    "user.health_and_medical": "diagnosis blood_type medical_history",
    "user.behavior.purchase_history": "order_history purchase_history",
}


@pytest.mark.parametrize(
    ("category", "identifier"),
    [(category, word) for category, words in PERSONAL.items() for word in words.split()],
)
def test_distinct(names: Names, category: str, identifier: str) -> None:
    evidence = names.distinct(identifier)
    assert evidence is not None
    assert (evidence.category, evidence.form) == (category, "clear")


FALSE_FRIENDS = """
email_backend email_template email_template_name email_type email_subject email_context
email_body send_email email_domain email_domains EmailField EmailConfig EmailMessage from_email
default_from_email DEFAULT_FROM_EMAIL sender_email outgoing_mail login_email_count emails_sent
email_enabled email_verified email_opt_in support_email noreply_email no_reply_email is_email
has_email validate_email confirmation_email email_id EMAIL email__isnull_x phone_prefix
phone_required phone_asked mobile_seat normalise_phone is_mobile mobile iPhone
phone_country_code address zip ip_network ip_networks address_form address_type AddressInput
warehouse_address shop_address supplier_address branch_address bind_address wallet_address
server_ip_address redis_ip_address ipaddress_module shipping_address_id shipping_method_name
shipping_price order_number order_state user_state state name names title number product_name
file_name filename category_name plugin_name hostname display_name user_group_name app_name
gift_card_number loyalty_card_number card_type card_brand card_image_url card_id sim_card_number
panel expand pans_x age max_age page_age gender token checkout_token csrf_token public_key
access_key_id customer_token password_validators password_reset_url password_changed_at
PASSWORD_HASHERS has_password check_password set_password user_agent device host location
timezone query search_query session_id user_id customer_id customer_number ids pk uuid
store_latitude event_latitude warehouse_longitude db_username card __email__ __name__ job
job_titles_count CREDIT_CARD private_ip_address store_email company_email merchant_phone
vendor_email server_email country city street company status
"""


@pytest.mark.parametrize("identifier", FALSE_FRIENDS.split())
def test_false_friends(names: Names, identifier: str) -> None:
    assert names.distinct(identifier) is None


@pytest.mark.parametrize(
    ("identifier", "category", "form"),
    [
        ("last4", f"{CARD}.number", "partial"),
        ("card_last4", f"{CARD}.number", "partial"),
        ("card_last_four", f"{CARD}.number", "partial"),
        ("cc_last_digits", f"{CARD}.number", "partial"),
        ("last_four_digits", f"{CARD}.number", "partial"),
        ("masked_card_number", f"{CARD}.number", "partial"),
        ("card_number_masked", f"{CARD}.number", "partial"),
        ("masked_pan", f"{CARD}.number", "partial"),
        ("obfuscated_card_number", f"{CARD}.number", "partial"),
        ("ssn_last4", NATIONAL_ID, "partial"),
        ("masked_email", EMAIL, "partial"),
        ("birth_year", BIRTH, "partial"),
        ("card_number_hash", f"{CARD}.number", "pseudonymous"),
        ("pan_token", f"{CARD}.number", "pseudonymous"),
        ("card_number_fingerprint", f"{CARD}.number", "pseudonymous"),
        ("hashed_password", PASSWORD, "pseudonymous"),
        ("password_hash", PASSWORD, "pseudonymous"),
        ("email_sha256", EMAIL, "pseudonymous"),
        ("encrypted_card_number", f"{CARD}.number", "encrypted"),
    ],
)
def test_names_that_say_a_form(names: Names, identifier: str, category: str, form: str) -> None:
    evidence = names.distinct(identifier)
    assert evidence is not None
    assert (evidence.category, evidence.form) == (category, form)


@pytest.mark.parametrize(
    ("holder", "identifier", "category"),
    [
        ("user", "name", "user.name"),
        ("request.user", "email", EMAIL),
        ("CreateUser", "name", "user.name"),
        ("CustomerSerializer", "city", f"{ADDRESS}.city"),
        ("order.customer", "name", "user.name"),
        ("order", "address", ADDRESS),
        ("order.shipping_address", "city", f"{ADDRESS}.city"),
        ("shipping_address", "state", f"{ADDRESS}.state"),
        ("BillingAddress", "line1", ADDRESS),
        ("customer", "age", "user.demographic.age_range"),
        ("user", "token", CREDENTIALS),
        ("user", "user_agent", "user.device"),
        ("card", "number", f"{CARD}.number"),
        ("PaymentCard", "number", f"{CARD}.number"),
        ("card_data", "exp_date", f"{CARD}.expiry"),
        ("passport", "number", "user.government_id.passport_number"),
        ("phone", "number", PHONE),
        ("update", "email", EMAIL),
        ("shop.owner", "email", EMAIL),
        ("settings", "EMAIL_HOST_PASSWORD", OWN),
        ("event", "email", EMAIL),
        ("info", "email", EMAIL),
        ("sender", "email", EMAIL),
    ],
)
def test_on_a_holder(names: Names, holder: str, identifier: str, category: str) -> None:
    evidence = names.on(holder, identifier)
    assert evidence is not None
    assert evidence.category == category


@pytest.mark.parametrize(
    ("holder", "identifier"),
    [
        ("product", "name"),
        ("category", "name"),
        ("order", "name"),
        ("order", "number"),
        ("order", "state"),
        ("user", "state"),
        ("app", "state"),
        ("user", "file_name"),
        ("user", "group_name"),
        ("user", "id"),
        ("gift_card", "number"),
        ("shop", "email"),
        ("Store", "email"),
        ("settings", "SUPPORT_EMAIL"),
        ("warehouse", "address"),
        ("warehouse.address", "city"),
        ("event", "latitude"),
        ("job", "title"),
        ("email_row", "address"),
        ("something", "name"),
        ("PaymentMethod", "CREDIT_CARD"),
        ("member", "__name__"),
    ],
)
def test_not_on_a_holder(names: Names, holder: str, identifier: str) -> None:
    assert names.on(holder, identifier) is None


@pytest.mark.parametrize(
    ("identifier", "category"),
    [
        ("name", "user.name"),
        ("names", "user.name"),
        ("city", f"{ADDRESS}.city"),
        ("home_city", f"{ADDRESS}.city"),
        ("ip", IP),
        ("gender", "user.demographic.gender"),
        ("get_name", "user.name"),
        ("email", None),
        ("file_name", None),
        ("number", None),
        ("title", None),
        ("state", None),
    ],
)
def test_weak(names: Names, identifier: str, category: str | None) -> None:
    evidence = names.weak(identifier)
    assert (evidence and evidence.category) == category


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (
            True,
            (
                "user current_user User UserCreate CreateUser customers user1 people "
                "request.user order Order"
            ),
        ),
        (
            True,
            (
                "checkout BillingAddress shipping_address get_user customer_data shop_user "
                "UserProfile staff"
            ),
        ),
        (
            False,
            (
                "product OrderItem file category Site warehouse_address store app plugin "
                "event_type_field"
            ),
        ),
        (None, "self payload data user_ids is_customer UserAdmin x client cleaned_data num_users"),
    ],
)
def test_person_like(names: Names, expected: bool | None, words: str) -> None:
    assert {word: names.person_like(word) for word in words.split()} == dict.fromkeys(
        words.split(), expected
    )


def test_string_keys_may_be_written_in_capitals(names: Names) -> None:
    for key in ("EMAIL", "Email", "USER_EMAIL"):
        evidence = names.distinct(key, key=True)
        assert evidence is not None
        assert evidence.category == EMAIL
    evidence = names.on("META", "HTTP_X_FORWARDED_FOR", key=True)
    assert evidence is not None
    assert evidence.category == IP


def test_siblings_make_an_address(names: Names) -> None:
    assert names.is_address(["street", "city", "zip"])
    assert names.is_address(["name", "line1", "city", "state"])
    assert not names.is_address(["city", "temperature"])
    assert not names.is_address(["name", "state"])
    evidence = names.part_of_address("state")
    assert evidence is not None
    assert evidence.category == f"{ADDRESS}.state"


def test_none(names: Names) -> None:
    assert not names.is_none("email")
