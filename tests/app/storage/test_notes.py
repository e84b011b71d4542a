from datetime import date

from app.services.calendar.note_difficulty import note, remove_note


def test_notes_of_some_days_in_the_order_of_the_days(app):
    for day, text in ((5, "hai"), (3, "một"), (8, "ba")):
        note(app, "difficulty", text, date(2026, 6, day))
    with app.store.read() as snapshot:
        found = snapshot.notes.between(date(2026, 6, 3), date(2026, 6, 5))
        assert [one.text for one in found] == ["một", "hai"]
    remove_note(app, found[0].id)
    with app.store.read() as snapshot:
        assert len(snapshot.notes.between(date(2026, 6, 1), date(2026, 6, 30))) == 2
