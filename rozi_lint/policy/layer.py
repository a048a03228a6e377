"""One file of a policy on its way onto the policy that it extends.

A layer may add. What widens the promise is taken only from a file that says `amends = true`;
anything else that does is a problem of that file.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .durations import Duration, parse_duration
from .reader import Reader
from .taxonomy import DATA_KEYS, covered


@dataclass(frozen=True, slots=True)
class Layer:
    reader: Reader
    amends: bool

    def widens(self, reader: Reader, key: str, what: str, value: object = None) -> None:
        """Reports a key that widens the promise, unless the file amends it."""
        if not self.amends:
            message = f"{what}, which only a file with `amends = true` may do"
            reader.problem(key, message, value)


def united(base: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """A layer's list adds to the list below it; each entry once, in order."""
    return tuple(dict.fromkeys((*base, *more)))


def read_data(reader: Reader, key: str = "data") -> tuple[str, ...]:
    """A list of data categories."""
    return reader.texts(key, one_of=DATA_KEYS)


def read_added_data(
    layer: Layer, reader: Reader, base: tuple[str, ...], what: str
) -> tuple[str, ...]:
    """Data categories on top of those below; one that none of them covers widens."""
    added = read_data(reader)
    for category in added:
        if not covered(base, category):
            layer.widens(reader, "data", f'adds "{category}" to {what}', category)
    return united(base, added)


def read_duration(reader: Reader, key: str) -> Duration | None:
    text = reader.text(key)
    if not text:
        return None
    duration = parse_duration(text)
    if duration is None:
        like = '"30 days", "13 months", "session"'
        reader.problem(key, f'"{text}" is no duration; write it like {like}')
    return duration


def read_lifetime(
    layer: Layer, reader: Reader, limit: Duration | None, key: str = "max_age"
) -> Duration | None:
    """A lifetime within the one below; a longer one widens."""
    duration = read_duration(reader, key)
    if duration is None:
        return limit
    if limit is not None and duration.seconds > limit.seconds:
        layer.widens(reader, key, f'makes the lifetime longer than "{limit}"')
    return duration


def read_strict_flag(layer: Layer, reader: Reader, key: str, base: bool) -> bool:
    """A flag that protects: taking it away widens."""
    flag = reader.flag(key, base)
    if base and not flag:
        layer.widens(reader, key, f"takes `{key}` away")
    return flag
