"""What a terminal adds."""

import sys

from rozi_lint.report import terminal


def test_a_long_run_shows_a_bar_and_loses_nothing(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    assert list(terminal.with_progress(range(50), 50)) == list(range(50))
    assert "Checking" in capsys.readouterr().err


def test_a_short_run_shows_none(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(terminal.with_progress(range(5), 5)) == list(range(5))
    assert capsys.readouterr().err == ""
