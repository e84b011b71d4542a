"""Histories are those of the journal, however many are asked for."""

from app.domain.household import Household
from app.services.lists.histories import Histories


def test_few_and_many_are_the_lines_of_the_journal(app):
    homes = [Household(id=app.new_id(), head_name=f"Lê {at}") for at in range(60)]
    with app.write("import") as unit:
        unit.save_all(homes)
    with app.store.read() as snapshot:
        histories = Histories(snapshot, "household", [home.id for home in homes])
        for home in homes:
            assert histories.of(home.id) == snapshot.journal.of_entity("household", home.id)
        assert histories.of("nobody") == []
