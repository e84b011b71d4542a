"""The commune is told which of its rates are far off, by what lists and records say together."""

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.household import Household
from app.services.circumstances.measure_circumstances import far_from_usual, measure_circumstances


def test_counted_and_told(app):
    home = Household(id=app.new_id())
    children = [
        Child(
            id=app.new_id(),
            household_id=home.id,
            special="Trẻ em khuyết tật" if at < 8 else "",
            assisted=at < 40,
        )
        for at in range(200)
    ]
    other = Circumstance(id=app.new_id(), child_id=children[0].id, code="HK05")
    with app.write("import") as work:
        work.save_all([home, *children, other])
    with app.store.read() as snapshot:
        counts = measure_circumstances(snapshot)
        told = far_from_usual(app, snapshot)
    assert (counts.special, counts.at_risk, counts.other, counts.assisted) == (8, 0, 1, 40)
    assert counts.special_assisted == 8
    assert [(one.figure, one.is_more) for one in told] == [("special", True), ("at_risk", False)]
