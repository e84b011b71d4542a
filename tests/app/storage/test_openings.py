"""The audit of what is confidential gives back what was noted, the newest first."""

from app.storage.openings import Opening


def test_noted(app):
    for what in ("opened", "locked"):
        one = Opening(id=app.new_id(), at=app.clock(), author="Cán bộ", what=what)
        with app.write("test") as work:
            work.openings.add(one)
    with app.store.read() as snapshot:
        assert [entry.what for entry in snapshot.openings.newest()] == ["locked", "opened"]
        assert snapshot.openings.newest(1) == [one]
