"""Logs that are no logger: streams, warnings, spans, metrics, error trackers."""
import sys
import warnings

import click
import sentry_sdk
from datadog import statsd
from opentelemetry import trace


def streams(user):
    sys.stderr.write(user.email + "\n")  # want: RZ405
    sys.stdout.write("%d\n" % user.pk)  # clean
    click.echo(f"hello {user.first_name}")  # want: RZ405
    click.echo("hello")  # clean
    warnings.warn("no phone for " + user.last_name)  # want: RZ405
    warnings.warn("no phone")  # clean


def telemetry(user):
    span = trace.get_current_span()
    span.set_attribute("user.email", user.email)  # want: RZ405
    span.set_attribute("user.id", user.pk)  # clean
    statsd.increment("login", tags=[f"user:{user.username}"])  # want: RZ405
    statsd.increment("login", tags=["kind:web"])  # clean
    sentry_sdk.set_user({"id": user.pk, "email": user.email})  # want: RZ405
    sentry_sdk.set_user({"id": user.pk})  # clean
    sentry_sdk.add_breadcrumb(message="mail to " + user.email)  # want: RZ405
