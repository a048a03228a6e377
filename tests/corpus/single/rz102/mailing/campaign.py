"""The newsletter purpose lists the e-mail address and nothing else."""
from celery import shared_task

from shop.models import Subscriber, User


@shared_task
def send_all(template):
    for user in User.objects.filter(newsletter=True):
        deliver.delay(user.email, template)  # clean: listed


@shared_task
def deliver(recipient, template):
    return recipient, template


@shared_task
def send_birthday(template):
    for user in User.objects.all():
        if user.date_of_birth is None:  # clean: presence
            continue
        if is_today(user.date_of_birth):  # want: RZ102
            deliver.delay(user.email, template)  # clean: listed


def is_today(day):
    return day.day == 1


def greeting(user):
    return "Dear " + user.first_name  # want: RZ102


def greetings(users):
    return [
        (user.email, user.first_name, user.pk)  # want: RZ102
        for user in users
    ]


def addresses():
    return Subscriber.objects.values_list("email", flat=True)  # clean


def text_message(user, gateway):
    gateway.push(user.phone_number, "Sale!")  # want: RZ102


def open_rates(users):
    total = users.count()
    mobile = [user.user_agent for user in users]  # want: RZ102
    return total, sum("Mobile" in agent for agent in mobile)
