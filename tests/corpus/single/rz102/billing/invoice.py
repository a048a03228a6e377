"""Invoices: name, e-mail, postal address, money."""


class Invoice:
    def __init__(self, order):
        self.order = order

    def head(self):
        customer = self.order.customer
        return [customer.first_name, customer.last_name, customer.email]  # clean: listed

    def debit(self):
        return self.order.customer.iban  # clean: parent listed

    def remind(self, gateway):
        gateway.text(self.order.customer.phone_number, "Please pay")  # want: RZ102

    def fingerprint(self, request):
        return request.META.get("REMOTE_ADDR")  # want: RZ102

    def number(self):
        return self.order.number  # clean


def monthly(invoices):
    return {
        inv.order.pk: inv.order.customer.gender  # want: RZ102
        for inv in invoices
    }
