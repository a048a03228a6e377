"""The rules, from `rules/checks/*.toml`: each a sentence over a kind of event."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from .load import load_policy
from .paths import rules_root
from .problems import PolicyError, Problem, nearest
from .reader import Reader
from .taxonomy import DATA_KEYS

SEVERITIES = ("high", "medium", "low")
Value = str | bool | int | tuple[str, ...]
_CODE = re.compile(r"RZ[1-9]\d\d\Z")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a condition word takes; `categories` is a list of data categories."""

    takes: Literal["text", "texts", "flag", "number", "categories"]
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Bad code, which the rule must find, and good code, in which it must not fire.

    file is the path that the code stands at, policy the text of a service overlay.
    """

    bad: str
    good: str
    title: str = ""
    file: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """text and remedy are templates of a finding's message; why and fix explain the rule."""

    code: str
    name: str
    article: str
    summary: str
    severity: str
    event: str
    default: bool
    why: str
    fix: str
    when: Mapping[str, Value]
    text: str
    remedy: str
    examples: tuple[Example, ...]
    file: Path


def load_checks(
    root: Path | None = None,
    conditions: Mapping[str, Condition] | None = None,
    articles: Collection[str] | None = None,
) -> tuple[Check, ...]:
    """All rules by code; raises PolicyError with the problems of all files.

    conditions are the words that `[when]` may use; articles default to the company's.
    """
    rules = root or rules_root()
    known = load_policy(root=rules).articles if articles is None else articles
    problems: list[Problem] = []
    checks: dict[str, Check] = {}
    names: dict[str, Check] = {}
    for file in sorted((rules / "checks").glob("*.toml")):
        try:
            reader = Reader.read(file, problems)
        except PolicyError:
            continue
        check = _check(reader, known, conditions or {})
        reader.close()
        _report_double(reader, "code", checks.setdefault(check.code, check), check)
        _report_double(reader, "name", names.setdefault(check.name, check), check)
    if problems:
        raise PolicyError(problems)
    return tuple(checks[code] for code in sorted(checks))


def _check(reader: Reader, articles: Collection[str], conditions: Mapping[str, Condition]) -> Check:
    message = reader.table("message")
    check = Check(
        code=_shaped(reader, "code", _CODE, "RZ401"),
        name=_shaped(reader, "name", _NAME, "card-number-logged"),
        article=reader.text("article", required=True, one_of=articles),
        summary=reader.text("summary", required=True),
        severity=reader.text("severity", required=True, one_of=SEVERITIES),
        event=reader.text("event", required=True),
        default=reader.flag("default", True),
        why=reader.text("why", required=True),
        fix=reader.text("fix"),
        when=_when(reader.table("when"), conditions),
        text=message.text("text", required=True),
        remedy=message.text("fix"),
        examples=tuple(_example(row) for row in reader.rows("example")),
        file=reader.path,
    )
    message.close()
    return check


def _shaped(reader: Reader, key: str, shape: re.Pattern[str], like: str) -> str:
    text = reader.text(key, required=True)
    if text and not shape.match(text):
        reader.problem(key, f'"{text}" is no {key} of a rule; write it like "{like}"')
    return text


def _when(reader: Reader, conditions: Mapping[str, Condition]) -> Mapping[str, Value]:
    values: dict[str, Value] = {}
    for word in reader:
        condition = conditions.get(word)
        if condition is None:
            reader.problem(word, f'unknown condition "{word}"{nearest(word, conditions)}')
        else:
            values[word] = _value(reader, word, condition)
    return MappingProxyType(values)


def _value(reader: Reader, word: str, condition: Condition) -> Value:
    one_of = condition.one_of or None
    if condition.takes == "flag":
        return reader.flag(word)
    if condition.takes == "number":
        return reader.number(word)
    if condition.takes == "text":
        return reader.text(word, one_of=one_of)
    return reader.texts(word, one_of=DATA_KEYS if condition.takes == "categories" else one_of)


def _example(reader: Reader) -> Example:
    example = Example(
        bad=reader.text("bad"),
        good=reader.text("good"),
        title=reader.text("title"),
        file=reader.text("file"),
        policy=reader.text("policy"),
    )
    reader.close()
    return example


def _report_double(reader: Reader, key: str, first: Check, check: Check) -> None:
    if first is not check:
        word = check.code if key == "code" else check.name
        reader.problem(key, f'"{word}" is the {key} of {first.file.name} already')
