"""What a row says in its remark, what was taken back since, and lists of other communes."""

import pytest

from app.domain.handoff.answer import Doubt, Kind
from app.domain.handoff.row_key import HandOffCode, row_key
from app.domain.ids import ChildId
from app.services.handoff.take_answer import take_answer
from app.workbook.outgoing.hand_off_words import CODE_WORDS
from tests.app.services.police import AN, BINH, HEADER


@pytest.fixture
def commune(commune, sent):
    return commune


def doubts(commune, *rows, **more):
    one = commune.judged(*rows, **more).lines[0]
    assert one.kind is Kind.DECIDE
    assert not any(difference.is_safe for difference in one.differences)
    return set(one.doubts)


@pytest.mark.parametrize("note", [AN, f"Số đúng: {AN[:3]} {AN[3:6]} {AN[6:]}"])
def test_a_number_in_the_remark_is_looked_at(commune, note):
    assert Doubt.NUMBER_IN_NOTE in doubts(commune, commune.row(commune.an, Kết="Khớp", Ghi=note))
    same = commune.row(commune.an, AN, Ghi=note)
    assert commune.judged(same).lines[0].kind is Kind.SAFE


@pytest.mark.parametrize("is_sent_again", [False, True])
def test_a_number_that_was_taken_back_does_not_come_again(commune, is_sent_again):
    row = commune.row(commune.an, AN, Kết="Khớp")
    take_answer(commune.app, commune.judged(row))
    commune.change(commune.an, national_id="")
    if is_sent_again:
        commune.send()
    assert doubts(commune, row) == {Doubt.CHANGED_SINCE}


def test_a_child_of_whom_the_book_made_another_is_looked_at(commune):
    """Two names that had been entered the wrong way round: whose number is it now?"""
    an, binh = commune.an, commune.binh
    rows = commune.row(an, AN), commune.row(binh, BINH)
    commune.change(an, full_name=binh.full_name)
    assert Doubt.RENAMED_SINCE in doubts(commune, *rows)
    commune.change(an, full_name=an.full_name, birth_date=binh.birth_date)
    assert Doubt.RENAMED_SINCE in doubts(commune, *rows)


def test_a_namesake_on_the_list_of_another_commune_is_not_ours(commune):
    elsewhere = commune.row(commune.an, AN, Mã=row_key(ChildId("elsewhere")))
    assert doubts(commune, elsewhere) == {Doubt.KEY_UNKNOWN}
    both = commune.judged(
        commune.row(commune.an, AN), commune.row(commune.an, "024216555516", Mã=elsewhere[1])
    )
    assert [one.kind for one in both.lines] == [Kind.SAFE, Kind.DECIDE]
    bare = commune.row(commune.an, AN, Mã="")
    assert commune.judged(bare).lines[0].kind is Kind.SAFE
    title = (f"{CODE_WORDS}{HandOffCode('CA', '07606', 2026, 3)}",)
    assert doubts(commune, HEADER, bare, header=title) == {Doubt.KEY_UNKNOWN}
    own = commune.judged(HEADER, commune.row(commune.an, AN), header=title).lines[0]
    assert own.kind is Kind.SAFE
