"""Clients as classes: sessions on self, inheritance, retries."""
import time

import httpx
import requests


class BaseClient:
    base_url = "https://api.rozi.example"

    def __init__(self, timeout=5):
        self.timeout = timeout
        self.session = requests.Session()
        self.session.headers.update({"Accept": "application/json"})  # clean: no request

    def close(self):
        self.session.close()  # clean: no request


class StockClient(BaseClient):
    def level(self, sku):
        return self.session.get(f"{self.base_url}/stock/{sku}", timeout=self.timeout)  # clean: first-party


class RatesClient(BaseClient):
    endpoint = "https://rates.partner.example/v2"

    def today(self):
        return self.session.get(self.endpoint, timeout=self.timeout)  # want: RZ301

    def with_retry(self):
        for wait in (1, 2, 4):
            answer = self.session.get(self.endpoint + "/daily")  # want: RZ301
            if answer.ok:
                return answer.json()
            time.sleep(wait)
        return None

    def link(self):
        return self.endpoint + "/help"  # clean: no request


class ParcelClient:
    HOST = "api.acme-parcels.example"

    def __init__(self):
        self.http = httpx.Client(base_url=f"https://{self.HOST}")  # clean: constructing

    def create(self, order):
        return self.http.post("/parcels", json={"reference": order.pk})  # clean: declared

    def label(self, code):
        return self.http.get(f"/parcels/{code}/label")  # clean: declared


class GeoClient:
    def __init__(self):
        self.http = httpx.Client(base_url="https://geo.partner.example")  # clean: constructing

    def find(self, code):
        return self.http.get("/find", params={"code": code})  # want: RZ301

    @staticmethod
    def status():
        return httpx.get("https://status.partner.example/geo")  # want: RZ301

    @classmethod
    def docs(cls):
        return "https://docs.partner.example/geo"  # clean: no request


def use(order):
    ParcelClient().create(order)  # clean: declared
    GeoClient().find("10")  # clean: reported in the class
    RatesClient().today()  # clean: reported in the class
    return StockClient().level(order.sku)  # clean: first-party
