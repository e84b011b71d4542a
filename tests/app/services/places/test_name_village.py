"""A village has the other names that somebody gives it, and no more."""

import pytest

from app.domain.errors import KnownError
from app.domain.ids import VillageId
from app.domain.places.place import VillageBook
from app.services.places.name_village import name_village
from app.services.undo_group import undo_group


def test_other_names_are_set_and_taken_back(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    group = name_village(app, village.id, [" Bãi  Bông", "bãi bông", village.title, ""])
    with app.store.read() as snapshot:
        assert snapshot.villages.get(village.id).aliases == ("bãi bông",)
        assert VillageBook(snapshot.villages.all()).find("Bãi Bông").id == village.id
    assert name_village(app, village.id, ["bãi bông"]) is None
    undo_group(app, group, on=app.today())
    with app.store.read() as snapshot:
        assert snapshot.villages.get(village.id).aliases == ()


def test_a_village_that_is_not_there_is_named_so(app):
    with pytest.raises(KnownError, match="village_gone"):
        name_village(app, VillageId("x"), [])
