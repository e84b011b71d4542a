"""Turned 16: by itself, as of the day, once, the same on every device, and undoable."""

from datetime import date, timedelta

from app.domain.ids import movement_id
from app.domain.status import Status
from app.services.begin_day import begin_day
from app.services.movements.turn_16 import AUTOMATIC, turn_16
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter
from tests.app.services.look_alikes import ON, add_home, an, edit, stored

TURNS = "2010-06-10"


def listed(app):
    with app.store.read() as snapshot:
        return set(snapshot.list.ids(ChildFilter()))


def test_nobody_turns_before_the_day_and_the_day_is_the_birthday_whenever_it_is_noted(app):
    child, younger = add_home(app, an(birth_date=TURNS), an())
    assert turn_16(app, on=date(2026, 6, 9)) is None
    assert turn_16(app, on=date(2026, 7, 1))
    assert turn_16(app, on=date(2026, 7, 1)) is None
    assert listed(app) == {younger.id}
    with app.store.read() as snapshot:
        (turned,) = snapshot.movements.of_child(child.id)
        author = snapshot.journal.of_entity("movement", turned.id)[0].change.author
    assert (turned.id, turned.happened_on) == (movement_id(child.id, "BD05"), date(2026, 6, 10))
    assert author == AUTOMATIC


def test_what_was_taken_back_stays_so_until_the_birthday_is_another(app):
    (child,) = add_home(app, an(birth_date=TURNS))
    group = turn_16(app, on=date(2026, 6, 10))
    undo_group(app, group, on=date(2026, 6, 10))
    assert stored(app, child).status is Status.ACTIVE
    assert turn_16(app, on=date(2026, 6, 11)) is None
    with app.store.read() as snapshot:
        assert "over_age" in {one.code for one in snapshot.problems.of_child(child.id)}
    edit(app, child, birth_date="2010-06-20")
    assert turn_16(app, on=date(2026, 6, 19)) is None
    assert turn_16(app, on=date(2026, 6, 20))
    assert stored(app, child).status is Status.TURNED_16


def test_who_was_over_age_when_entered_or_was_kept_is_a_problem_not_a_birthday(app):
    old, kept = add_home(
        app, an(birth_date="2009-01-01"), an(**{"birth_date": TURNS, "passed.over_age": "lý do"})
    )
    assert turn_16(app, on=date(2026, 6, 12)) is None
    assert listed(app) == {old.id, kept.id}


def test_a_year_alone_turns_at_its_end(app):
    (child,) = add_home(app, an(birth_date="2010"))
    assert turn_16(app, on=date(2026, 12, 30)) is None
    assert turn_16(app, on=date(2027, 1, 5))
    with app.store.read() as snapshot:
        assert snapshot.movements.of_child(child.id)[0].happened_on == date(2026, 12, 31)


def test_the_day_begins_once(app, clock):
    add_home(app, an(birth_date=TURNS), an(birth_date=TURNS, full_name="Lê Văn Bình"))
    assert begin_day(app).checked
    assert not begin_day(app).checked
    clock.pass_time(days=(date(2026, 6, 11) - ON) / timedelta(days=1))
    begun = begin_day(app)
    assert (begun.turned_16, begun.checked) == (2, True)
    undo_group(app, begun.group_id, on=app.today())
    assert len(listed(app)) == 2
