"""A list for an office that leaves no mark on the children has a line of its own, and its undo."""

import pytest

from app.domain.errors import KnownError
from app.domain.ids import GroupId
from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.judge_answer import judge_answer
from app.services.handoff.make_hand_off import make_hand_off
from app.services.handoff.take_answer import take_answer
from app.services.list_groups import list_groups
from app.services.undo_group import foresee_undo, undo_group
from app.services.undo_lists import LIST
from tests.app.services.police import Commune

OFFICE = "health"


@pytest.fixture
def commune(app, tmp_path):
    return Commune(app, tmp_path)


@pytest.fixture
def made(commune):
    return make_hand_off(commune.app, WantedHandOff(office=OFFICE, kinds=("no_id",)))


def undo(commune, group):
    return undo_group(commune.app, group, on=commune.app.today())


def lists(commune):
    with commune.app.store.read() as snapshot:
        return [one.id for one in snapshot.hand_offs.all(OFFICE)]


def lines(commune, id_):
    with commune.app.store.read() as snapshot:
        return [line.change for line in snapshot.journal.of_entity(LIST, id_)]


def test_a_list_is_made_undone_and_made_again_each_with_its_line(commune, made):
    assert foresee_undo(commune.app, made.group_id).removed == ((LIST, made.hand_off.id),)
    report = undo(commune, made.group_id)
    assert (report.undone, report.lists) == (0, 1)
    assert lists(commune) == []
    undo(commune, report.group_id)
    assert lists(commune) == [made.hand_off.id]
    changes = lines(commune, made.hand_off.id)
    assert {change.action for change in changes} == {"hand_off", "undo"}
    code = made.hand_off.code
    assert sorted(change.fields["code"] for change in changes) == [
        ("", code),
        ("", code),
        (code, ""),
    ]
    assert [one.action for one in list_groups(commune.app)][:3] == ["undo", "undo", "hand_off"]


def test_a_second_undo_finds_nothing(commune, made):
    undo(commune, made.group_id)
    again = undo(commune, made.group_id)
    assert (again.group_id, again.lists) == (None, 0)
    assert foresee_undo(commune.app, made.group_id).is_empty


def test_nothing_of_a_list_is_sent(commune, made):
    undo(commune, made.group_id)
    with commune.app.store.read() as snapshot:
        states = {line.state for line in snapshot.journal.of_entity(LIST, made.hand_off.id)}
    assert states == {"done"}


def test_an_answer_that_changes_no_record_is_undone(commune, made):
    row = commune.row(commune.an)
    row[8] = "Không tìm thấy"
    taken = take_answer(commune.app, judge_answer(commune.app, commune.found(row), OFFICE))
    with commune.app.store.read() as snapshot:
        assert snapshot.hand_offs.stands(OFFICE)[0].answered == 1
    assert undo(commune, taken.group_id).lists == 1
    with commune.app.store.read() as snapshot:
        assert snapshot.hand_offs.stands(OFFICE)[0].answered == 0


def test_an_unknown_batch_is_refused(commune):
    with pytest.raises(KnownError):
        undo(commune, GroupId("none"))
