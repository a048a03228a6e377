"""Plain requests calls: the host is in sight."""
import requests
from requests import Session, post
from requests.exceptions import RequestException

GEO_URL = "https://geo.lookup.example/v1/resolve"
PARCELS = "https://api.acme-parcels.example/v2"
STOCK = "https://stock.rozi.example/levels"
DOCS = "https://docs.partner.example/how-to"


def resolve(postcode):
    answer = requests.get(GEO_URL, params={"code": postcode[:2]}, timeout=5)  # want: RZ301
    answer.raise_for_status()
    return answer.json()


def create_parcel(order):
    return requests.post(  # clean: declared
        PARCELS + "/parcels",
        json={"reference": order.pk},
        timeout=5,
    )


def track_parcel(code):
    return requests.get(f"https://eu.acme-track.example/{code}", timeout=5)  # clean: declared by pattern


def track_parcel_bare(code):
    return requests.get(f"https://acme-track.example/{code}", timeout=5)  # want: RZ301


def stock_level(sku):
    return requests.get(STOCK, params={"sku": sku}, timeout=5).json()  # clean: first-party


def announce(text):
    post("https://hooks.chatty.example/services/T0/B0", json={"text": text})  # want: RZ301


def help_link():
    return DOCS  # clean: a URL, no request


def help_page(topic):
    url = "{}?topic={}".format(DOCS, topic)
    return {"link": url}  # clean: a URL, no request


def rates():
    session = Session()
    session.headers["Accept"] = "application/json"
    try:
        return session.get("https://rates.bank.example/daily").json()  # want: RZ301
    except RequestException:
        return {}
    finally:
        session.close()


def rates_with():
    with requests.Session() as session:
        return session.request("GET", "https://rates.bank.example/daily").json()  # want: RZ301


def local_checks():
    requests.get("http://localhost:8000/health")  # clean: loopback
    requests.get("http://127.0.0.1:8000/health")  # clean: loopback
    requests.get("http://[::1]:8000/health")  # clean: loopback
    requests.get("http://10.1.2.3/health")  # clean: a private address
    requests.get("http://192.168.7.9/health")  # clean: a private address
    requests.get("http://inventory:8080/health")  # clean: a name without a dot


def public_address():
    return requests.get("https://8.8.8.8/resolve")  # want: RZ301


def reserved():
    return requests.head("https://example.com/")  # want: RZ301


def lookalike():
    return requests.get("https://rozi.example.evil.example/")  # want: RZ301


def case_and_port():
    return requests.get("https://STOCK.ROZI.EXAMPLE:8443/levels")  # clean: first-party


def several(codes):
    return [
        requests.put("https://codes.partner.example/" + code)  # want: RZ301
        for code in codes
    ]


def overwritten():
    url = "https://old.partner.example/feed"
    url = "https://feed.rozi.example/feed"
    return requests.get(url)  # clean: overwritten


def chosen(test):
    url = "https://one.partner.example/" if test else "https://two.partner.example/"
    return requests.get(url)  # want: RZ301


def chosen_half(test):
    if test:
        url = "https://feed.rozi.example/"
    else:
        url = "https://feed.partner.example/"
    return requests.get(url)  # want: RZ301


def dead():
    return None
    requests.get("https://never.partner.example/")  # clean: dead code
