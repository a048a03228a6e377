"""Facts that flow finds: what verdict holds against the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst

from rozi_lint.flow.value import Labels, Value

PRINTED = frozenset({"log", "message", "cookie"})
"""Kinds of event that show what `str()` of an object shows; all others take the whole of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The line of an event's statement, and the node for when the exact spot is asked for."""

    line: int
    statement: cst.CSTNode
    node: cst.CSTNode


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an event at one level of calls.

    data    role -> labels
    facts   role -> what is known of it
    guards  what held there
    inner   what the called function could tell of it: that much is reported there already
    """

    data: Mapping[str, Labels]
    facts: Mapping[str, Value]
    guards: frozenset[str]
    inner: Known | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One fact: its kind (log, request, cookie, read, …), what does it (`sink`, as a person would
    name it), where, and the outermost function around it, for counting.
    """

    kind: str
    sink: str
    place: Place
    function: str
    known: Known
