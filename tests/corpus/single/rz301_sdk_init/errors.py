"""An error tracker: reported at its init, not at each later call."""
import os

import sentry_sdk

sentry_sdk.init(dsn=os.environ["SENTRY_DSN"], traces_sample_rate=0.1)  # want: RZ301


def run(job):
    try:
        job.run()
    except OSError as exc:
        sentry_sdk.capture_exception(exc)  # clean: reported at init
        raise


def note(count):
    sentry_sdk.capture_message("%d jobs" % count)  # clean: reported at init


def tag(version):
    sentry_sdk.set_tag("version", version)  # clean: reported at init
