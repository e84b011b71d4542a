"""What may be recorded of a child is what makes sense; a family is those in the same state."""

from datetime import date

from app.services.movements.read_movements import read_movements
from tests.app.services.look_alikes import ON, add_home, an, stored
from tests.app.services.movements.test_record_movement import moved


def read(app, child):
    with app.store.read() as snapshot:
        return read_movements(snapshot, stored(app, child), ON)


def codes(found):
    return [kind.code for kind in found.kinds]


def test_who_is_there_may_go_and_who_went_may_come_back(app):
    one, two, three = add_home(app, an(), an(full_name="Lê Bình"), an(full_name="Lê Cúc"))
    found = read(app, one)
    assert codes(found) == [
        *("BD01", "BD02", "BD03", "BD04", "BD06", "BD07", "BD08", "BD09", "BD10", "BD11"),
    ]
    assert set(found.family) == {one.id, two.id, three.id}
    moved(app, "BD08", "2026-06-01", one)
    found = read(app, one)
    assert found.absent_since == date(2026, 6, 1)
    assert "BD12" in codes(found)
    assert "BD08" not in codes(found)
    moved(app, "BD03", "2026-06-08", one, two)
    found = read(app, one)
    assert codes(found) == ["BD01", "BD02"]
    assert [one.code for one in found.movements] == ["BD03", "BD08"]
    assert set(found.family) == {one.id, two.id}
    moved(app, "BD04", "2026-06-08", three)
    assert (codes(read(app, three)), read(app, three).family) == ([], ())
