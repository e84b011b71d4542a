"""A list of holidays is taken whole, or what is wrong with it is named by its line."""

import pytest

from app.domain.calendar.holiday_file import read_holidays
from app.domain.errors import KnownError
from app.messages import sentence

HEAD = "day,name,confidence,note\n"
TET = "2036-01-28,Mùng 1 Tết,lunar,\n"


def test_lines_are_read_in_order():
    first, second = read_holidays("a.csv", f"{HEAD}{TET}2036-01-01,Tết Dương lịch,law,nghỉ\n")
    assert (first.name, first.note, second.confidence) == ("Tết Dương lịch", "nghỉ", "lunar")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "holiday_file_strange", None),
        ("ngày,tên\n", "holiday_file_strange", None),
        (HEAD, "holiday_file_empty", None),
        (f"{HEAD}{TET}2036-02-01,Tết", "holiday_line_short", 3),
        (f"{HEAD}2036-01-01,Tết,law,,x\n", "holiday_line_short", 2),
        (f"{HEAD}31/1/2036,Tết,law,\n", "holiday_day_wrong", 2),
        (f"{HEAD}{TET}{TET}", "holiday_day_twice", 3),
        (f"{HEAD}{TET}2036-02-01,,law,\n", "holiday_name_missing", 3),
        (f"{HEAD}{TET}2036-02-01,Tết,chắc,\n", "holiday_confidence_unknown", 3),
    ],
)
def test_what_is_wrong_is_named(text, code, line):
    with pytest.raises(KnownError) as refusal:
        read_holidays("a.csv", text)
    assert (refusal.value.code, refusal.value.facts.get("line")) == (code, line)
    said = sentence(code, **refusal.value.facts)
    assert "a.csv" in said
    assert "{" not in said
