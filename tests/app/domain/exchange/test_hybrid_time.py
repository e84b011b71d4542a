from datetime import UTC, datetime, timedelta, timezone

from app.domain.exchange.hybrid_time import milliseconds


def test_a_time_is_the_same_moment_in_every_zone():
    at = datetime(2026, 6, 8, 1, 0, 0, 5_000, tzinfo=UTC)
    assert milliseconds(at) == 1_780_880_400_005
    assert milliseconds(at.astimezone(timezone(timedelta(hours=7)))) == milliseconds(at)
    assert milliseconds(at.replace(tzinfo=None)) == milliseconds(at)
