"""Courier hand-over: class-based, with queries."""
from shop.models import Customer


class Handover:
    """Hands customer rows to the courier."""

    def __init__(self, orders):
        self.orders = orders

    def rows(self):
        yield from Customer.objects.filter(order__in=self.orders).values_list("pk", "last_name")  # clean

    def mails(self):
        yield from Customer.objects.filter(order__in=self.orders).values_list("email", flat=True)  # want: RZ102

    def by_mail(self, wanted):
        return Customer.objects.filter(email=wanted).values_list("pk", flat=True)  # clean: a filter

    def device(self, request):
        return request.META["REMOTE_ADDR"]  # want: RZ102

    def drop_note(self, customer):
        return getattr(customer, "phone_number", "")  # clean: listed

    def secret(self, customer):
        return getattr(customer, "ssn", "")  # want: RZ102
