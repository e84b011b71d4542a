"""Each condition of a row, and what is proposed for it; nothing doubtful is ever safe."""

import pytest

from app.domain.handoff.answer import Doubt, Kind, Result
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from tests.app.services.police import AN, BINH, CHI, Commune


@pytest.fixture
def commune(commune, sent):
    return commune


def line(commune, *rows):
    return commune.judged(*rows).lines[0]


def doubted(commune, *rows):
    one = line(commune, *rows)
    assert one.kind is Kind.DECIDE
    assert not any(difference.is_safe for difference in one.differences)
    return list(one.doubts)


def test_a_right_answer_is_safe(commune):
    one = line(commune, commune.row(commune.an, AN, Kết="Khớp"))
    assert (one.kind, one.result, one.by_key) == (Kind.SAFE, Result.MATCHED, True)
    (change,) = one.differences
    assert (change.field, change.ours, change.proposed) == ("national_id", "", AN)


@pytest.mark.parametrize("cell", [int(AN), float(AN), f" {AN[:3]} {AN[3:]}", f"'{AN}", f"{AN}.0"])
def test_numbers_are_read_as_spreadsheets_spoil_them(commune, cell):
    one = line(commune, commune.row(commune.an, cell))
    assert (one.kind, one.differences[0].proposed) == (Kind.SAFE, AN)


def test_a_number_that_contradicts_the_child_is_not_safe(commune):
    assert doubted(commune, commune.row(commune.an, BINH)) == [
        Doubt.NUMBER_SEX, Doubt.NUMBER_YEAR,
    ]  # fmt: skip
    assert doubted(commune, commune.row(commune.an, "024086000011"))[-1] is Doubt.NUMBER_ADULT
    assert doubted(commune, commune.row(commune.an, "02421600")) == [Doubt.NUMBER_INVALID]


@pytest.mark.parametrize("cell", [2.43161e10, 24316100000, "024216100000"])
def test_a_number_that_has_lost_its_end_is_not_safe(commune, cell):
    assert Doubt.NUMBER_IMPROBABLE in doubted(commune, commune.row(commune.an, cell))


def test_numbers_of_a_series_are_not_safe(commune):
    """The corner of a cell was dragged down: the second number fits, and is nobody's."""
    commune.change(commune.chi, birth_date=BirthDate(2017, 6, 2))
    rows = commune.row(commune.binh, BINH), commune.row(commune.chi, str(int(BINH) + 1).zfill(12))
    for one in commune.judged(*rows).lines:
        assert Doubt.NUMBER_SERIES in one.doubts


def test_a_number_of_two_children_is_not_safe(commune):
    twin = "024317000044"
    rows = commune.row(commune.binh, twin), commune.row(commune.chi, twin)
    assert Doubt.NUMBER_TWICE in doubted(commune, *rows)


def test_a_number_that_a_row_of_nobody_has_too_is_not_safe(commune):
    stranger = commune.row(commune.binh, AN, Mã="", name="Vi Văn Lạ", mother="")
    assert commune.judged(stranger).lines[0].kind is Kind.STRANGER
    assert Doubt.NUMBER_TWICE in doubted(commune, commune.row(commune.an, AN), stranger)
    assert line(commune, commune.row(commune.an, AN), stranger).others == ("Vi Văn Lạ",)
    commune.change(commune.an, national_id=BINH)
    one = line(commune, commune.row(commune.binh, BINH))
    assert (one.doubts, one.others) == ((Doubt.NUMBER_HELD,), ("Lý Văn An",))


def test_a_key_is_not_believed_against_the_name_beside_it(commune):
    swapped = commune.row(commune.an, BINH, name="Lý Thị Bình")
    assert Doubt.KEY_CONTRADICTED in doubted(commune, swapped)
    other_day = commune.row(commune.an, AN, Ngày="13/03/2016")
    assert doubted(commune, other_day) == [Doubt.OTHER_BIRTH_DATE]
    bare = commune.row(commune.an, AN, name="LY VAN AN")
    assert line(commune, bare).kind is Kind.SAFE
    no_name = commune.row(commune.an, AN, name="")
    assert line(commune, no_name).kind is Kind.SAFE


