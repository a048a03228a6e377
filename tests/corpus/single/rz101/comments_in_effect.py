"""Purposes that a comment brings into effect."""


def label(order):  # rozi: purpose=parcels
    return order.customer.last_name  # clean


# rozi: purpose=parcels
def label_above(order):
    return order.customer.last_name  # clean


def one_statement(order):
    name = order.customer.last_name  # rozi: purpose=parcels # clean
    mail = order.customer.email  # want: RZ101
    return name, mail


def line_before(order):
    # rozi: purpose=parcels
    name = order.customer.last_name  # clean
    phone = order.customer.phone_number  # want: RZ101
    return name, phone


def block(order, notify):
    if notify:  # rozi: purpose=parcels
        mail = order.customer.email  # clean
        return [mail, order.customer.phone_number]  # clean
    return [order.customer.last_name]  # want: RZ101


class Courier:  # rozi: purpose=parcels
    def drop_off(self, order):
        return order.customer.first_name, order.customer.last_name  # clean

    def call(self, order):
        return order.customer.phone_number  # clean


class Robot:
    def drop_off(self, order):  # rozi: purpose=parcels
        return order.customer.first_name  # clean

    def call(self, order):
        return order.customer.phone_number  # want: RZ101
