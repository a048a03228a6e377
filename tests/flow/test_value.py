"""Values: what is known where two ways meet, and after something was put in."""

from __future__ import annotations

from functools import reduce

import pytest

from rozi_lint.flow.value import (
    CLEAN,
    MAX_CONSTANTS,
    MAX_DEPTH,
    MAX_FIELDS,
    UNKNOWN,
    Hole,
    Step,
    Sym,
    Template,
    Value,
    constant,
    data,
    hinted,
    join,
    join_all,
    merge_labels,
    same,
    with_field,
    with_rest,
)

EMAIL = data("user.contact.email", "clear", None)
NAME = data("user.name", "clear", None)
HALF = data("user.contact.email", "partial", None)
PLACE = Value(syms=(Sym("p"),))
SAMPLES = {
    "unknown": UNKNOWN,
    "clean": CLEAN,
    "data": EMAIL,
    "a form": HALF,
    "text": constant("a"),
    "number": constant(1),
    "place": PLACE,
    "item": Value(syms=(Sym("p", (("[", "k"),)),)),
    "record": Value(fields={"email": EMAIL, "n": constant(1)}, known=True),
    "list": Value(rest=NAME),
    "guard": Value(holds=(frozenset({"consent"}), frozenset())),
    "hinted": hinted("user"),
}


def labels(value: Value) -> set[str]:
    """Every category in a value, however deep."""
    found = {str(source) for source, _ in value.labels}
    for inner in [*(value.fields or {}).values(), *([value.rest] if value.rest else [])]:
        found |= labels(inner)
    return found


def places(value: Value) -> set[Sym]:
    return {*value.syms, *(s for v in (value.fields or {}).values() for s in places(v))}


@pytest.mark.parametrize("value", SAMPLES.values(), ids=SAMPLES)
def test_join_with_itself(value: Value) -> None:
    assert join(value, value) is value
    assert same(join(value, value.but()), value)


@pytest.mark.parametrize("one", SAMPLES.values(), ids=SAMPLES)
@pytest.mark.parametrize("two", SAMPLES.values(), ids=SAMPLES)
def test_join_loses_nothing(one: Value, two: Value) -> None:
    for found in (join(one, two), join(two, one)):
        assert labels(found) == labels(one) | labels(two)
        assert places(found) == places(one) | places(two)
        assert found.open == (one.open or two.open)
        assert set(found.classes) == {*one.classes, *two.classes}


@pytest.mark.parametrize("one", SAMPLES.values(), ids=SAMPLES)
@pytest.mark.parametrize("two", SAMPLES.values(), ids=SAMPLES)
def test_join_comes_to_rest(one: Value, two: Value) -> None:
    """What was joined already changes nothing, or else no loop would end."""
    once = join(one, two)
    assert same(join(once, one), once)
    assert same(join(once, two), once)


def test_join_of_labels_keeps_the_first_way() -> None:
    first, second = Step("a.py", 1, "first"), Step("b.py", 2, "second")
    found = join(data("user.name", "clear", first), data("user.name", "clear", second))
    assert list(found.labels.values()) == [first]
    both = merge_labels(HALF.labels, EMAIL.labels)
    assert len(both) == 2, "two forms of one category are two labels"


def test_join_of_constants() -> None:
    assert join(constant("a"), constant("b")).consts == ("a", "b")
    assert join(constant("a"), constant("a")).consts == ("a",)
    open_end = Template((Hole(),))
    assert join(constant("a"), UNKNOWN).consts == ("a", open_end)
    assert join(UNKNOWN, constant("a")).consts == ("a", open_end)
    assert join(constant("a"), EMAIL).consts is None
    assert join(constant("a"), PLACE).consts is None
    many = [constant(n) for n in range(MAX_CONSTANTS + 1)]
    assert join_all(many[:-1]).consts == tuple(range(MAX_CONSTANTS))
    assert join_all(many).consts is None


@pytest.mark.xfail(strict=True, reason="alternatives are compared with ==: 1 and True are one")
def test_join_tells_true_from_one() -> None:
    assert len(join(constant(1), constant(True)).consts or ()) == 2


