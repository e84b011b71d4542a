"""Lists and answers as they stand; what was undone does not, what was redone does again."""

from datetime import date

import pytest

from app.domain.child import Child
from app.domain.handoff.hand_off import Answer, HandOff, HandOffLine
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.storage.hand_offs import is_undone
from tests.app.services.police import waited_for


@pytest.fixture
def people(app):
    home = Household(id=app.new_id())
    made = [Child(id=app.new_id(), household_id=home.id) for _ in range(3)]
    with app.write("visit") as unit:
        unit.save_all([home, *made])
    return [one.id for one in made]


def put(app, people, *, office="police", number=1):
    with app.write("hand_off") as unit:
        made = HandOff(
            id=app.new_id(), office=office, office_name="Công an xã", number=number,
            code=f"{office}{number}", made_on=date(2026, 6, 18), due_on=date(2026, 6, 24),
            asks=("national_id", "sex"), group_id=unit.group_id,
        )  # fmt: skip
        lines = [
            HandOffLine(
                hand_off_id=made.id, place=at, child_id=id_, said={"full_name": "A"},
                asked=("missing_name", "missing_sex"),
            )
            for at, id_ in enumerate(people, start=1)
        ]  # fmt: skip
        unit.hand_offs.add(made, lines)
    return made, lines


def answer(app, made, child_id, outcome=Verification.MATCHED):
    with app.write("answer") as unit:
        one = Answer(
            hand_off_id=made.id, child_id=child_id, group_id=unit.group_id, outcome=outcome,
            said={"national_id": "1"}, note="ok", source="f#s!1",
        )  # fmt: skip
        unit.hand_offs.add_answers([one])
    return one


def stands(app):
    with app.store.read() as snapshot:
        found = snapshot.hand_offs.stands()
    return [(one.hand_off.number, one.lines, one.answered, one.open) for one in found]


def undo(app, group):
    with app.write("undo") as unit:
        unit.settings.put(f"undone.{group}", unit.group_id)
        return unit.group_id


def test_a_list_comes_back_as_it_was_kept(app, people):
    made, lines = put(app, people)
    with app.store.read() as snapshot:
        assert snapshot.hand_offs.all("police") == [made]
        assert snapshot.hand_offs.all("health") == []
        assert [one.line for one in snapshot.hand_offs.lines(made.id)] == lines
        assert snapshot.hand_offs.next_number("police", 2026) == 2
        assert snapshot.hand_offs.next_number("police", 2027) == 1
        assert snapshot.hand_offs.next_number("health", 2026) == 1


def test_an_answer_closes_its_line_and_the_last_one_counts(app, people):
    made, _ = put(app, people)
    answer(app, made, people[0], Verification.ANSWERED)
    last = answer(app, made, people[0])
    assert stands(app) == [(1, 3, 1, 2)]
    with app.store.read() as snapshot:
        assert snapshot.hand_offs.lines(made.id)[0].answer == last
        assert list(waited_for(snapshot)) == people[1:]
        ((_, line),) = snapshot.hand_offs.of_child(people[0])
    assert line.state is Verification.MATCHED


def test_who_is_on_a_later_list_of_the_office_is_waited_for_there(app, people):
    put(app, people)
    put(app, people[1:], number=2)
    put(app, people[2:], office="health")
    assert sorted(stands(app)) == [(1, 1, 0, 1), (1, 3, 0, 1), (2, 2, 0, 2)]
    with app.store.read() as snapshot:
        waited = waited_for(snapshot)
        numbers = {id_: one.number for id_, one in waited.items()}
        assert [one.office for one, _ in snapshot.hand_offs.of_child(people[2])] == [
            "health", "police", "police",
        ]  # fmt: skip
    assert numbers == {people[0]: 1, people[1]: 2, people[2]: 2}


def test_what_was_undone_does_not_stand_and_what_was_redone_does(app, people):
    made, _ = put(app, people)
    said = answer(app, made, people[0])
    undone = undo(app, said.group_id)
    assert stands(app) == [(1, 3, 0, 3)]
    undo(app, undone)
    assert stands(app) == [(1, 3, 1, 2)]
    undo(app, made.group_id)
    assert stands(app) == []
    with app.store.read() as snapshot:
        assert snapshot.hand_offs.of_child(people[0]) == []
        assert snapshot.hand_offs.next_number("police", 2026) == 2


def test_undoing_an_undo_counts_again():
    assert not is_undone("a", {})
    assert is_undone("a", {"a": "b"})
    assert not is_undone("a", {"a": "b", "b": "c"})
    assert is_undone("a", {"a": "b", "b": "c", "c": "d"})
