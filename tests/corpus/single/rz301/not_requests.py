"""Addresses that no request goes to, and systems that are no recipients."""
import smtplib
from email.message import EmailMessage

import psycopg2
import redis
from django.core.mail import send_mail
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from sqlalchemy import create_engine

NAMESPACE = "http://www.w3.org/2000/svg"
SCHEMA_ID = "https://json-schema.partner.example/order.json"
ENGINE = create_engine("postgresql://app@db.partner.example/shop")  # clean: a database
CACHE = redis.Redis(host="cache.partner.example")  # clean: a cache


class Relay:
    host = "mail.partner.example"

    def send(self, subject, text):
        message = EmailMessage()
        message["Subject"] = subject
        message["From"] = "shop@rozi.example"
        message["To"] = "orders@rozi.example"
        message.set_content(text)
        with smtplib.SMTP_SSL(self.host) as server:  # clean: a mail relay
            server.send_message(message)  # clean


def database():
    connection = psycopg2.connect(host="db.partner.example", dbname="shop")  # clean: a database
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return connection


def go_to_partner(request):
    return redirect("https://www.partner.example/landing")  # clean: a redirect is no request of ours


def go_elsewhere(request):
    return HttpResponseRedirect("https://www.partner.example/landing")  # clean


def svg():
    return '<svg xmlns="%s" />' % NAMESPACE  # clean: a name space


def mail_link():
    send_mail("Hello", "See https://www.partner.example/offer", None, ["orders@rozi.example"])  # clean: a link


def get(mapping, url):
    return mapping.get(url)


def lookup():
    return get({}, "https://www.partner.example/")  # clean: a dict look-up


class Registry(dict):
    def post(self, url, value):
        self[url] = value


def register():
    registry = Registry()
    registry.post("https://www.partner.example/", 1)  # clean: no HTTP client
    return registry


def cache_get():
    return CACHE.get("https://www.partner.example/")  # clean: a cache key


def urls():
    urls = ["https://a.partner.example/", "https://b.partner.example/"]
    for url in urls:
        yield url  # clean: not requested
