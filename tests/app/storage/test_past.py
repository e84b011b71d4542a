"""What the journal has replaced since a moment, and what was not there yet."""

from dataclasses import replace

from tests.sync.homes import add_home


def test_the_texts_before_the_first_change_since_are_given(app, clock):
    with app.store.read() as snapshot:
        assert snapshot.past.begins_at() is None
    (first,) = add_home(app)
    clock.pass_time(hours=1)
    moment = clock()
    for name in ("Hai", "Ba"):
        with app.write("correct") as work:
            work.save(replace(work.children.get(first.id), full_name=name))
    (late,) = add_home(app)
    with app.write("correct") as work:
        work.save(replace(late, full_name="Tư"))
    with app.store.read() as snapshot:
        replaced = snapshot.past.replaced_since(moment, ("child", "decision"))
        assert replaced["child"].texts == {first.id: {"full_name": first.full_name}}
        assert replaced["child"].made == {late.id}
        assert replaced["decision"].texts == {}
        assert snapshot.past.replaced_since(clock(), ["child"])["child"].texts == {}
        assert snapshot.past.begins_at() < moment


def test_records_come_as_texts(app):
    (child,) = add_home(app)
    with app.store.read() as snapshot:
        ((revision, texts),) = snapshot.past.texts("child", [child.id, "nobody"]).values()
    assert (revision, texts["full_name"]) == (0, child.full_name)
