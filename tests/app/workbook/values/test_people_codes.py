"""A number names a people only where both official lists agree, or where the list is known."""

import pytest

from app.workbook.table import Column, Row, Table
from app.workbook.values.people_codes import (
    decide_people_codes,
    people_number,
    peoples_by_number,
    without_number,
)

KEY = "ethnic_list:DS:Dân tộc"


def decide(*cells, answers=None):
    rows = tuple(Row(at, [cell]) for at, cell in enumerate(cells, start=2))
    table = Table("DS", (1,), (Column(0, "Dân tộc", "ethnicity"),), rows)
    return decide_people_codes(table, answers or {})


def test_the_two_lists_are_as_published():
    in_2008, in_1979 = peoples_by_number("2008"), peoples_by_number("1979")
    assert (in_2008["4"], in_1979["4"]) == ("Mường", "Hoa")
    assert (in_2008["17"], in_1979["18"]) == ("Sán Dìu", "Sán Dìu")
    assert sum(in_2008[number] == in_1979.get(number) for number in in_2008) == 18


def test_names_and_common_numbers_need_no_question():
    assert decide("Kinh", "Tày", "") == ({}, [])
    numbers, questions = decide("01", "2", 3.0)
    assert questions == []
    assert (numbers["1"], numbers["2"], numbers["3"]) == ("Kinh", "Tày", "Thái")


def test_doubtful_numbers_are_asked():
    numbers, (question,) = decide("01", "04", 4.0, "6")
    assert (question.key, question.options, question.suggested) == (KEY, ("2008", "1979"), "")
    assert (question.samples, question.count) == (("4", "6"), 3)
    assert numbers["1"] == "Kinh"
    assert "4" not in numbers
    assert decide("04", answers={KEY: "1979"})[0]["4"] == "Hoa"
    assert decide("04", answers={KEY: "2008"})[0]["4"] == "Mường"


@pytest.mark.parametrize(
    ("cells", "suggested"),
    [
        (("04", "Mường", "Kinh"), "2008"),
        (("04", "Hoa"), "1979"),
        (("04", "Hoa", "Mường"), ""),
        (("17", "18 - Sán Dìu"), "1979"),
        (("17", "17. Sán Dìu"), "2008"),
    ],
)
def test_names_beside_the_numbers_tell_the_list(cells, suggested):
    _, (question,) = decide(*cells)
    assert question.suggested == suggested


@pytest.mark.parametrize(
    ("cell", "number"), [("04", "4"), (4.0, "4"), (4, "4"), ("0", ""), ("x", ""), (True, "")]
)
def test_a_number_stands_alone(cell, number):
    assert people_number(cell) == number


def test_a_number_before_a_name_is_left_out():
    assert without_number("04 - Mường") == "Mường"
    assert without_number("1.Kinh") == "Kinh"
    assert without_number("Kinh") == "Kinh"
