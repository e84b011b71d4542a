"""Sheets of one form tell together how their dates are to be read; a clear one keeps its way."""

from datetime import date

from app.workbook.table import Column, Row, Table
from app.workbook.values.date_column import DateOrder
from app.workbook.values.date_orders import Orders, decide_orders

TODAY = date(2026, 6, 8)
LATE = [f"{day}/06/2015" for day in range(13, 29)]
EARLY = [date(2015, 6, day) for day in range(1, 12) if day != 6]
DAY, MONTH, UNKNOWN = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.UNKNOWN


def sheet(name, *cells):
    rows = tuple(Row(at, [cell]) for at, cell in enumerate(cells, start=2))
    return Table(name, (1,), (Column(0, "Ngày sinh", "birth_date"),), rows)


def decide(*sheets, answers=None):
    return decide_orders(sheets, TODAY, answers or {}, epoch_1904=False)


def test_a_small_sheet_raises_no_alarm_where_others_have_dates_of_the_whole_month():
    small = sheet("Thôn 2", *LATE[:3], *EARLY[:3])
    assert decide(small)[0][0].dates is UNKNOWN
    orders, questions = decide(sheet("Thôn 1", *LATE, *EARLY, date(2015, 6, 20)), small)
    assert (orders, questions) == ([Orders(), Orders()], [])


def test_small_sheets_of_one_computer_prove_together_what_none_does_alone():
    sheets = [sheet(f"Thôn {at}", LATE[at], EARLY[at]) for at in range(9)]
    orders, (question,) = decide(*sheets)
    assert {order.dates for order in orders} == {MONTH}
    assert (question.sheet, question.suggested, question.count) == ("Thôn 0", "swapped", 9)
    assert decide(*sheets, answers={question.key: "as_shown"})[0] == [Orders()] * 9


def test_a_sheet_that_is_swapped_for_sure_is_put_right_beside_sound_ones():
    sound, damaged = sheet("A", *LATE, *EARLY, date(2015, 6, 20)), sheet("B", *LATE, *EARLY)
    small = sheet("C", LATE[0], EARLY[0])
    orders, questions = decide(sound, damaged, small)
    assert [order.dates for order in orders] == [DAY, MONTH, UNKNOWN]
    assert [(one.sheet, one.suggested) for one in questions] == [("B", "swapped"), ("C", "")]
    assert [order.dates for order in decide(damaged, small)[0]] == [MONTH, MONTH]


def test_texts_that_could_be_either_follow_the_other_sheets():
    american = sheet("A", *(f"06/{day}/2015" for day in range(13, 29)))
    either = sheet("B", "05/06/2015", "07/08/2016")
    orders, (question,) = decide(american, either)
    assert [order.texts for order in orders] == [MONTH, MONTH]
    assert (question.suggested, question.count) == ("month_first", 18)
    slip = sheet("D", "06/13/2015", "06/14/2015", "06/15/2015", "31/02/2015", "05/06/2015")
    assert decide(slip)[0][0].texts is UNKNOWN
    assert {order.texts for order in decide(american, slip)[0]} == {MONTH}
    orders, _ = decide(american, sheet("C", *LATE), either)
    assert [order.texts for order in orders] == [MONTH, DAY, UNKNOWN]


def test_day_month_and_year_may_stand_in_columns_headed_the_wrong_way_round():
    columns = tuple(
        Column(at, name, name) for at, name in enumerate(("birth_day", "birth_month", "birth_year"))
    )
    rows = tuple(Row(day, [6, day, 2015]) for day in range(2, 29))
    (order,), (question,) = decide(Table("DS", (1,), columns, rows))
    assert order == Orders(texts=MONTH)
    assert (question.code, question.header) == ("day_month", "birth_day")


def test_a_table_without_dates_has_nothing_to_ask():
    assert decide(Table("DS", (1,), (Column(0, "Năm", "birth_year"),), ())) == ([Orders()], [])
