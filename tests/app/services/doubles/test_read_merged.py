"""What ended in a record, and where a merged one went."""

from app.services.doubles.read_merged import history_of, lives_on_in, read_merged
from tests.app.services.look_alikes import add_home, an, edit, merged, stored


def test_the_whole_chain_is_listed_the_last_first(app):
    one, two, three, other = add_home(app, an(), an(), an(), an())
    merged(app, two, one)
    merged(app, three, two)
    with app.store.read() as snapshot:
        found = read_merged(snapshot, three.id)
        assert read_merged(snapshot, other.id) == []
        assert [m.record.id for m in read_merged(snapshot, two.id)] == [one.id]
    assert [m.record.id for m in found] == [two.id, one.id]
    assert found[0].by == "Cán bộ thử"
    assert found[0].at > found[1].at


def test_a_circle_is_listed_once(app):
    one, two = add_home(app, an(), an())
    edit(app, one, status="merged", merged_into=two.id)
    edit(app, two, status="merged", merged_into=one.id)
    with app.store.read() as snapshot:
        assert [m.record.id for m in read_merged(snapshot, one.id)] == [two.id]


def test_where_it_went_is_said(app):
    one, two, three = add_home(app, an(), an(), an())
    merged(app, two, one)
    merged(app, three, two)
    with app.store.read() as snapshot:
        assert lives_on_in(snapshot, snapshot.children.get(one.id)).id == three.id
        assert lives_on_in(snapshot, snapshot.children.get(three.id)) is None


def test_the_history_tells_of_the_merged_ones_too(app):
    kept, loser = add_home(app, an(), an())
    edit(app, loser, mother_name="Vi Thị Mơ")
    merged(app, kept, loser)
    with app.store.read() as snapshot:
        lines = history_of(snapshot, kept.id)
        assert {line.change.entity_id for line in lines} == {kept.id, loser.id}
        assert [line.seq for line in lines] == sorted(line.seq for line in lines)
        assert {line.change.entity_id for line in history_of(snapshot, loser.id)} == {loser.id}
    assert stored(app, kept).mother_name == "Vi Thị Mơ"
