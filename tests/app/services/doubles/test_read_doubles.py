from dataclasses import replace

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.doubles.decide_duplicate import keep_apart
from app.services.doubles.read_doubles import SAME_NUMBER, read_doubles
from app.services.doubles.scan_doubles import scan_doubles


def doubles_of(app, child):
    with app.store.read() as snapshot:
        return read_doubles(snapshot, snapshot.children.get(child.id))


def test_pairs_come_first_then_who_merely_has_the_number(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    home = Household(id=app.new_id(), village_id=village.id, head_name="Giáp Văn Lâm")
    far = Household(id=app.new_id(), head_name="Vi Văn Tám")
    child = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Khuê",
        birth_date=BirthDate(2016, 3, 12),
        national_id="024316002208",
        mother_name="Nguyễn Thị Hoa",
    )
    double = replace(child, id=app.new_id(), full_name="Giáp Minh Khue", national_id="")
    holder = Child(
        id=app.new_id(),
        household_id=far.id,
        full_name="Vi Bảo",
        birth_date=BirthDate(2010, 1, 2),
        national_id=child.national_id,
    )
    with app.write("import") as work:
        work.save_all([home, far, child, double, holder])
    assert [one.child.id for one in doubles_of(app, child)] == [holder.id]
    scan_doubles(app)
    found = doubles_of(app, child)
    assert [(one.child.id, one.is_pair) for one in found] == [
        (double.id, True), (holder.id, False),
    ]  # fmt: skip
    assert found[0].village.id == village.id
    assert ("full_name", "close") in found[0].reasons or found[0].reasons
    assert (found[1].village, found[1].reasons) == (None, SAME_NUMBER)
    assert [one.child.id for one in doubles_of(app, double)] == [child.id]
    keep_apart(app, child.id, double.id)
    assert [one.child.id for one in doubles_of(app, child)] == [holder.id]
    assert doubles_of(app, double) == []
