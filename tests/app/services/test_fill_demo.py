"""An invented commune goes into the store whole, as one group that can be undone."""

from datetime import UTC, datetime

import pytest

from app.bootstrap import create_app
from app.demo.commune import invent_commune
from app.domain.places.units import find_commune
from app.services.fill_demo import fill_demo

NOW = datetime(2026, 6, 8, 3, tzinfo=UTC)


@pytest.fixture
def app(tmp_path):
    commune = find_commune("07603")
    app = create_app(tmp_path / "xa", commune, passphrase="mat khau", clock=lambda: NOW, author="a")
    yield app
    app.close()


def test_all_of_it_is_stored_with_its_problems_and_its_journal(app):
    invented = invent_commune(1, 400, commune=app.commune, on=app.today())
    fill_demo(app, invented)
    with app.store.read() as store:
        stored = {child.id: child for child, _ in store.children.everyone()}
        assert stored == {child.id: child for child in invented.children}
        assert {village.id for village in store.villages.all()} == {v.id for v in invented.villages}
        assert store.journal.last_seq() == sum(
            map(len, (invented.villages, invented.households, invented.children))
        )


def test_filling_again_changes_nothing(app):
    invented = invent_commune(1, 200, commune=app.commune, on=app.today())
    fill_demo(app, invented)
    with app.store.read() as store:
        before = store.journal.last_seq()
    fill_demo(app, invented)
    with app.store.read() as store:
        assert store.journal.last_seq() == before
