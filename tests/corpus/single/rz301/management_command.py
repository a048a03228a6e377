"""Nightly jobs."""
import requests
from celery import shared_task
from django.core.management.base import BaseCommand

ENDPOINTS = {
    "rates": "https://rates.partner.example/v1",
    "stock": "https://stock.rozi.example/v1",
}


@shared_task
def pull(url):
    return requests.get(url).status_code


class Command(BaseCommand):
    help = "Pulls everything, see https://wiki.partner.example/nightly"

    def add_arguments(self, parser):
        parser.add_argument("--url", default=None)

    def handle(self, *args, **options):
        self.pull_rates()
        self.pull_stock()
        pull.delay("https://queue.partner.example/")  # want: RZ301
        pull.delay("https://queue.rozi.example/")  # clean: first-party

    def pull_rates(self):
        return requests.get(ENDPOINTS["rates"]).json()  # want: RZ301

    def pull_stock(self):
        return requests.get(ENDPOINTS["stock"]).json()  # clean: first-party

    def pull_each(self):
        for url in ENDPOINTS.values():
            requests.get(url)  # want: RZ301
