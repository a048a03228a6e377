"""The library: names and words, signatures, and what stands in the models."""

from __future__ import annotations

import pytest

from rozi_lint.flow.callee import Arguments
from rozi_lint.flow.library import Library, words_of
from rozi_lint.flow.library_load import load_library
from rozi_lint.flow.value import UNKNOWN, constant


@pytest.fixture(scope="module")
def library() -> Library:
    """Of the models that are delivered."""
    return load_library()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("http_client", ("http", "client")),
        ("HTTPClient", ("http", "client")),
        ("httpClient", ("http", "client")),
        ("_httpClient", ("http", "client")),
        ("HTTP_CLIENT", ("http", "client")),
        ("__http__client__", ("http", "client")),
        ("log", ("log",)),
        ("catalog", ("catalog",)),
        ("LOG", ("log",)),
        ("s3", ("s", "3")),
        ("aB", ("a", "b")),
        ("ABc", ("a", "bc")),
        ("_", ()),
        ("", ()),
    ],
)
def test_words_of(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize("name", ["logger", "log", "_log", "LOG", "audit_log", "auditLogger"])
def test_known_as_a_logger(name: str, library: Library) -> None:
    found = library.known_as(name)
    assert found is not None
    assert found.member("info") is not None


@pytest.mark.parametrize(
    "name", ["catalog", "blog", "logs", "log_level", "loggers", "", "_", "user", "logged", "dialog"]
)
def test_not_known_as_a_logger(name: str, library: Library) -> None:
    found = library.known_as(name)
    assert found is None or found.member("exception") is None


@pytest.mark.parametrize(
    "name",
    ["logging.info", "print", "requests.post", "json.dumps", "hashlib.sha256", "open"],
)
def test_functions(name: str, library: Library) -> None:
    found = library.value(name)
    assert found is not None
    assert found.callees
    assert (found.ref, found.known) == (name, True)
    assert library.value(name) is found


def test_what_is_not_modelled(library: Library) -> None:
    assert library.value("no.such.thing") is None


def test_classes_have_one_model_under_all_names(library: Library) -> None:
    one, two = library.classes["requests.Session"], library.classes["requests.sessions.Session"]
    assert one is two
    assert one.member("post") is not None


@pytest.mark.parametrize(
    ("args", "kwargs", "fits"),
    [
        (1, (), True),
        (0, ("url",), True),
        (1, ("json", "timeout"), True),
        (3, (), True),
        (0, (), False),
        (4, (), False),
    ],
)
def test_accepts(args: int, kwargs: tuple[str, ...], fits: bool, library: Library) -> None:
    """`url, data=None, json=None, **kwargs`"""
    (variant,) = library.functions["requests.post"].variants
    given = Arguments([UNKNOWN] * args, dict.fromkeys(kwargs, UNKNOWN))
    assert variant.accepts(given) is fits


def test_the_entry_is_chosen_by_constants(library: Library) -> None:
    client = library.functions["boto3.client"]
    named = [client.variant(Arguments([constant(n)], {})) for n in ("s3", "ses", "no-such")]
    assert len({id(v) for v in named}) == 3
    assert not named[2].when