def test_without_a_key_the_child_alone_of_that_name_and_day_is_meant(commune):
    one = line(commune, commune.row(commune.an, AN, Mã=""))
    assert (one.kind, one.by_key, one.child_id) == (Kind.SAFE, False, commune.an.id)
    spelt = commune.row(commune.an, AN, Mã="", name="Lý Văn Ang")
    assert doubted(commune, spelt) == [Doubt.ALIKE]
    stranger = commune.row(commune.an, AN, Mã="", name="Vi Thị Lạ", Ngày="01/01/2020")
    assert line(commune, stranger).kind is Kind.STRANGER


def test_twins_without_marks_are_nobodys_for_sure(commune):
    twin = commune._child("Lý Văn Ân", BirthDate(2016, 3, 12), Sex.MALE)
    commune.save(twin)
    bare = commune.row(commune.an, AN, Mã="", name="Ly Van An")
    one = line(commune, bare)
    assert (one.kind, set(one.others)) == (Kind.STRANGER, {"Lý Văn An", "Lý Văn Ân"})
    marked = commune.row(commune.an, AN, Mã="")
    assert line(commune, marked).child_id == commune.an.id


def test_results_without_a_number(commune):
    missing = line(commune, commune.row(commune.an, Kết="ko tìm thấy"))
    assert (missing.kind, missing.outcome) == (Kind.SAFE, "not_found")
    in_place = line(commune, commune.row(commune.an, "Không có"))
    assert in_place.kind in (Kind.SAFE, Kind.EMPTY)
    assert doubted(commune, commune.row(commune.an, Kết="Khớp")) == [Doubt.NO_NUMBER]
    assert doubted(commune, commune.row(commune.an, Ghi="đã chuyển đi")) == [Doubt.NOTE_ALONE]
    against = commune.row(commune.an, AN, Kết="Không tìm thấy")
    assert doubted(commune, against) == [Doubt.AGAINST_RESULT]
    assert line(commune, commune.row(commune.an)).kind is Kind.EMPTY


def test_what_was_changed_here_since_is_not_overwritten(commune):
    commune.change(commune.an, national_id="024216999911")
    assert doubted(commune, commune.row(commune.an, AN)) == [Doubt.CHANGED_SINCE]
    commune.change(commune.an, national_id=AN)
    one = line(commune, commune.row(commune.an, AN))
    assert (one.kind, one.differences) == (Kind.SAFE, ())


def test_a_number_that_may_be_right_is_not_replaced_by_itself(app, tmp_path):
    commune = Commune(app, tmp_path)
    commune.change(commune.an, national_id="024216999911", mother_name="", father_name="")
    commune.send("basic")
    assert Doubt.REPLACES in doubted(commune, commune.row(commune.an, AN))


def test_other_columns_they_have_written_over_are_shown(commune):
    one = line(commune, commune.row(commune.an, AN, mother="Hoàng Thị Mơ"))
    told = {d.field: (d.ours, d.proposed, d.is_safe) for d in one.differences}
    assert one.kind is Kind.DECIDE
    # The row may be another child's: its number is not taken before somebody has looked.
    assert told["national_id"] == ("", AN, False)
    assert told["mother_name"] == ("Hoàng Thị Mai", "Hoàng Thị Mơ", False)


def test_two_rows_of_one_child_must_agree(commune):
    rows = commune.row(commune.an, AN), commune.row(commune.an, "024216000019")
    assert Doubt.TWO_ANSWERS in doubted(commune, *rows)
    judged = commune.judged(commune.row(commune.an, AN), commune.row(commune.an, AN))
    assert [one.kind for one in judged.lines] == [Kind.SAFE, Kind.SAFE]


def test_a_column_that_has_slipped_is_noticed(commune):
    rows = (
        commune.row(commune.an, CHI), commune.row(commune.binh, AN), commune.row(commune.chi, BINH),
    )  # fmt: skip
    judged = commune.judged(*rows)
    assert all(Doubt.NUMBERS_SHIFTED in one.doubts for one in judged.lines)


def test_who_is_gone_or_on_no_list_is_decided_by_a_person(commune):
    new = commune._child("Lý Văn Dũng", BirthDate(2020, 2, 2), Sex.MALE)
    commune.save(new)
    assert doubted(commune, commune.row(new, "024220000055")) == [Doubt.NOT_ON_LIST]
    commune.change(commune.an, status=Status.MOVED_OUT)
    assert doubted(commune, commune.row(commune.an, AN)) == [Doubt.CHILD_GONE]


def test_those_nobody_answered_are_counted(commune):
    assert commune.judged(commune.row(commune.an, AN)).unanswered == 2
