"""Numbers for the sexes mean what the national IDs prove, or what a person says; else nothing."""

import pytest

from app.domain.person.sex import Sex
from app.workbook.table import Column, Row, Table
from app.workbook.values.sex_codes import code_of, decide_sex_codes, decide_unmarked_sex

BOY, GIRL = "024215000{:03}", "024315000{:03}"
KEY = "sex_codes:DS:Giới tính"


def table(*rows, field="sex", header="Giới tính"):
    columns = (Column(0, header, field), Column(1, "CCCD", "national_id"))
    listed = tuple(Row(at, row) for at, row in enumerate(rows, start=2))
    return Table("DS", (1,), columns, listed)


def rows(male, female, count=4):
    return [
        row
        for at in range(count)
        for row in ([male, BOY.format(at)], [female, float(GIRL.format(at))])
    ]


@pytest.mark.parametrize(
    ("male", "female"), [("1", "0"), ("0", "1"), (1.0, 2.0), (2, 1), (" 1 ", "2")]
)
def test_national_ids_prove_the_codes(male, female):
    meanings, (question,) = decide_sex_codes(table(*rows(male, female)), {})
    assert meanings[code_of(male)] is Sex.MALE
    assert meanings[code_of(female)] is Sex.FEMALE
    assert question.suggested == ("1_male" if code_of(male) == "1" else "1_female")
    assert (question.key, question.count, question.column) == (KEY, 8, 0)


def test_without_proof_it_is_asked():
    listed = table(["1", ""], ["2", ""], ["Nữ", ""], ["1", BOY.format(1)])
    meanings, (question,) = decide_sex_codes(listed, {})
    assert (meanings, question.suggested) == ({}, "")
    assert question.samples == ("1", "2")
    said, _ = decide_sex_codes(listed, {KEY: "1_female"})
    assert said == {"1": Sex.FEMALE, "2": Sex.MALE, "0": Sex.MALE}
    nonsense, _ = decide_sex_codes(listed, {KEY: "both"})
    assert nonsense == {}


def test_zero_beside_one_and_two_means_nothing():
    meanings, _ = decide_sex_codes(table(["0", ""], ["1", ""], ["2", ""]), {KEY: "1_male"})
    assert meanings == {"1": Sex.MALE, "2": Sex.FEMALE}


def test_words_need_no_question():
    assert decide_sex_codes(table(["Nam", ""], ["Nữ", ""], ["0", ""]), {}) == ({}, [])
    assert decide_sex_codes(Table("DS", (1,), (), ()), {}) == ({}, [])


def test_a_column_in_doubt_is_a_second_column_of_crosses():
    columns = (Column(0, "Nữ", "sex_female_mark"), Column(1, "Nam", doubt="sex_male_mark"))
    listed = Table("DS", (1,), columns, tuple(Row(at, ["", ""]) for at in range(2, 9)))
    assert decide_unmarked_sex(listed, {"one_sex_mark:DS:Nữ": "other"}) == (None, [])


def test_children_without_a_cross_are_boys_where_that_is_proven():
    girls = {"field": "sex_female_mark", "header": "Nữ"}
    proven, (question,) = decide_unmarked_sex(table(*rows("", "x", 6), **girls), {})
    assert (proven, question.code, question.count) == (Sex.MALE, "one_sex_mark", 6)
    unproven, (question,) = decide_unmarked_sex(table(["", ""], ["x", ""], **girls), {})
    assert (unproven, question.suggested) == (None, "")
    said, _ = decide_unmarked_sex(table(["", ""], **girls), {"one_sex_mark:DS:Nữ": "other"})
    assert said is Sex.MALE
    assert decide_unmarked_sex(table(["Nam", ""]), {}) == (None, [])


@pytest.mark.parametrize("cell", ["Nam", "x", "", 3, True, 1.5, "12"])
def test_other_cells_are_no_codes(cell):
    assert code_of(cell) == ""
