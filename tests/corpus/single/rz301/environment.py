"""Addresses from settings and from the environment."""
import os

import requests
from django.conf import settings

FEED = os.environ.get("FEED_URL", "https://feed.partner.example")
OWN = os.getenv("OWN_URL", "https://feed.rozi.example")


def feed():
    return requests.get(FEED + "/all")  # want: RZ301


def own_feed():
    return requests.get(OWN + "/all")  # clean: first-party default


def unknown():
    return requests.get(os.environ["SOME_URL"])  # clean: cannot be determined, and RZ305 is off


def declared_env():
    return requests.post(os.environ["ACME_PARCELS_URL"] + "/parcels", json={})  # clean: declared by variable


def declared_setting():
    return requests.post(settings.PARCELS_URL, json={})  # clean: declared by settings key


def inline_default():
    url = os.getenv("RATES_URL") or "https://rates.partner.example"
    return requests.get(url)  # want: RZ301


def parameter(url):
    return requests.get(url)  # clean: cannot be determined, and RZ305 is off


def configuration():
    return {"url": FEED, "docs": "https://docs.partner.example"}  # clean: no request


def allowed(url):
    if url.startswith("https://cdn.partner.example/"):  # clean: a comparison
        return True
    return url in ("https://a.partner.example", "https://b.partner.example")  # clean
