"""Changes to what a value holds, and what becomes of them where a caller owns it."""

from __future__ import annotations

from dataclasses import replace

from rozi_lint.flow import access, content
from rozi_lint.flow.callee import is_absent
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.summary import Write
from rozi_lint.flow.value import (
    UNKNOWN,
    Sym,
    Value,
    merge_labels,
    with_field,
    with_rest,
)


class Content:
    """Unnamed content is added: `list.append`, `dict.update`."""

    def __init__(self, values: list[Value]) -> None:
        self.values = values

    def on(self, frame: Frame, value: Value) -> Value:
        for added in self.values:
            if added is UNKNOWN or is_absent(added):
                continue
            if added.fields is not None and not added.classes and value.rest is None:
                for key, item in added.fields.items():
                    if isinstance(key, str):
                        value = with_field(value, key, item)
                    else:
                        value = with_rest(value, item)
                if added.rest is not None:
                    value = with_rest(value, added.rest)
                if added.labels:
                    value = value.but(labels=merge_labels(value.labels, added.labels))
            elif value.labels and value.fields is None and value.rest is None:
                labels = merge_labels(value.labels, content.printed(frame, added))
                value = value.but(labels=labels)
            else:
                value = with_rest(value, added)
        return value

    def as_write(self, place: Sym) -> Write:
        return Write(place, "content", None, tuple(self.values))


class Part:
    """An attribute or item is set."""

    def __init__(self, kind: str, key: Value, value: Value) -> None:
        self.kind, self.key, self.value = kind, key, value

    def on(self, frame: Frame, value: Value) -> Value:
        names = [c for c in self.key.consts or () if isinstance(c, (str, int))]
        if len(names) == 1:
            item = (
                access.named(frame, names[0], self.value, key=self.kind == "[")
                if isinstance(names[0], str)
                else self.value
            )
            return with_field(value, names[0], item)
        return with_rest(value, self.value)

    def as_write(self, place: Sym) -> Write:
        return Write(place, self.kind, self.key, (self.value,))


Change = Content | Part


def set_part(kind: str, key: Value, value: Value) -> Change:
    """The change that `x.key = value` or `x[key] = value` makes."""
    return Part(kind, key, value)


def leave_write(
    frame: Frame, base: Value, path: tuple[tuple[str, object], ...], change: Change
) -> None:
    """A change of something that our caller owns is told to our caller."""
    for sym in base.syms:
        if sym.is_copy:
            continue
        if len(sym.path) + len(path) < 4 and len(frame.writes) < 100:
            frame.writes.append(change.as_write(replace(sym, path=(*sym.path, *path))))
