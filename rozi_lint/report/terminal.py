"""What a terminal adds: colour, and a bar that shows how far a long run has come."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")

PATIENCE = 1.0  # seconds without a bar


def wants_colour(stream: TextIO) -> bool:
    """Colour is for terminals, and for people who did not say no (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def with_progress(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The same items; on a terminal a run that takes its time shows a bar on standard error."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    waiting = iter(items)
    for done, item in enumerate(waiting, start=1):
        yield item
        if time.monotonic() - started > PATIENCE:
            yield from _with_bar(waiting, done, total)


def _with_bar(items: Iterator[Item], done: int, total: int) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Checking", total=total, completed=done)
        for item in items:
            yield item
            progress.advance(task)