def test_join_of_guards() -> None:
    yes, no = frozenset({"consent"}), frozenset({"access"})
    both = Value(holds=(yes | no, yes))
    assert join(Value(holds=(yes, no)), both).holds == (yes, frozenset())
    assert join(Value(holds=(yes, no)), UNKNOWN).holds is None


def test_join_of_records() -> None:
    one = Value(fields={"a": EMAIL, "b": constant(1)})
    two = Value(fields={"b": constant(2), "c": NAME}, rest=HALF)
    found = join(one, two)
    assert found.fields is not None
    assert set(found.fields) == {"a", "b", "c"}
    assert found.fields["b"].consts == (1, 2)
    assert found.rest is HALF


def test_join_all() -> None:
    assert join_all([]) is UNKNOWN
    assert join_all([EMAIL]) is EMAIL
    assert labels(join_all([EMAIL, NAME, UNKNOWN])) == {"user.contact.email", "user.name"}


def test_join_of_many_fields_loses_nothing() -> None:
    one = Value(fields={**{f"a{i}": CLEAN for i in range(MAX_FIELDS)}, "email": EMAIL})
    two = Value(fields={f"b{i}": CLEAN for i in range(MAX_FIELDS)})
    assert labels(join(one, two)) == {"user.contact.email"}


@pytest.mark.xfail(strict=True, reason="what is nested deeper than MAX_DEPTH is lost in a join")
def test_join_of_deep_records_loses_nothing() -> None:
    def deep(value: Value) -> Value:
        return reduce(lambda inner, _: Value(fields={"k": inner}), range(MAX_DEPTH + 3), value)

    assert labels(join(deep(EMAIL), deep(NAME))) == {"user.contact.email", "user.name"}


def test_with_field() -> None:
    before = Value(fields={"a": EMAIL, "b": NAME})
    after = with_field(before, "a", CLEAN)
    assert after.fields == {"a": CLEAN, "b": NAME}
    assert before.fields == {"a": EMAIL, "b": NAME}, "values do not change"
    assert with_field(UNKNOWN, "a", EMAIL).fields == {"a": EMAIL}


def test_with_field_beyond_the_limit() -> None:
    full = Value(fields=dict.fromkeys(range(MAX_FIELDS), CLEAN))
    more = with_field(full, "email", EMAIL)
    assert labels(more) == {"user.contact.email"}
    assert more.rest is EMAIL
    known = with_field(full, 0, EMAIL)
    assert known.fields is not None
    assert known.fields[0] is EMAIL


def test_with_rest() -> None:
    assert with_rest(CLEAN, UNKNOWN) is CLEAN
    one = with_rest(CLEAN, EMAIL)
    assert one.rest is EMAIL
    assert with_rest(one, EMAIL) is one
    assert labels(with_rest(one, NAME)) == {"user.contact.email", "user.name"}


@pytest.mark.parametrize(
    ("value", "is_open"),
    [
        (UNKNOWN, False),
        (EMAIL, False),
        (PLACE, True),
        (Value(labels={(Sym("p"), ()): None}), True),
        (Value(consts=(Template(("a", Sym("p"))),)), True),
        (Value(consts=(Template(("a", Hole())),)), False),
        (Value(fields={"a": PLACE}), True),
        (Value(rest=Value(fields={"a": PLACE})), True),
        (PLACE.but(syms=()), False),
        (CLEAN.but(rest=PLACE), True),
    ],
)
def test_open(value: Value, is_open: bool) -> None:
    assert value.open is is_open


def test_same() -> None:
    way = Step("a.py", 1, "read")
    assert same(data("user.name", "clear", way), NAME)
    assert not same(EMAIL, HALF)
    assert not same(Value(fields={"a": EMAIL}), Value(fields={"a": NAME}))
    assert not same(Value(fields={"a": EMAIL}), Value(fields={"b": EMAIL}))
    assert not same(Value(rest=EMAIL), UNKNOWN)


def test_hints_are_shared() -> None:
    assert hinted("user") is hinted("user")
