from dataclasses import replace

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.sex import Sex
from app.storage.journal import Origin, State


def _home_and_child(app):
    home = Household(id=app.new_id(), head_name="Giáp Văn Lâm")
    child = Child(id=app.new_id(), household_id=home.id, full_name="Giáp Minh Khôi")
    return home, child


def test_a_saved_record_and_its_change_stand_together(app):
    home, child = _home_and_child(app)
    with app.write("visit") as work:
        work.save_all([home, child])
        change = work.save(replace(child, sex=Sex.MALE), reason="mẹ cháu nói")
    assert change.fields == {"sex": ("", "Nam")}
    with app.store.read() as snapshot:
        assert snapshot.children.get(child.id).sex is Sex.MALE
        lines = snapshot.journal.of_entity("child", child.id)
    assert [line.change.fields.keys() for line in lines] == [
        {"household_id", "full_name", "status"},
        {"sex"},
    ]
    assert lines[1].change == change
    assert {line.state for line in lines} == {State.WAITING}
    assert len({line.change.group_id for line in lines}) == 1


def test_saving_what_is_already_there_changes_nothing(app):
    home, child = _home_and_child(app)
    with app.write("visit") as work:
        work.save_all([home, child])
    with app.write("visit") as work:
        assert work.save(child) is None
        assert work.save_all([home, child]) == []
    with app.store.read() as snapshot:
        assert len(snapshot.journal.of_entity("child", child.id)) == 1


def test_what_comes_from_the_central_does_not_wait_to_be_sent(app):
    home, _ = _home_and_child(app)
    with app.store.read() as snapshot:
        before = snapshot.journal.waiting().count
    with app.write("sync", origin=Origin.CENTRAL) as work:
        work.save(home)
    with app.store.read() as snapshot:
        assert snapshot.journal.waiting().count == before
        assert snapshot.journal.of_entity("household", home.id)[0].state is State.RECEIVED


def test_originals_and_reasons_come_back_as_they_went(app):
    home, child = _home_and_child(app)
    child = replace(
        child,
        originals={"birth_date": "32/13/2015", "national_id": "O24215146793"},
        passed={"over_age": "vẫn đi học ở xã"},
    )
    home = replace(home, originals={"village": "Đội 9"})
    with app.write("import") as work:
        work.save_all([home, child])
    with app.store.read() as snapshot:
        assert snapshot.children.with_household(child.id) == (child, home)
        assert list(snapshot.children.everyone()) == [(child, home)]


def test_waiting_tells_how_many_and_since_when(app, clock):
    home, child = _home_and_child(app)
    clock.pass_time(hours=1)
    with app.write("visit") as work:
        work.save_all([home, child])
        first = work.act.now
    with app.store.read() as snapshot:
        waiting = snapshot.journal.waiting()
        since_visit = snapshot.journal.group(work.group_id)
    assert len(since_visit) == 2
    assert waiting.count >= 2
    assert waiting.oldest_at <= first


def test_what_only_a_newer_program_knows_is_sent_again_and_in_no_record_here(app):
    with app.write("visit") as work:
        work.save(Household(id="h", head_name="A"))
    with app.write("sync") as work:
        work.send_again("household", "h", {"head_name": "B", "of_2027": "x"}, {"of_2028": "y"})
        line = work.journal.of_entity("household", "h")[-1]
    assert line.change.fields == {
        "head_name": ("B", "A"), "of_2028": ("", "y"), "status": ("", "active"),
    }  # fmt: skip
    with app.write("visit") as work:
        changed = work.save(Household(id="h", head_name="C"))
    assert changed.fields == {"head_name": ("A", "C")}
