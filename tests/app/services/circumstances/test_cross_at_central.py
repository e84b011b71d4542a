"""The central is told of a cross for a text that it holds in the open: once, with that text."""

from app.services.circumstances.cross_at_central import cross_at_central
from app.storage.journal import Origin
from app.storage.shadows import Shadow
from tests.app.allowed import protect
from tests.app.storage.test_drop_box import SECRET, family, saved


def held_there(app):
    home, child = family(app, special=SECRET)
    saved(app, home, child, origin=Origin.CENTRAL)
    copy = Shadow("child", child.id, 3, {"special": SECRET, "household_id": home.id})
    with app.write("pull", origin=Origin.CENTRAL) as unit:
        unit.sync.shadows.put([copy])
        unit.sync.stand_on("child", {child.id: 3})
    return copy


def crossed(app, copy):
    with app.write("pull", origin=Origin.CENTRAL) as unit:
        cross_at_central(unit, [copy])
    with app.store.read() as snapshot:
        outgoing = snapshot.sync.outbox.outgoing(100)
        lines = snapshot.journal.of_entity("child", copy.entity_id)
    assert SECRET not in str([line.change.fields for line in lines])
    return [
        (out.change.base_revision, dict(out.change.fields))
        for out in outgoing
        if out.change.entity == "child"
    ]


def test_it_is_told_once_with_the_text_it_holds(app):
    protect(app)
    copy = held_there(app)
    for _ in range(2):
        assert crossed(app, copy) == [(3, {"special": (SECRET, "x")})]


def test_not_while_nobody_else_could_open_what_is_sealed_here(app):
    assert crossed(app, held_there(app)) == []
