"""A module that no purpose covers: nothing to mismatch, but no purpose either."""


def phone_of(customer):
    return customer.phone_number  # want: RZ101


def phone_for_parcel(customer):  # rozi: purpose=parcels
    return customer.phone_number  # clean


def mail_for_parcel(customer):  # rozi: purpose=parcels
    return customer.email  # want: RZ102


def two(customer):  # rozi: purpose=parcels,newsletters
    return customer.email, customer.last_name  # clean


def nobody(customer):
    return customer.pk  # clean: an id
