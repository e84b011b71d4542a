"""When a record was made is read from its id, else from the journal."""

from datetime import date

from app.domain.movements.movement_order import Life
from app.services.movements.child_life import entered_on, life_of
from tests.app.services.look_alikes import ON, add_home, an


def test_the_id_says_when_a_record_was_made_else_the_journal_does(app):
    (child,) = add_home(app, an())
    (foreign,) = add_home(app, an())
    named = type(foreign)(id="from-elsewhere", household_id=foreign.household_id)
    with app.write("import") as unit:
        unit.save(named)
    with app.store.read() as snapshot:
        assert entered_on(snapshot, child) == date(2026, 6, 8)
        assert entered_on(snapshot, named) == date(2026, 6, 8)
        never = type(foreign)(id="nowhere", household_id="h")
        assert entered_on(snapshot, never) == date.min
        assert life_of(snapshot, child, ON) == Life(child.birth_date, date(2026, 6, 8), ON)
