from app.domain.visit import Visit
from tests.app.services.look_alikes import add_home, an


def test_visits_are_found_by_household(app):
    one, other = add_home(app, an())[0].household_id, add_home(app, an())[0].household_id
    visits = [Visit(id=app.new_id(), household_id=home) for home in (one, other, one)]
    with app.write("visit") as unit:
        unit.save_all(visits)
    with app.store.read() as snapshot:
        assert snapshot.visits.of_households([one]) == [visits[0], visits[2]]
        assert snapshot.visits.of_households([]) == []
