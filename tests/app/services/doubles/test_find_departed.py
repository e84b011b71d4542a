"""Who moved away is a candidate for who is being typed, until it is back or was another one."""

from app.domain.person.birth_date import BirthDate
from app.domain.status import Status
from app.matching.person import Person
from app.services.doubles.find_departed import DepartedChildren
from app.services.doubles.find_likely import LikelyChildren
from tests.app.services.look_alikes import add_home, an, edit
from tests.app.services.movements.test_record_movement import moved

TYPED = Person(full_name="Lê Văn An", birth_date=BirthDate(2015, 3, 16), mother_name="Trần Thị Mơ")


def found(app, departed, draft=TYPED):
    with app.store.read() as snapshot:
        return [match.id for match in departed.of(snapshot, draft, limit=5)]


def test_only_who_moved_away_and_is_likely_the_child_is_found(app):
    gone, died, there = add_home(
        app, *(an(mother_name="Trần Thị Mơ", full_name=n) for n in ("Lê Văn An",) * 3)
    )
    other = add_home(app, an(full_name="Giáp Thị Hoa", birth_date="2020-01-05"))[0]
    departed = DepartedChildren()
    assert found(app, departed) == []
    moved(app, "BD03", "2026-06-08", gone, other)
    moved(app, "BD04", "2026-06-08", died)
    assert found(app, departed) == [gone.id]
    edit(app, gone, mother_name="Vi Thị Sáu", full_name="Vi Văn Bách", birth_date="2019-09-09")
    assert found(app, departed) == []
    moved(app, "BD02", "2026-06-08", gone)
    assert found(app, departed) == []
    assert there.status is Status.ACTIVE


def test_the_likely_children_have_those_among_them(app):
    gone = add_home(app, an(mother_name="Trần Thị Mơ"))[0]
    likely = LikelyChildren(app)
    assert [one.child.id for one in likely.of(TYPED)] == [gone.id]
    moved(app, "BD03", "2026-06-08", gone)
    (again,) = likely.of(TYPED)
    assert (again.child.id, again.child.status) == (gone.id, Status.MOVED_OUT)
