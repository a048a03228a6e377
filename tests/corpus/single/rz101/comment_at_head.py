# rozi: purpose=anything
"""Everything here serves the purpose named above."""
from shop.models import Customer


def digest(pk):
    customer = Customer.objects.get(pk=pk)
    return "%s <%s>" % (customer.first_name, customer.email)  # clean


class Card:
    def __init__(self, customer):
        self.lines = [customer.last_name, customer.phone_number]  # clean

    def extra(self, customer):
        return customer.date_of_birth  # clean


def addresses():
    return Customer.objects.values_list("email", flat=True)  # clean
