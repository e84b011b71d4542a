"""What the journal tells of a record after it had ended in another one."""

from dataclasses import replace

from app.domain.fields import fields_of
from app.domain.status import Status
from app.services.doubles.late_news import group_of_end, late_lines, news_of
from app.services.undo_group import undo_group
from app.storage.journal import Origin
from tests.app.services.look_alikes import ON, add_home, an, edit, merged, stored


def history(app, record):
    with app.store.read() as snapshot:
        return snapshot.journal.of_entity("child", record.id)


def told(app, record, since=0, unseen=(), asked=None):
    lines = history(app, record)
    late = late_lines(lines, since, unseen, Status.MERGED)
    found = news_of(late, lines, fields_of(stored(app, record)), asked or {}, Status.MERGED)
    return {one.field: (set(one.before), one.new, one.base) for one in found}


def test_only_what_came_after_the_end_is_news(app):
    kept, loser = add_home(app, an(), an())
    edit(app, loser, father_name="Tú")
    merged(app, kept, loser)
    assert told(app, loser) == {}
    edit(app, loser, mother_name="Mơ")
    middle = history(app, loser)[-1].seq
    edit(app, loser, mother_name="Mận", guardian_name="Bà")
    assert told(app, loser) == {
        "mother_name": ({"Mơ"}, "Mận", ""),
        "guardian_name": (set(), "Bà", ""),
    }
    assert told(app, loser, since=middle)["mother_name"] == ({"Mơ"}, "Mận", "")


def test_what_the_other_device_had_not_seen_is_news(app):
    kept, loser = add_home(app, an(), an())
    edit(app, loser, full_name="Lê Văn Ân")
    unseen = history(app, loser)[-1].change.id
    merged(app, kept, loser)
    assert told(app, loser, unseen=[unseen]) == {
        "full_name": ({"Lê Văn An"}, "Lê Văn Ân", "Lê Văn An")
    }


def test_a_merge_done_again_tells_what_was_written_since_it_was_first_done(app):
    kept, loser = add_home(app, an(), an())
    saved = merged(app, kept, loser)
    undone = undo_group(app, saved.group_id, on=ON)
    edit(app, loser, mother_name="Mơ")
    since = history(app, loser)[-1].seq
    undo_group(app, undone.group_id, on=ON)
    assert told(app, loser, since) == {"mother_name": (set(), "Mơ", "")}


def test_the_group_of_a_merge_is_known_where_it_was_made(app):
    kept, loser, other = add_home(app, an(), an(), an())
    assert group_of_end(history(app, loser), Status.MERGED) is None
    saved = merged(app, kept, loser)
    assert group_of_end(history(app, loser), Status.MERGED) == saved.group_id
    with app.write("sync", origin=Origin.CENTRAL) as unit:
        unit.save(replace(other, status=Status.MERGED, merged_into=kept.id))
    assert group_of_end(history(app, other), Status.MERGED) is None
