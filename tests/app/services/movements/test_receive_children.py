"""A family moves to another commune with its file, and comes back with another: none is doubled."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.errors import KnownError
from app.domain.movements.movement_kind import CAME
from app.domain.movements.past_life import past_lines
from app.domain.status import Status
from app.services.movements.count_movements import read_book
from app.services.movements.pass_on import pass_on
from app.services.movements.receive_children import Asked, Taking, open_children, receive_children
from app.services.outcome import Refused, Saved
from app.services.undo_group import undo_group
from app.storage.child_file import read_children, signing_key, write_children
from tests.app.all_texts import all_texts
from tests.app.services.look_alikes import ON, add_home, an, edit, stored
from tests.app.services.movements.test_record_movement import moved

WORD = "AAAA-BBBB"


def family(app):
    made = add_home(
        app, an(national_id="024215604933", mother_name="Trần Thị Mơ"), an(full_name="Lê Thị Bình")
    )
    secret = Circumstance(id=app.new_id(), child_id=made[0].id, code="DB05")
    with app.write("correct") as work:
        work.save(Circumstance(id=app.new_id(), child_id=made[0].id, code="NC01", paper="số 9"))
        work.save(secret)
    edit(app, made[0], father_name="Lê Văn Tú")
    return made


def handed(app, children, tmp_path, name="a.tre", **asked):
    path = tmp_path / name
    told = pass_on(app, [child.id for child in children], path, WORD, **asked)
    file = open_children(path, WORD, on=ON)
    assert file.check_words == told.check_words
    return file


def taken(app, file, **how):
    saved = receive_children(app, file, Taking(**{"same_as": {}, **how}), on=ON)
    assert isinstance(saved, Saved), saved
    return saved


def living(app):
    with app.store.read() as snapshot:
        return {one.full_name: one for one in snapshot.children.all()}


def why(outcome):
    assert isinstance(outcome, Refused), outcome
    return outcome.problems[0].code


def test_a_family_takes_its_history_along_and_is_counted_as_having_come(app, elsewhere, tmp_path):
    one, two = family(app)
    moved(app, "BD03", "2026-06-05", one, two)
    file = handed(app, [one, two], tmp_path)
    saved = taken(elsewhere, file)
    there = living(elsewhere)
    assert there.keys() == {"Lê Văn An", "Lê Thị Bình"}
    assert len({child.household_id for child in there.values()}) == 1
    assert there["Lê Văn An"].national_id == "024215604933"
    with elsewhere.store.read() as snapshot:
        (came,) = snapshot.movements.of_child(there["Lê Văn An"].id)
        held = [one.code for one in snapshot.circumstances.of_child(there["Lê Văn An"].id)]
        sums = read_book(snapshot).sums(date(2026, 6, 1), ON)
    assert (came.code, came.place_code, came.happened_on) == (CAME, "07603", date(2026, 6, 5))
    assert came.source == there["Lê Văn An"].source == "a.tre"
    assert ("father_name", "Lê Văn Tú") in {(x.field, x.new) for x in past_lines(came.history)}
    assert held == ["NC01"], "what only those allowed may see stays out unless it is asked for"
    assert (sums.opening, sums.ins, sums.closing) == (0, {CAME: 2}, 2)
    assert (
        why(receive_children(elsewhere, file, Taking(same_as={}), on=ON)) == "movement_already_in"
    )
    undo_group(elsewhere, saved.group_id, on=ON)
    assert living(elsewhere) == {}


def test_who_comes_back_is_known_by_its_file_and_opened_again(app, elsewhere, tmp_path):
    one, two = family(app)
    moved(app, "BD03", "2026-06-05", one, two)
    taken(elsewhere, handed(app, [one, two], tmp_path))
    there = living(elsewhere)["Lê Văn An"]
    edit(elsewhere, there, mother_name="Trần Thị Mơ Lớn")
    moved(elsewhere, "BD03", "2026-06-07", there)
    back = handed(elsewhere, [there], tmp_path, "b.tre")
    taken(app, back)
    now = stored(app, one)
    assert (now.status, now.mother_name) == (Status.ACTIVE, "Trần Thị Mơ Lớn")
    assert now.household_id == one.household_id
    assert stored(app, two).status is Status.MOVED_OUT
    with app.store.read() as snapshot:
        codes = [one.code for one in snapshot.movements.of_child(one.id)]
        groups = {one.code for one in snapshot.circumstances.of_child(one.id)}
    assert codes == ["BD03", CAME]
    assert groups == {"NC01"}, "what is confidential is sealed"


def test_a_baby_born_elsewhere_comes_to_live_with_its_family(app, elsewhere, tmp_path):
    one, two = family(app)
    moved(app, "BD03", "2026-06-05", one, two)
    taken(elsewhere, handed(app, [one, two], tmp_path))
    there = living(elsewhere)
    baby = Child(
        id=elsewhere.new_id(), household_id=there["Lê Văn An"].household_id, full_name="Lê Văn Út"
    )
    with elsewhere.write("visit") as work:
        work.save(baby)
    back = [baby, there["Lê Văn An"], there["Lê Thị Bình"]]
    moved(elsewhere, "BD03", "2026-06-07", *back)
    taken(app, handed(elsewhere, back, tmp_path, "b.tre"))
    assert {child.household_id for child in living(app).values()} == {one.household_id}
    assert len(living(app)) == len(back)


def test_who_may_be_here_already_is_asked_about(app, elsewhere, tmp_path):
    one, _ = family(app)
    (here,) = add_home(elsewhere, an(mother_name="Trần Thị Mơ"))
    file = handed(app, [one], tmp_path)
    asked = receive_children(elsewhere, file, Taking(same_as={}), on=ON)
    assert isinstance(asked, Asked)
    assert [alike.child.id for alike in asked.alike[one.id]] == [here.id]
    taken(elsewhere, file, same_as={one.id: here.id}, happened_on=date(2026, 6, 1))
    (child,) = living(elsewhere).values()
    assert (child.id, child.national_id) == (here.id, "024215604933")


def written_again(app, children, path, change):
    """Give the content of a file as another program would write it."""
    handed(app, children, path.parent, path.name)
    content = read_children(path, WORD).content
    for child in content["children"]:
        change(child)
    with app.write("test") as work:
        key = signing_key(work.settings)
    write_children(path, content, app.commune.code, WORD, key)


def test_a_file_of_an_older_program_is_read(app, elsewhere, tmp_path):
    def as_before(child):
        del child["was"], child["removed"]
        for one in child["circumstances"]:
            del one["ids"], one["was"]
            one["source"] = ""

    one, two = family(app)
    moved(app, "BD03", "2026-06-05", one, two)
    taken(elsewhere, handed(app, [one, two], tmp_path))
    there = living(elsewhere)["Lê Văn An"]
    moved(elsewhere, "BD03", "2026-06-07", there)
    written_again(elsewhere, [there], tmp_path / "b.tre", as_before)
    taken(app, open_children(tmp_path / "b.tre", WORD, on=ON))
    with app.store.read() as snapshot:
        assert [held.code for held in snapshot.circumstances.of_child(one.id)] == ["NC01"]


def test_a_file_that_names_what_is_sealed_leaves_it_nowhere_in_the_open(app, elsewhere, tmp_path):
    def name_it(child):
        child["child"]["special"] = "Trẻ em nhiễm HIV/AIDS; Mồ côi"

    one, _ = family(app)
    written_again(app, [one], tmp_path / "b.tre", name_it)
    taken(elsewhere, open_children(tmp_path / "b.tre", WORD, on=ON))
    assert "HIV" not in all_texts(elsewhere)
    assert living(elsewhere)["Lê Văn An"].special == "Mồ côi"
    with elsewhere.store.read() as snapshot:
        assert len(snapshot.confidentials.all()) == 1


def test_a_circumstance_that_cannot_be_is_damage(app, tmp_path):
    def spoil(child):
        child["circumstances"][0]["started_on"] = "hôm qua"

    one, _ = family(app)
    written_again(app, [one], tmp_path / "b.tre", spoil)
    with pytest.raises(KnownError, match="child_file_damaged"):
        open_children(tmp_path / "b.tre", WORD, on=ON)


def test_an_own_file_another_signer_and_nonsense_are_refused(app, elsewhere, tmp_path):
    one, two = family(app)
    file = handed(app, [one], tmp_path)
    assert why(receive_children(app, file, Taking(same_as={}), on=ON)) == "child_file_own"
    taken(elsewhere, file)
    strange = replace(handed(app, [two], tmp_path, "c.tre"), signer="00" * 32)
    refused = receive_children(elsewhere, strange, Taking(same_as={}), on=ON)
    assert why(refused) == "child_file_other_signer"
    taken(elsewhere, strange, same_as={two.id: None}, trust_signer=True)
    old = add_home(app, an(full_name="Lê Văn Cả", birth_date="2010-06-01"))[0]
    late = handed(app, [old], tmp_path, "d.tre")
    trusted = Taking(same_as={}, trust_signer=True)
    assert why(receive_children(elsewhere, late, trusted, on=ON)) == "movement_over_age"
    with pytest.raises(KnownError, match="unknown_child"):
        pass_on(app, ["none"], tmp_path / "e.tre", WORD)
