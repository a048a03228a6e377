"""One run: the policy and the library loaded once, files in, findings out."""

from __future__ import annotations

import ast
import gc
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rozi_lint.policy import (
    Check,
    Policy,
    find_service_policy,
    load_checks,
    load_policy,
    load_vendors,
)
from rozi_lint.verdict.conditions import CONDITION_WORDS, Setting
from rozi_lint.verdict.destinations import Destinations
from rozi_lint.verdict.finding import Finding
from rozi_lint.verdict.judge import Module, judge

if TYPE_CHECKING:
    from rozi_lint.project.analysis import Project

RECURSION_LIMIT = 8000
"""Enough for what the scan of a file lets through: nesting and chains are bounded there."""


@dataclass(frozen=True, slots=True)
class Options:
    """off_by_default: codes of rules that are off by default and were named in full."""

    off_by_default: frozenset[str] = frozenset()


class Session:
    """Checks files. Raises `PolicyError` where the policy or the rules cannot be used."""

    def __init__(self, policy: Path | None = None, options: Options = Options()) -> None:
        self._explicit = policy
        self._options = options
        self._policies: dict[Path | None, Policy] = {}
        self._projects: dict[Path | None, Project] = {}
        self._vendors = load_vendors()
        self._all_checks = load_checks(None, CONDITION_WORDS, self._policy(None).articles)
        self._checks = tuple(c for c in self._all_checks if self._is_on(c))
        self._not_analysed = next(c for c in self._all_checks if c.event == "tool")
        if policy is not None:
            self._policy(policy)

    def _is_on(self, check: Check) -> bool:
        return check.default or check.code in self._options.off_by_default

    def _policy(self, service: Path | None) -> Policy:
        if service not in self._policies:
            self._policies[service] = load_policy(service)
        return self._policies[service]

    def check(self, path: Path, source: bytes, display: str | None = None) -> tuple[Finding, ...]:
        """The findings of one file; what cannot be analysed is RZ900.

        Raises `PolicyError` if the policy of the file's service cannot be used.
        """
        shown = display if display is not None else str(path)
        service = self._explicit or find_service_policy(path)
        policy = self._policy(service)
        from rozi_lint.project.analysis import FileFacts
        from rozi_lint.project.sources import NotAnalysedError

        facts: FileFacts
        with _undisturbed():
            try:
                if not self._project(service).matters(path, source) and _parses(source):
                    return ()
                facts = self._project(service).facts(path, shown, source)
            except NotAnalysedError as fault:
                return (self._fault(shown, fault.line, fault.reason),)
            except RecursionError:
                return (self._fault(shown, 1, "the code nests too deeply"),)
            elsewhere = self._project(service).starts(path)
            setting = Setting(policy, Destinations(policy, self._vendors), elsewhere=elsewhere)
            purposes = policy.purposes_of(facts.name)
            at = facts.directives.purposes_at(policy)
            module = Module(shown, facts.positions.locate, purposes, at)
            found = judge(self._checks, setting, module, facts.events)
        today = date.today()
        allows = facts.directives.allows
        return tuple(f for f in found if not allows(f.line, f.code, f.name, today))

    def _project(self, service: Path | None) -> Project:
        if service not in self._projects:
            from rozi_lint.project.analysis import Project

            self._projects[service] = Project(self._policy(service), service, self._vendors)
        return self._projects[service]

    def _fault(self, path: str, line: int, reason: str) -> Finding:
        check = self._not_analysed
        text = check.text.replace("{reason}", reason)
        return Finding(
            path,
            line,
            0,
            check.code,
            check.name,
            f"{check.name}: {text}",
            check.severity,
            check.article,
        )


def _parses(source: bytes) -> bool:
    """Whether this Python can parse a file; what it cannot, libcst may say more about."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Parsing makes many objects that live: collecting garbage meanwhile only costs time.

    The recursion limit is raised for the time of the analysis, and put back.
    """
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    gc.disable()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            # What was read lives on: the collector need not look through it again and again.
            gc.freeze()
            gc.enable()
