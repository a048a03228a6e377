"""Calls in disguise: tasks, executors, partials, hooks, decorators."""
import functools
import logging
from concurrent.futures import ThreadPoolExecutor

from celery import shared_task
from django.db import transaction

logger = logging.getLogger(__name__)
executor = ThreadPoolExecutor(2)


def write(text):
    logger.info("note: %s", text)


@shared_task
def write_task(text):
    logger.info("task: %s", text)


def disguised(user):
    write_task.delay(user.email)  # want: RZ405
    write_task.delay(user.pk)  # clean
    write_task.apply_async(args=(user.email,))  # want: RZ405
    executor.submit(write, user.email)  # want: RZ405
    executor.submit(write, user.pk)  # clean
    functools.partial(write)(user.email)  # want: RZ405
    transaction.on_commit(lambda: write(user.email))  # want: RZ405
    transaction.on_commit(lambda: write(user.pk))  # clean


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        logger.debug("call with %s", args)
        return function(*args, **kwargs)

    return wrapper


@logged
def register(value):
    return value


def registering(user):
    register(user.email)  # want: RZ405
    register(user.pk)  # clean
