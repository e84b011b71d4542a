"""Settings of an office are kept in the store."""

from dataclasses import replace

from app.services.handoff.read_offices import keep_office, read_offices


def test_what_was_changed_of_an_office_is_read_again(app):
    with app.store.read() as snapshot:
        before = read_offices(app, snapshot)
    changed = replace(before["school"], name="Trường Tiểu học Nam Dương", sends_on=0)
    assert keep_office(app, changed) == changed
    with app.store.read() as snapshot:
        assert read_offices(app, snapshot) == {**before, "school": changed}
