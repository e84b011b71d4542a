"""A table's columns are decided once; what a person answers goes before what is suggested."""

from datetime import date

from app.domain.person.sex import Sex
from app.workbook.readings import AS_WRITTEN, ColumnReadings, read_all_columns, read_columns
from app.workbook.table import Column, Row, Table
from app.workbook.values.date_column import DateOrder

TODAY = date(2026, 6, 8)
LATE = [f"{day}/06/2015" for day in range(13, 29)]
EARLY = [date(2015, 6, day) for day in range(1, 12) if day != 6]


def decide(cells, answers=None, field="birth_date", header="Ngày sinh"):
    rows = tuple(Row(at, [cell]) for at, cell in enumerate(cells, start=2))
    table = Table("DS", (1,), (Column(0, header, field),), rows)
    return read_columns(table, TODAY, answers or {})


def test_a_plain_list_asks_nothing():
    assert decide([*LATE, "05/06/2015", date(2016, 2, 3)]) == (AS_WRITTEN, ())
    assert decide([], field="full_name") == (AS_WRITTEN, ())


def test_american_dates_are_put_right_unless_somebody_says_they_are_right():
    readings, (question,) = decide([*LATE, *EARLY])
    assert readings == ColumnReadings(dates=DateOrder.MONTH_FIRST)
    assert (question.code, question.suggested, question.count) == ("swapped_dates", "swapped", 10)
    assert question.samples == ("01/06/2015", "02/06/2015", "03/06/2015")
    assert decide([*LATE, *EARLY], {question.key: "as_shown"})[0] == AS_WRITTEN


def test_a_few_american_dates_keep_their_year_until_somebody_answers():
    cells = [*LATE[:4], *EARLY[:2]]
    readings, (question,) = decide(cells)
    assert (readings.dates, question.suggested) == (DateOrder.UNKNOWN, "")
    answered, _ = decide(cells, {question.key: "swapped"})
    assert answered.dates is DateOrder.MONTH_FIRST


def test_texts_written_month_first_are_known_by_their_column():
    american = [f"06/{day}/2015" for day in range(13, 29)]
    readings, (question,) = decide([*american, "05/06/2015"])
    assert readings.texts is DateOrder.MONTH_FIRST
    assert (question.code, question.count) == ("day_month", 17)
    assert question.samples == ("06/13/2015", "06/14/2015", "06/15/2015")
    mixed = [*american, *LATE, "05/06/2015"]
    readings, (question,) = decide(mixed)
    assert (readings.texts, question.suggested) == (DateOrder.UNKNOWN, "")
    assert decide(mixed, {question.key: "day_first"})[0] == AS_WRITTEN


def test_dates_under_the_sex_are_looked_at_together():
    _, (question,) = decide([*LATE, *EARLY], field="dob_male", header="Nam")
    assert question.key == "swapped_dates:DS:Nam"


def test_codes_are_decided_with_the_rest():
    sexes, (asked,) = decide(["1", "2"], {"sex_codes:DS:Giới": "1_male"}, "sex", "Giới")
    assert sexes.sexes["2"] is Sex.FEMALE
    assert asked.code == "sex_codes"
    peoples, _ = decide(["04", "Mường"], field="ethnicity", header="Dân tộc")
    assert peoples.peoples["4"] == "Mường"
    marks, _ = decide(["", "x"], {"one_sex_mark:DS:Nữ": "other"}, "sex_female_mark", "Nữ")
    assert marks.unmarked is Sex.MALE


def test_sheets_of_one_form_are_decided_together():
    columns = (
        Column(0, "Giới", "sex"),
        Column(1, "CCCD", "national_id"),
        Column(2, "Ngày sinh", "birth_date"),
    )
    cells = [[1, "024215000001", LATE[0]], [2, "024315000001", date(2015, 6, 5)]]
    sheets = [
        Table(f"Thôn {at}", (1,), columns, tuple(Row(n, row) for n, row in enumerate(cells, 2)))
        for at in range(16)
    ]
    readings, questions = read_all_columns(sheets, TODAY)
    assert {one.sexes["1"] for one in readings} == {Sex.MALE}
    assert {one.dates for one in readings} == {DateOrder.MONTH_FIRST}
    assert [(one.code, one.sheet, one.count) for one in questions] == [
        ("sex_codes", "Thôn 0", 32),
        ("swapped_dates", "Thôn 0", 16),
    ]
    assert read_all_columns([], TODAY) == ((), ())
