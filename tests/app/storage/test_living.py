"""The living record of a merged one, along chains and around circles."""

from app.domain.status import Status
from app.storage.living import living
from tests.app.services.look_alikes import add_home, an, edit


def into(app, *pairs):
    for one, other in pairs:
        edit(app, one, status=str(Status.MERGED), merged_into=other.id)


def test_a_chain_is_followed_to_its_end(app):
    one, two, three = add_home(app, an(), an(), an())
    with app.store.read() as snapshot:
        assert not snapshot.children.has("merged")
    into(app, (one, two), (two, three))
    with app.store.read() as snapshot:
        assert [living(snapshot, c.id) for c in (one, two, three)] == [three.id] * 3
        assert [c.id for c in snapshot.children.merged_into([two.id, three.id])] == [one.id, two.id]
        assert snapshot.children.has("merged")
        assert living(snapshot, "không có") == "không có"


def test_a_circle_ends_in_its_smallest_id(app):
    one, two, three, four = add_home(app, an(), an(), an(), an())
    into(app, (one, two), (two, three), (three, two), (four, four))
    with app.store.read() as snapshot:
        assert [living(snapshot, c.id) for c in (one, two, three)] == [two.id] * 3
        assert living(snapshot, four.id) == four.id


def test_a_record_merged_into_nobody_here_leads_there(app):
    one = add_home(app, an())[0]
    edit(app, one, status="merged", merged_into="nơi khác")
    with app.store.read() as snapshot:
        assert living(snapshot, one.id) == "nơi khác"
