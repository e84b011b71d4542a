"""Households of a split village by a list."""

from app.domain.child import Child
from app.domain.household import Household
from app.services.places.assign_homes import assign_homes


def test_a_household_is_named_by_its_head_or_a_child_of_it(app):
    with app.write("visit") as work:
        village = work.villages.all()[0]
        homes = [
            Household(id=app.new_id(), village_id=village.id, head_name=name)
            for name in ("Vi Văn Ba", "Lê Tư", "Lê Tư")
        ]
        child = Child(id=app.new_id(), household_id=homes[1].id, external_code="TE9")
        work.save_all([*homes, child])
    rows = [("Chủ hộ", "Thôn"), ("vi văn ba", "Đông"), ("TE9", "Tây"), ("Lê Tư", "Tây"), ("Ai", "")]
    assigned = assign_homes(app, [village.id], rows)
    assert assigned.homes == {homes[0].id: "Đông", homes[1].id: "Tây"}
    assert assigned.unclear == ((1, "Chủ hộ"), (4, "Lê Tư"))
