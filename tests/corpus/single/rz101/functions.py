"""Once a function and category, at the first read."""


def contact_line(customer):
    head = customer.first_name  # want: RZ101
    mail = customer.email  # want: RZ101
    foot = customer.first_name.title()  # clean: second read
    return "{} <{}> {}".format(head, mail, foot)


def with_lambda(users):
    users = list(users)
    first = users[0].email if users else ""  # want: RZ101
    ordered = sorted(users, key=lambda user: user.email)  # clean: the lambda belongs to the function
    return first, ordered


def with_comprehension(users):
    return {
        user.pk: user.phone_number  # want: RZ101
        for user in users
        if user.phone_number  # clean: presence
    }


def outer(user):
    mail = user.email  # want: RZ101

    def inner():
        return user.email + ";"  # clean: counted with the function around it

    return mail, inner


def separate(user):
    return user.email  # want: RZ101


def bare(email, phone, first_name):
    # Bare variables are no fields.
    return {"email": email, "phone": phone, "first": first_name}  # clean


def build(email):
    from shop.models import Customer

    return Customer(email=email, phone_number=None)  # clean: keywords of a constructor


def copy_over(user, form):
    user.email = form.normalised()  # clean: a write target
    return user


def move(user, customer):
    customer.email = user.email  # want: RZ101
    customer.save()


def loop(customers):
    out = []
    for customer in customers:
        if not customer.email:  # clean: presence
            continue
        out.append(customer.email)  # want: RZ101
    for customer in customers:
        out.append(customer.email)  # clean: second read
    return out


class Exporter:
    def __init__(self, users):
        self.users = users

    def mails(self):
        return [user.email for user in self.users]  # want: RZ101

    def keys(self):
        return [user.id for user in self.users]  # clean

    async def phones(self):
        async for user in self.users:
            yield user.phone_number  # want: RZ101

    def births(self):
        return [
            user.date_of_birth  # want: RZ101
            for user in self.users
        ]
