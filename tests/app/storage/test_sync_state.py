"""How far store and central have come with each other."""

from app.storage.sync_state import Attempt, Cursor


def test_the_cursor_moves_with_its_transaction(app):
    with app.store.read() as snapshot:
        assert snapshot.sync.cursor() == Cursor()
    with app.write("sync") as work:
        work.sync.move_cursor(Cursor("e", 5, 3))
        work.sync.move_cursor(Cursor("e", 9, 4))
    with app.store.read() as snapshot:
        assert snapshot.sync.cursor() == Cursor("e", 9, 4)


def test_records_stand_on_revisions_and_reading_begins_anew(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    with app.write("sync") as work:
        work.sync.stand_on("village", {village.id: 7})
        assert work.sync.present("village", [village.id, "none"]) == {village.id}
        assert work.villages.get(village.id).revision == 7
        work.sync.begin_epoch("another")
        assert work.sync.cursor() == Cursor("another")


def test_attempts_are_logged_the_newest_first(app):
    attempts = [Attempt(app.clock(), "GET /pull", str(n), 0, 10 * n, 3) for n in range(3)]
    with app.write("sync") as work:
        for attempt in attempts:
            work.sync.note(attempt)
    with app.store.read() as snapshot:
        assert snapshot.sync.attempts(2) == attempts[:0:-1]
