"""The commune writes what was suggested or declines it, and both devices are done then."""

from dataclasses import replace

from app.domain.status import Status
from app.services.exchange.answer_suggestion import Answer, answer_suggestion, read_asked
from app.services.outcome import Refused, Saved
from app.services.undo_group import undo_group
from sync.outcome import Done
from tests.app.services.exchange.test_hand_over import hand, suggestions
from tests.sync.conftest import make_device  # noqa: F401 (a fixture)
from tests.sync.merging import settle
from tests.sync.outside import OWN, make_pair, move, refused_edit, refused_newcomer


def asked(desk):
    [one] = suggestions(desk)
    with desk.app.store.read() as snapshot:
        return one, [(a.field, a.now, a.wanted) for a in read_asked(snapshot, one)]


def answer(desk, one, texts, seen=None):
    said = Answer(suggestion_id=one.id, seen=seen or one.wanted, texts=texts)
    return answer_suggestion(desk.app, said, on=desk.app.today())


def test_what_is_taken_is_written_once_and_all_are_done(make_device):  # noqa: F811
    official, collaborator = make_pair(make_device)
    child = refused_edit(official, collaborator)
    hand(collaborator, ("child", child.id))
    settle(collaborator, official)
    one, fields = asked(official)
    assert fields == [("mother_name", "Trần Thị Mơ", "Lý Thị Hoa")]
    assert isinstance(answer(official, one, {"mother_name": "x"}, seen="{}"), Refused)
    saved = answer(official, one, {"mother_name": "Lý Thị Hoa"})
    assert isinstance(saved, Saved)
    assert official.child(child).mother_name == "Lý Thị Hoa"
    assert isinstance(answer(official, one, {"mother_name": "x"}), Refused)  # it is answered
    assert all(isinstance(outcome, Done) for outcome in settle(official, collaborator))

    undo_group(official.app, saved.group_id, on=official.app.today())
    assert official.child(child).mother_name == "Trần Thị Mơ"
    assert [found.id for found in suggestions(official)] == [one.id]


def test_what_is_declined_changes_nothing_and_all_are_done(make_device):  # noqa: F811
    official, collaborator = make_pair(make_device)
    child = refused_edit(official, collaborator)
    hand(collaborator, ("child", child.id))
    settle(collaborator, official)
    assert isinstance(answer(official, suggestions(official)[0], {}), Saved)
    assert all(isinstance(outcome, Done) for outcome in settle(official, collaborator))
    assert official.child(child).mother_name == "Trần Thị Mơ"
    assert suggestions(collaborator) == []


def test_a_child_whom_only_the_collaborator_had_is_made_by_the_commune(make_device):  # noqa: F811
    official, collaborator = make_pair(make_device)
    new = refused_newcomer(official, collaborator)
    hand(collaborator, ("child", new.id))
    assert collaborator.child(new).status is Status.REMOVED
    settle(collaborator, official)
    one, fields = asked(official)
    texts = {field: wanted for field, _, wanted in fields}
    assert texts["full_name"] == "Lâm Văn Út"
    unreadable = answer(official, one, texts | {"birth_date": "hôm qua"})
    assert unreadable.problems[0].code == "field_invalid"
    nowhere = answer(official, one, texts | {"household_id": "không có"})
    assert nowhere.problems[0].code == "missing_parent"
    assert isinstance(answer(official, one, texts), Saved)
    assert official.child(new) == replace(
        official.child(new), full_name="Lâm Văn Út", household_id=new.household_id
    )
    assert all(isinstance(outcome, Done) for outcome in settle(official, collaborator))
    move(official.app, new.household_id, OWN)
    assert all(isinstance(outcome, Done) for outcome in settle(official, collaborator))
    assert collaborator.child(new).status is Status.ACTIVE
