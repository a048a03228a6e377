import pytest

from rozi_lint.policy import parse_duration

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30 days", 30 * DAY),
        ("1 hour", 3600),
        ("2 weeks", 14 * DAY),
        ("13 months", (366 + 31) * DAY),
        ("1 year", 366 * DAY),
        ("session", 0),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert duration.seconds == seconds
    assert duration.is_session is (text == "session")


@pytest.mark.parametrize("text", ["", "30", "days", "30days", "-1 days", "1.5 years", "30 days "])
def test_no_durations(text: str) -> None:
    assert parse_duration(text) is None
