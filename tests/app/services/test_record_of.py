from app.domain.change import ENTITIES
from app.services.record_of import record_of, store_of
from tests.app.services.look_alikes import add_home, an


def test_a_record_of_any_kind_is_found(app):
    child = add_home(app, an())[0]
    with app.store.read() as snapshot:
        assert record_of(snapshot, ("child", child.id)).id == child.id
        assert record_of(snapshot, ("household", child.household_id)) is not None
        for entity in ENTITIES:
            assert record_of(snapshot, (entity, "không có")) is None
            assert store_of(snapshot, entity).get("không có") is None
