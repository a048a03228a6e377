"""The data categories: keys of the fideslang taxonomy, three of our own, and a human word for each.

A key's parent is its dotted prefix. Source: fideslang, default_taxonomy/data_categories.py.
"""

from collections.abc import Iterable, Mapping

NONE = "none"
CARD = "user.financial.credit_card"
CARD_NUMBER = f"{CARD}.number"
CARD_CVV = f"{CARD}.cvv"
CARD_EXPIRY = f"{CARD}.expiry"

WORDS: Mapping[str, str] = {
    "user": "personal data",
    "user.account": "account data",
    "user.account.settings": "account settings",
    "user.account.username": "username",
    "user.authorization": "log-in data",
    "user.authorization.biometric": "biometric log-in data",
    "user.authorization.credentials": "credential",
    "user.authorization.password": "password",
    "user.behavior": "behaviour data",
    "user.behavior.browsing_history": "browsing history",
    "user.behavior.media_consumption": "media consumption",
    "user.behavior.purchase_history": "purchase history",
    "user.behavior.search_history": "search history",
    "user.biometric": "biometric data",
    "user.biometric.fingerprint": "fingerprint",
    "user.biometric.health": "biometric health data",
    "user.biometric.retinal": "retinal scan",
    "user.biometric.voice": "voice print",
    "user.childrens": "data on children",
    "user.contact": "contact data",
    "user.contact.address": "postal address",
    "user.contact.address.city": "city",
    "user.contact.address.country": "country",
    "user.contact.address.postal_code": "postal code",
    "user.contact.address.state": "state or region",
    "user.contact.address.street": "street",
    "user.contact.email": "e-mail address",
    "user.contact.fax_number": "fax number",
    "user.contact.organization": "organisation",
    "user.contact.phone_number": "phone number",
    "user.contact.url": "personal URL",
    "user.content": "content of the person",
    "user.content.private": "private content",
    "user.content.public": "public content",
    "user.content.self_image": "picture of the person",
    "user.criminal_history": "criminal history",
    "user.demographic": "demographic data",
    "user.demographic.age_range": "age range",
    "user.demographic.date_of_birth": "date of birth",
    "user.demographic.gender": "gender",
    "user.demographic.language": "language",
    "user.demographic.marital_status": "marital status",
    "user.demographic.political_opinion": "political opinion",
    "user.demographic.profile": "demographic profile",
    "user.demographic.race_ethnicity": "race or ethnicity",
    "user.demographic.religious_belief": "religious belief",
    "user.demographic.sexual_orientation": "sexual orientation",
    "user.device": "device data",
    "user.device.cookie": "cookie",
    "user.device.cookie_id": "cookie id",
    "user.device.device_id": "device id",
    "user.device.ip_address": "IP address",
    "user.financial": "financial data",
    "user.financial.bank_account": "bank account",
    CARD: "payment card data",
    CARD_NUMBER: "card number",
    CARD_CVV: "card security code",
    CARD_EXPIRY: "card expiry date",
    "user.government_id": "government id",
    "user.government_id.birth_certificate": "birth certificate",
    "user.government_id.drivers_license_number": "driving licence number",
    "user.government_id.immigration": "immigration data",
    "user.government_id.national_identification_number": "national id number",
    "user.government_id.passport_number": "passport number",
    "user.government_id.vehicle_registration": "vehicle registration",
    "user.health_and_medical": "health data",
    "user.health_and_medical.genetic": "genetic data",
    "user.health_and_medical.insurance_beneficiary_id": "health insurance number",
    "user.health_and_medical.record_id": "medical record number",
    "user.job_title": "job title",
    "user.location": "location",
    "user.location.imprecise": "approximate location",
    "user.location.precise": "precise location",
    "user.name": "name",
    "user.name.first": "first name",
    "user.name.last": "last name",
    "user.payment": "payment data",
    "user.privacy_preferences": "privacy preferences",
    "user.sensor": "sensor data",
    "user.social": "social data",
    "user.telemetry": "telemetry",
    "user.unique_id": "id of the person",
    "user.unique_id.pseudonymous": "pseudonymous id",
    "user.user_sensor": "sensor data of the person",
    "user.workplace": "workplace data",
    "system": "system data",
    "system.authentication": "credential of a system",
    "system.operations": "operations data of a system",
}
DATA_KEYS = frozenset(WORDS)


def words(category: str) -> str:
    """How a person calls a category; the key itself where it is unknown."""
    return WORDS.get(category, category)


def covers(parent: str, child: str) -> bool:
    """A key covers itself and everything below it."""
    return parent == child or child.startswith(parent + ".")


def covered(categories: Iterable[str], child: str) -> bool:
    """Whether any of the categories covers this one."""
    return any(covers(parent, child) for parent in categories)
