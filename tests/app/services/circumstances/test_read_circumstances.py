"""The panel's lines: what holds first, then what ended; what came by list apart."""

from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import Standing
from app.domain.household import Household
from app.services.circumstances.read_circumstances import read_circumstances


def test_lines_of_a_child(app):
    home = Household(id=app.new_id())
    child = Child(
        id=app.new_id(), household_id=home.id, special="Mồ côi; Trẻ em nhiễm HIV/AIDS; Khác"
    )

    def one(code, **facts):
        return Circumstance(id=app.new_id(), child_id=child.id, code=code, **facts)

    ended = one("DB04", ended_on=date(2026, 1, 1))
    poor = one("NC01", started_on=date(2025, 3, 1))
    with app.write("import") as work:
        work.save_all([home, child, poor, ended])
    with app.store.read() as snapshot:
        found = read_circumstances(snapshot, child, date(2026, 6, 8))
    assert [(line.record.code, line.standing) for line in found.lines] == [
        ("NC01", Standing.TO_REVIEW),
        ("DB04", Standing.ENDED),
    ]
    assert [line.text for line in found.listed] == ["Mồ côi", "Khác"]
