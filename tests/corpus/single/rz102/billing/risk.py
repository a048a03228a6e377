"""Two purposes are in effect here: invoices and the risk check."""

SCORES = {}


def score(request, order):
    points = 0
    if request.META["REMOTE_ADDR"].startswith("198.51.100."):  # clean: listed by the risk check
        points += 5
    if order.customer.email.endswith(".invalid"):  # clean: listed by the invoices
        points += 10
    prefix = order.customer.phone_number[:4]  # want: RZ102
    if prefix == "+999":
        points += 10
    return points


def age_points(order):
    return 3 if order.customer.date_of_birth.year > 2005 else 0  # want: RZ102


def login_points(user):
    return SCORES.get(user.username.lower(), 0)  # want: RZ102
