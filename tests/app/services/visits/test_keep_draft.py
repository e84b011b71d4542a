from app.services.visits.keep_draft import drop_draft, keep_draft


def newest(app):
    with app.store.read() as snapshot:
        return snapshot.drafts.newest("visit")


def test_a_draft_is_kept_over_what_it_was_and_dropped(app):
    keep_draft(app, "d1", "visit", "một")
    keep_draft(app, "d1", "visit", "hai")
    assert newest(app).body == "hai"
    drop_draft(app, "d1")
    assert newest(app) is None
    drop_draft(app, "d1")


def test_a_draft_is_no_change_of_a_record(app):
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    keep_draft(app, "d1", "visit", "một")
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == before
