"""Parcel labels. The purpose lists name, postal address and phone."""
from dataclasses import dataclass


@dataclass
class Label:
    line1: str
    line2: str
    phone: str


def make_label(order):
    address = order.shipping_address
    return Label(
        line1=f"{order.customer.first_name} {order.customer.last_name}",  # clean: parent listed
        line2=address.street + ", " + address.postcode,  # clean: parent listed
        phone=order.customer.phone_number,  # clean: listed
    )


def notify(order, mailer):
    mailer.queue(order.customer.email, "Your parcel is on its way")  # want: RZ102
    mailer.queue(order.customer.email, "Second try")  # clean: once a function and category


def age_check(order):
    born = order.customer.date_of_birth  # want: RZ102
    return born.year < 2001


def has_mail(order):
    return bool(order.customer.email)  # clean: presence


def bare(email):
    return email.lower()  # clean: no field


def write_only(order, value):
    order.customer.email = value  # clean: a write target
    return order.pk


def tracking_rows(orders):
    rows = []
    for order in orders:
        row = {"id": order.pk, "to": order.customer.last_name}  # clean
        row["mail"] = order.customer.email  # want: RZ102
        rows.append(row)
    return rows


# rozi: purpose=newsletters
def ask_for_review(order, mailer):
    mailer.queue(order.customer.email, "How was it?")  # clean: the comment is nearer
    mailer.greet(order.customer.first_name)  # want: RZ102


def insure(order):
    value = order.customer.iban  # rozi: purpose=invoices # clean
    return value, order.customer.passport_number  # want: RZ102
