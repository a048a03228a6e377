"""Admin actions, signals, middleware, tasks, a websocket consumer, sessions."""
import logging
from contextlib import contextmanager

from celery import shared_task
from celery.utils.log import get_task_logger
from django.contrib import admin
from django.db.models.signals import post_save
from django.dispatch import receiver

from shop.models import Customer, Newsletter

logger = logging.getLogger(__name__)
task_logger = get_task_logger(__name__)


@admin.action(description="Unsubscribe")
def unsubscribe(modeladmin, request, queryset):
    for customer in queryset:
        logger.info("%s unsubscribes %s", request.user.pk, customer.email)  # want: RZ405
        logger.info("%s unsubscribes %s", request.user.pk, customer.pk)  # clean: ids
    logger.info("%d unsubscribed", queryset.count())  # clean: a count


@receiver(post_save, sender=Customer)
def saved(sender, instance, created, **kwargs):
    logger.info("%s saved", sender.__name__)  # clean: the name of a class
    logger.info("customer %s, new: %s", instance.pk, created)  # clean
    logger.info("customer %s", instance.last_name)  # want: RZ405


class Timing:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        logger.info("%s %s %s", request.method, request.path, response.status_code)  # clean
        if request.user.is_authenticated:
            logger.info("by %s", request.user.pk)  # clean: an id
            logger.info("by %s", request.user.get_full_name())  # want: RZ405
        return response


@shared_task(bind=True)
def send_newsletter(self, newsletter_id):
    newsletter = Newsletter.objects.get(pk=newsletter_id)
    task_logger.info("sending %s", newsletter.title)  # clean: the title of a letter
    sent = 0
    for email in newsletter.subscribers.values_list("email", flat=True):
        try:
            newsletter.send(email)
        except OSError as exc:
            task_logger.warning("could not reach %s", email)  # want: RZ405
            raise self.retry(exc=exc)
        sent += 1
    task_logger.info("sent %d", sent)  # clean: a count


@contextmanager
def step(title):
    logger.info("begin %s", title)
    yield
    logger.info("end")


def merge(old, new):
    with step("merge"):  # clean
        new.email = old.email  # clean: no log
    with step(old.email):  # want: RZ405
        old.delete()


class Support:
    async def receive(self, user, content):
        kind = content["kind"]
        logger.debug("message of kind %s", kind)  # clean
        if kind == "callback":
            logger.debug("call back %s", content["phone_number"])  # want: RZ405
        await self.answer(user.pk)

    async def answer(self, key):
        logger.debug("answer to %s", key)  # clean: an id


def compare(old: Customer, new: Customer):
    changed = [name for name in ("email", "phone") if getattr(old, name) != getattr(new, name)]
    logger.info("changed: %s", changed)  # clean: names of fields
    logger.info("was: %s", getattr(old, "email"))  # want: RZ405
    logger.info("was: %s", getattr(old, "pk"))  # clean: an id
