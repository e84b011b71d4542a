"""Children of one name and one day: a cell, the number before the row or the key tells them."""

import pytest

from app.domain.handoff.answer import Doubt, Kind
from app.domain.handoff.row_key import row_key
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.handoff.judge_answer import judge_answer
from tests.app.services.police import AN, BINH, CHI, HEADER

OTHER = "024216000044"
HOME = (*HEADER[:6], "Thôn, chủ hộ", *HEADER[6:])


@pytest.fixture
def commune(commune):
    commune.other = commune._child("Lý Văn An", BirthDate(2016, 3, 12), Sex.MALE)
    commune.dung = commune._child("Lý Thị Dung", BirthDate(2014, 2, 2), Sex.FEMALE)
    commune.save(commune.other, commune.dung)
    return commune


def rows(commune, **cells):
    """Send a list and write its rows as they come back; `cells` are those of the two namesakes."""
    places = {line.child_id: line.place for line in commune.send().lines}
    alike = (commune.an, AN), (commune.other, OTHER)
    given = [commune.row(child, number, **cells) for child, number in alike]
    others = (commune.binh, BINH), (commune.chi, CHI), (commune.dung, "024314000055")
    given += [commune.row(child, number) for child, number in others]
    for row, (child, _) in zip(given, (*alike, *others), strict=True):
        row[0] = places[child.id]
    return given


def lines(commune, *given):
    judged = commune.judged(*given, header=HEADER)
    return {line.child_id: line for line in judged.lines if line.child_id}


def test_a_name_without_marks_is_of_the_child_of_its_key(commune):
    told = lines(commune, *rows(commune, name="Ly Van An"))
    assert {told[c.id].kind for c in (commune.an, commune.other)} == {Kind.SAFE}


def test_keys_that_namesakes_have_changed_are_noticed_by_the_numbers_of_the_list(commune):
    given = rows(commune)
    given[0][1], given[1][1] = given[1][1], given[0][1]
    told = lines(commune, *given)
    assert told[commune.an.id].doubts == (Doubt.KEY_MOVED,)
    assert told[commune.other.id].doubts == (Doubt.KEY_MOVED,)


def test_a_key_that_stands_twice_is_believed_nowhere(commune):
    given = rows(commune)
    for row in given:
        row[0] = ""
    given[1][1] = given[0][1]
    assert Doubt.KEY_MOVED in lines(commune, *given)[commune.an.id].doubts


def test_a_key_beside_another_name_casts_doubt_on_the_namesakes(commune):
    given = rows(commune)
    for row in given:
        row[0] = ""
    given[0][1], given[1][1], given[2][1] = given[1][1], given[2][1], given[0][1]
    told = lines(commune, *given)
    assert Doubt.KEY_MOVED in told[commune.other.id].doubts


def test_a_row_without_a_key_is_of_the_line_whose_number_it_has(commune):
    told = lines(commune, *rows(commune, Mã=""))
    assert {told[c.id].kind for c in (commune.an, commune.other)} == {Kind.SAFE}
    assert told[commune.an.id].said["national_id"] == AN


def test_a_row_without_a_key_is_of_the_child_of_its_home(commune):
    home = Household(
        id=commune.app.new_id(), village_id=commune.home.village_id, head_name="Vi Văn Tư"
    )
    commune.save(home)
    commune.change(commune.other, household_id=home.id)
    commune.send()
    given = []
    for child, number, head in ((commune.an, AN, "Lý Văn Ba"), (commune.other, OTHER, "Vi Văn Tư")):
        row = commune.row(child, number, Mã="")
        given.append([*row[:6], f"Biêng, {head}", *row[6:]])
    judged = commune.judged(*given, header=HOME)
    told = {line.child_id: line.said["national_id"] for line in judged.lines}
    assert told == {commune.an.id: AN, commune.other.id: OTHER}


def test_a_row_without_anything_that_tells_is_asked_about(commune):
    commune.send()
    (line,) = commune.judged(commune.row(commune.an, AN, Mã="")).lines
    assert line.kind is Kind.STRANGER
    assert line.others == ("Lý Văn An", "Lý Văn An")


def test_what_a_person_said_is_believed(commune):
    commune.send()
    found = commune.found(commune.row(commune.an, AN, Mã=row_key(commune.binh.id)))
    row = found.rows[0]
    judged = judge_answer(commune.app, found, "police", {(row.sheet, row.row): commune.an.id})
    assert judged.lines[0].child_id == commune.an.id
    assert Doubt.KEY_MOVED not in judged.lines[0].doubts


def test_a_key_without_a_name_is_not_believed_in_a_column_that_was_moved(commune):
    given = rows(commune)
    keys = [row[1] for row in given]
    for row, key in zip(given, [keys[-1], *keys[:-1]], strict=True):
        row[0], row[1] = "", key
    given[0][2] = ""
    assert Doubt.KEY_MOVED in lines(commune, *given)[commune.dung.id].doubts


def test_a_key_without_a_name_is_believed_where_the_others_stand_right(commune):
    given = rows(commune)
    given[2][2] = ""
    assert lines(commune, *given)[commune.binh.id].kind is Kind.SAFE


def test_no_key_is_believed_where_most_stand_beside_other_names(commune):
    """The column of keys was sorted alone; one came to the row of another commune's namesake."""
    given = rows(commune)
    for row in given:
        row[0] = ""
    given = [*given[2:], given[0]]
    binh, chi, dung, an = (row[1] for row in given)
    for row, key in zip(given, (dung, chi, an, binh), strict=True):
        row[1] = key
    told = lines(commune, *given)
    assert not any(line.kind is Kind.SAFE for line in told.values())
