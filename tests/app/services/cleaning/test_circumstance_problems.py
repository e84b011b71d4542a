"""Each kind of trouble with a child's circumstances is named once."""

from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.cleaning.circumstance_problems import circumstance_problems

ON = date(2026, 6, 8)


def test_problems_by_child(app):
    home = Household(id=app.new_id())
    child = Child(id=app.new_id(), household_id=home.id, birth_date=BirthDate(2010, 6, 20))
    fine = Child(id=app.new_id(), household_id=home.id)

    def one(code, whose=child, **facts):
        return Circumstance(id=app.new_id(), child_id=whose.id, code=code, **facts)

    with app.write("import") as work:
        work.save_all([home, child, fine])
        work.save_all(
            [
                one("NC01", started_on=date(2024, 1, 1), paper="a"),
                one("NC02", started_on=date(2024, 1, 1), paper="b"),
                one("DB04", started_on=ON, paper="c", valid_until=date(2026, 6, 30)),
                one("HK05"),
                one("HK01", ended_on=ON),
                one("HK01", fine, started_on=ON, paper="d"),
            ]
        )
    with app.store.read() as snapshot:
        found = circumstance_problems(snapshot, [child, fine], ON)
    codes = {id_: [problem.code for problem in problems] for id_, problems in found.items()}
    assert codes[fine.id] == []
    assert sorted(codes[child.id]) == ["circumstance_to_review", "circumstance_without_paper"], (
        "DB04 ends with the 16th birthday, ten days before its paper: said of the child"
    )
