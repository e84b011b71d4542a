"""Children are found by key, number, description and likeness, in this order."""

import pytest

from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.services.handoff.match_answer import match_answer
from tests.app.services.police import AN

pytestmark = pytest.mark.usefixtures("sent")


def matched(commune, *rows):
    found = commune.found(*rows)
    with commune.app.store.read() as snapshot:
        return match_answer(commune.app, snapshot, found.rows, "police")


def test_a_merged_record_leads_to_the_one_that_lives_on(commune):
    commune.change(commune.an, status=Status.MERGED, merged_into=commune.binh.id)
    told = matched(commune, commune.row(commune.an, AN))
    assert told.of[0].child.id == commune.binh.id


def test_a_number_that_somebody_has_leads_to_them(commune):
    commune.change(commune.an, national_id=AN, birth_date=None)
    told = matched(commune, commune.row(commune.an, AN, Mã="", Ngày=""))
    assert told.of[0].child.id == commune.an.id


def test_namesakes_of_one_day_are_told_apart_by_their_parents(commune):
    other = commune._child("Lý Văn An", BirthDate(2016, 3, 12), Sex.MALE)
    commune.save(other)
    told = matched(commune, commune.row(commune.an, AN, Mã=""))
    assert set(told.like[0]) == {commune.an.id, other.id}
    commune.change(other, mother_name="Vi Thị Sen", father_name="Vi Văn Tư")
    told = matched(commune, commune.row(commune.an, AN, Mã=""))
    assert told.of[0].child.id == commune.an.id
    assert told.of[0].doubts == ()


def test_a_child_whose_day_is_not_known_is_known_by_its_parents(commune):
    commune.change(commune.chi, birth_date=BirthDate(2019))
    told = matched(commune, commune.row(commune.chi, Mã=""))
    assert (told.of[0].child.id, told.of[0].doubts) == (commune.chi.id, ())
