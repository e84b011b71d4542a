from datetime import UTC, datetime, timedelta

import pytest

from ui.words import ago, day, moment, short_moment, span, thousands

NOW = datetime(2026, 6, 8, 3, 42, tzinfo=UTC)  # 10:42 in Vietnam


def test_numbers_and_dates_as_an_official_writes_them():
    assert thousands(1234567) == "1.234.567"
    assert [day(iso) for iso in ("2015-03-16", "2015-03", "2015", "")] == [
        "16/03/2015", "03/2015", "2015", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("back", "said", "short"),
    [
        (timedelta(minutes=5), "10:37", "10:37"),
        (timedelta(hours=17), "17:42 hôm qua", "07/06/2026"),
        (timedelta(days=9), "10:42 30/05/2026", "30/05/2026"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be(back, said, short):
    assert moment(NOW - back, NOW) == said
    assert short_moment(NOW - back, NOW) == short


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=0.2), "1 giây"),
        (timedelta(seconds=59), "59 giây"),
        (timedelta(minutes=2, seconds=50), "2 phút"),
        (timedelta(hours=5), "5 giờ"),
        (timedelta(days=3), "3 ngày"),
    ],
)
def test_a_span_is_said_in_its_largest_unit(length, said):
    assert span(length) == said


def test_ago():
    assert ago(NOW - timedelta(seconds=3), NOW) == "vừa xong"
    assert ago(NOW - timedelta(hours=2), NOW) == "2 giờ trước"
