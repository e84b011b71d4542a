"""Forty-eight hours, and not before."""

from datetime import UTC, datetime, timedelta

from app.domain.exchange.lateness import is_late

NOW = datetime(2026, 6, 8, 1, tzinfo=UTC)


def test_a_change_is_late_after_two_days():
    assert is_late(NOW - timedelta(hours=48), NOW)
    assert not is_late(NOW - timedelta(hours=47, minutes=59), NOW)
    assert not is_late(None, NOW)
