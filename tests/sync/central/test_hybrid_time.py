from datetime import UTC, datetime

import pytest

from app.domain.exchange.hybrid_time import milliseconds
from sync.central.hybrid_time import sortable, time_of
from sync.protocol import WireChange

NOW = datetime(2026, 6, 8, 1, 0, tzinfo=UTC)


def change(at, lead=0):
    return WireChange(id="c", entity="child", entity_id="x", base=0, fields={}, at=at, lead=lead)


@pytest.mark.parametrize(
    ("at", "lead", "seconds"),
    [
        ("2026-06-08T00:00:00+00:00", 0, -3600),
        ("2026-06-08T00:00:00", 0, -3600),
        ("2026-06-08T00:00:00+00:00", 3_600_500, 0.5),
        ("2026-06-08T01:09:59+00:00", 0, 599),
        ("2027-06-08T01:00:00+00:00", 0, 0),
        ("yesterday", 5, 0),
    ],
)
def test_a_time_is_believed_up_to_ten_minutes_ahead(at, lead, seconds):
    assert time_of(change(at, lead), NOW) == milliseconds(NOW) + seconds * 1000


def test_times_sort_as_they_follow_each_other():
    assert sortable(9, "z") < sortable(10, "a") < sortable(10, "b")
