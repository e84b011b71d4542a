"""The children a row may be of: namesakes, the child of its key, whoever is called so."""

import pytest

from app.domain.handoff.row_key import row_key
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.doubles.find_likely import LikelyChildren
from app.services.handoff.find_meant import find_meant
from app.services.handoff.judge_answer import judge_answer
from tests.app.services.police import AN


@pytest.fixture
def commune(commune):
    commune.other = commune._child("Lý Văn Ân", BirthDate(2016, 3, 12), Sex.MALE)
    commune.save(commune.other)
    commune.send()
    return commune


def found(commune, name="", **cells):
    answer = commune.found(commune.row(commune.an, AN, **cells))
    judged = judge_answer(commune.app, answer, "police")
    return find_meant(commune.app, LikelyChildren(commune.app), judged, answer.rows[0], name)


def test_the_likeliest_comes_first_and_twins_differ_in_their_marks(commune):
    first, second = found(commune, Mã="")[:2]
    assert (first.child.id, first.differs) == (commune.an.id, ())
    assert (second.child.id, second.differs) == (commune.other.id, ("full_name",))
    assert first.home == "Biêng, Lý Văn Ba"
    assert first.is_on_list


def test_the_child_of_the_key_is_among_them(commune):
    ids = {one.child.id for one in found(commune, Mã=row_key(commune.binh.id), name="")}
    assert commune.binh.id in ids


def test_a_name_typed_by_hand_leads_to_who_is_called_so(commune):
    assert found(commune, name="ly thi chi")[0].child.id == commune.chi.id


def test_who_is_on_no_list_is_told(commune):
    late = commune._child("Lý Văn An", BirthDate(2015, 1, 1), Sex.MALE)
    commune.save(late)
    told = {one.child.id: one for one in found(commune)}
    assert not told[late.id].is_on_list
    assert "birth_date" in told[late.id].differs
