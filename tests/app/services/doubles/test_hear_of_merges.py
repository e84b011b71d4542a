"""What was written here into a record that another device has merged meanwhile."""

from app.domain.fields import fields_of
from app.services.doubles.hear_of_merges import UNSEEN, hear_of_merges
from app.storage.shadows import Shadow
from tests.app.services.look_alikes import add_home, an, edit, stored


def heard(app, child, revision):
    fields = {**fields_of(stored(app, child)), "status": "merged", "merged_into": "x"}
    with app.write("sync") as unit:
        hear_of_merges(unit, [Shadow("child", child.id, revision, fields)])
        return unit.settings.get(UNSEEN).split()


def sent(app, child, revision):
    """Let everything be at the central."""
    with app.write("sync") as unit:
        lines = unit.journal.of_entity("child", child.id)
        unit.sync.outbox.close([line.change.id for line in lines])
        unit.sync.stand_on("child", {child.id: revision})
        return [line.change.id for line in lines]


def test_what_was_not_sent_was_not_seen(app):
    child = add_home(app, an())[0]
    sent(app, child, 3)
    assert heard(app, child, 4) == []
    edit(app, child, full_name="Lê Văn Ân")
    with app.store.read() as snapshot:
        last = snapshot.journal.of_entity("child", child.id)[-1].change.id
    assert heard(app, child, 4) == [last]


def test_what_was_sent_after_the_merge_was_not_seen(app):
    child = add_home(app, an())[0]
    sent(app, child, 3)
    edit(app, child, full_name="Lê Văn Ân")
    last = sent(app, child, 5)[-1]
    assert heard(app, child, 6) == []
    assert heard(app, child, 5) == [last]


def test_a_record_known_to_be_merged_tells_nothing_new(app):
    child = add_home(app, an())[0]
    edit(app, child, status="merged", merged_into="x")
    assert heard(app, child, 4) == []
    with app.write("sync") as unit:
        hear_of_merges(unit, [Shadow("child", "không có", 1, {"status": "merged"})])
        assert unit.settings.get(UNSEEN) == ""
