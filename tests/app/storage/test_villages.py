from dataclasses import replace
from datetime import date

from app.domain.household import Household
from app.domain.status import Status
from app.domain.visit import Visit


def test_the_villages_visited_last_come_first(app):
    with app.store.read() as snapshot:
        villages = snapshot.villages.all()
        assert snapshot.villages.recent() == []
    for village in (villages[2], villages[0], villages[2], villages[1]):
        home = Household(id=app.new_id(), village_id=village.id)
        visit = Visit(id=app.new_id(), household_id=home.id, visited_on=date(2026, 6, 8))
        with app.write("visit") as work:
            work.save_all([home, visit])
    with app.store.read() as snapshot:
        expected = [villages[1].id, villages[2].id, villages[0].id]
        assert snapshot.villages.recent() == expected
        assert snapshot.villages.recent(limit=1) == expected[:1]


def test_every_village_ever_has_its_name(app):
    with app.store.read() as snapshot:
        villages = snapshot.villages.all()
    with app.write("villages") as work:
        work.save(replace(villages[0], status=Status.REMOVED))
    with app.store.read() as snapshot:
        assert snapshot.villages.names() == {one.id: one.name for one in villages}
