"""httpx, aiohttp, urllib, urllib3, http.client, pandas."""
import http.client
import urllib.request
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen, urlretrieve

import aiohttp
import httpx
import pandas as pd
import urllib3

BASE = "https://api.partner.example/"


async def quote(sku):
    async with httpx.AsyncClient(base_url="https://quotes.partner.example") as client:
        answer = await client.get("/q", params={"sku": sku})  # want: RZ301
    return answer.json()


async def own_quote(sku):
    async with httpx.AsyncClient(base_url="https://quotes.rozi.example") as client:
        answer = await client.get("/q", params={"sku": sku})  # clean: first-party
    return answer.json()


async def absolute(sku):
    async with httpx.AsyncClient(timeout=3) as client:
        return await client.post("https://abs.partner.example/" + sku)  # want: RZ301


def sync_quote():
    return httpx.get("https://sync.partner.example/").text  # want: RZ301


async def aio(sku):
    async with aiohttp.ClientSession() as session:
        async with session.get("https://aio.partner.example/" + sku) as answer:  # want: RZ301
            return await answer.json()


async def aio_own(sku):
    async with aiohttp.ClientSession() as session:
        async with session.get("https://aio.rozi.example/" + sku) as answer:  # clean: first-party
            return await answer.json()


def open_it():
    with urlopen("https://open.partner.example/feed.xml") as handle:  # want: RZ301
        return handle.read()


def open_request():
    request = Request("https://open.partner.example/", data=b"x")  # clean: nothing sent yet
    return urllib.request.urlopen(request).read()  # want: RZ301


def open_own():
    return urllib.request.urlopen("https://feed.rozi.example/").read()  # clean: first-party


def download(target):
    urlretrieve("https://dl.partner.example/list.csv", target)  # want: RZ301


def pool():
    manager = urllib3.PoolManager()
    return manager.request("GET", "https://pool.partner.example/").data  # want: RZ301


def low_level():
    connection = http.client.HTTPSConnection("low.partner.example", timeout=3)
    connection.request("GET", "/")  # want: RZ301
    return connection.getresponse().read()


def low_level_own():
    connection = http.client.HTTPSConnection("low.rozi.example")
    connection.request("GET", "/")  # clean: first-party
    return connection.getresponse().read()


def joined(path):
    return httpx.get(urljoin(BASE, path))  # want: RZ301


def encoded(values):
    return BASE + "?" + urlencode(values)  # clean: only built


def table():
    return pd.read_csv("https://tables.partner.example/rates.csv")  # want: RZ301


def local_table():
    return pd.read_csv("data/rates.csv")  # clean: a file


def own_table():
    return pd.read_json("https://tables.rozi.example/rates.json")  # clean: first-party
