"""The order of day and month is the column's, and what cannot be told keeps its year alone."""

from datetime import date

import pytest

from app.workbook.values.date_column import DateOrder, DateReader, DateShapes, shapes_of

TODAY = date(2026, 6, 8)
DAY, MONTH, UNKNOWN = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.UNKNOWN


def shapes(*cells):
    return shapes_of(cells, epoch_1904=False, today=TODAY)


def test_the_shapes_of_a_column_are_counted():
    found = shapes(
        *("13/06/2015", "25-1-15", "06/25/2015", "05/06/2015", "06/06/2015", "30/13/2015"),
        *(date(2015, 6, 5), date(2015, 6, 6), date(2015, 6, 25), 42005.0, "2015", "", True),
        *("32/13", "ngày 13 tháng 6 năm 2015", "2015-06-13", "x"),
    )
    assert found == DateShapes(day_first=2, month_first=1, open=1, early=1, late=1)


@pytest.mark.parametrize(
    ("found", "order"),
    [
        (DateShapes(), DAY),
        (DateShapes(day_first=60, open=40), DAY),
        (DateShapes(day_first=60, open=40, month_first=2), DAY),
        (DateShapes(month_first=60, open=40), MONTH),
        (DateShapes(month_first=60, open=40, day_first=2), MONTH),
        (DateShapes(month_first=30, day_first=30, open=40), UNKNOWN),
        (DateShapes(month_first=30, day_first=30), DAY),
        (DateShapes(month_first=1, open=2), UNKNOWN),
    ],
)
def test_texts_that_leave_no_choice_decide_the_others(found, order):
    assert found.order_of_texts is order


@pytest.mark.parametrize(
    ("found", "order"),
    [
        (DateShapes(early=40, day_first=60), MONTH),
        (DateShapes(early=40, day_first=60, open=1), DAY),
        (DateShapes(early=40, day_first=60, late=1), DAY),
        (DateShapes(early=3, day_first=3), UNKNOWN),
        (DateShapes(early=1, day_first=1), DAY),
        (DateShapes(early=40), DAY),
        (DateShapes(day_first=40), DAY),
    ],
)
def test_american_dates_are_known_by_what_is_missing(found, order):
    assert found.order_of_dates is order


@pytest.mark.parametrize(
    ("texts", "cell", "value", "is_changed"),
    [
        (DAY, "05/06/2015", "2015-06-05", False),
        (DAY, "06/25/2015", "None", False),
        (MONTH, "05/06/2015", "2015-05-06", True),
        (MONTH, "06/25/2015", "2015-06-25", True),
        (MONTH, "13/06/2015", "2015-06-13", False),
        (MONTH, "2015-06-05", "2015-06-05", False),
        (MONTH, "6/2015", "2015-06", False),
        (UNKNOWN, "05/06/2015", "2015", True),
        (UNKNOWN, "06/25/2015", "2015-06-25", True),
        (UNKNOWN, "06/06/2015", "2015-06-06", False),
        (UNKNOWN, "00/00/2015", "2015", False),
        (UNKNOWN, "30/13/2015", "None", False),
        (UNKNOWN, "00/06/2015", "2015-06", False),
    ],
)
def test_a_text_is_read_in_the_order_of_its_column(texts, cell, value, is_changed):
    read, changed = DateReader(TODAY, texts=texts).read(cell)
    assert (str(read.value), changed) == (value, is_changed)


@pytest.mark.parametrize(
    ("dates", "cell", "value", "is_changed"),
    [
        (DAY, date(2015, 6, 5), "2015-06-05", False),
        (MONTH, date(2015, 6, 5), "2015-05-06", True),
        (UNKNOWN, date(2015, 6, 5), "2015", True),
        (MONTH, date(2015, 6, 25), "2015-06-25", False),
        (MONTH, 42160.0, "2015-05-06", True),
        (MONTH, 2015.0, "2015", False),
        (MONTH, "05/06/2015", "2015-06-05", False),
    ],
)
def test_a_real_date_is_put_right(dates, cell, value, is_changed):
    read, changed = DateReader(TODAY, dates=dates).read(cell)
    assert (str(read.value), changed) == (value, is_changed)
