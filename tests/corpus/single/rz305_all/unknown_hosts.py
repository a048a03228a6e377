"""Hosts that nothing in sight tells."""
import os

import httpx
import requests
from django.conf import settings


def by_parameter(url):
    return requests.get(url)  # want: RZ305


def by_environment():
    return requests.post(os.environ["HOOK_URL"], json={})  # want: RZ305


def by_environment_declared():
    return requests.post(os.environ["ACME_PARCELS_URL"], json={})  # clean: declared


def by_environment_default():
    return requests.post(os.environ.get("HOOK_URL", "https://hook.partner.example/"))  # want: RZ301


def by_setting():
    return requests.get(settings.SOME_SERVICE_URL + "/v1")  # want: RZ305


def by_setting_declared():
    return requests.get(settings.PARCELS_URL + "/v1")  # clean: declared


def by_record(webhook):
    return httpx.post(webhook.target_url, json={"ping": 1})  # want: RZ305


def by_host(host):
    return httpx.get(f"https://{host}/status")  # want: RZ305


def by_path(path):
    return httpx.get(f"https://api.rozi.example/{path}")  # clean: the host is known


def by_path_partner(path):
    return httpx.get(f"https://api.partner.example/{path}")  # want: RZ301


def by_request(request):
    return requests.get(request.GET["callback"])  # want: RZ305


def only_built(host):
    return f"https://{host}/status"  # clean: no request


def known_local():
    return requests.get("http://localhost:9000/")  # clean: loopback


class Hook:
    def __init__(self, target):
        self.target = target

    def fire(self, payload):
        return requests.post(self.target, json=payload)  # want: RZ305

    def describe(self):
        return {"target": self.target}  # clean: no request


async def many(urls):
    async with httpx.AsyncClient() as client:
        for url in urls:
            await client.get(url)  # want: RZ305


def own_loop(paths):
    with requests.Session() as session:
        for path in paths:
            session.get("https://api.rozi.example/" + path)  # clean: the host is known
