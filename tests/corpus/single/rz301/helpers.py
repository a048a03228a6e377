"""Requests through helpers, one to three levels deep."""
from functools import partial

import requests

BASE = "https://api.partner.example"


def fetch(url, **kwargs):
    return requests.get(url, timeout=10, **kwargs).json()


def fetch_logged(address):
    return fetch(address)


def fetch_twice(address):
    return fetch_logged(address) or fetch_logged(address)


def partner(path):
    return requests.get(BASE + path, timeout=10).json()  # want: RZ301


def shop(path):
    return requests.get("https://api.rozi.example" + path, timeout=10).json()  # clean: first-party


def prices():
    return fetch("https://prices.partner.example/all")  # want: RZ301


def own_prices():
    return fetch("https://prices.rozi.example/all")  # clean: first-party


def two_levels():
    return fetch_logged("https://two.partner.example/")  # want: RZ301


def three_levels():
    return fetch_twice(address="https://three.partner.example/")  # want: RZ301


def three_levels_declared():
    return fetch_twice("https://api.acme-parcels.example/three")  # clean: declared


def by_path():
    return partner("/items")  # clean: reported in the helper, once


def by_path_own():
    return shop("/items")  # clean


def bound():
    get_rates = partial(requests.get, "https://bound.partner.example/rates")  # clean: nothing sent yet
    return get_rates()  # want: RZ301


def with_client():
    with requests.Session() as client:
        client.get("https://ctx.rozi.example/")  # clean: first-party
        client.post("https://ctx.partner.example/")  # want: RZ301


def build_url(path):
    return BASE + path


def request_built():
    return requests.get(build_url("/x"))  # want: RZ301


def only_built():
    return build_url("/y")  # clean: no request


def pages(url, depth=0):
    if depth > 3:
        return []
    page = requests.get(url).json()
    return page["items"] + pages(url, depth + 1)


def all_pages():
    return pages("https://pages.partner.example/")  # want: RZ301


def all_own_pages():
    return pages("https://pages.rozi.example/")  # clean: first-party


class Catalogue:
    base = "https://catalogue.partner.example"
    own = "https://catalogue.rozi.example"

    def __init__(self):
        self.mirror = "https://mirror.partner.example"

    def items(self):
        return requests.get(self.base + "/items").json()  # want: RZ301

    def own_items(self):
        return requests.get(self.own + "/items").json()  # clean: first-party

    def mirrored(self):
        return requests.get(f"{self.mirror}/items").json()  # want: RZ301

    def link(self, item):
        return self.base + "/items/" + item  # clean: no request
