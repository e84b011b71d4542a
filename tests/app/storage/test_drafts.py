from datetime import timedelta


def test_the_newest_draft_of_a_page_is_offered_and_dropped(app, clock):
    now = clock()
    with app.write("draft") as work:
        work.drafts.put("d1", "visit", "cũ", now)
        work.drafts.put("d2", "visit", "mới", now + timedelta(seconds=2))
        work.drafts.put("d3", "sync", "trang khác", now + timedelta(seconds=3))
        work.drafts.put("d1", "visit", "sửa", now + timedelta(seconds=1))
    with app.store.read() as snapshot:
        newest = snapshot.drafts.newest("visit")
        assert (newest.id, newest.body, newest.saved_at) == (
            "d2",
            "mới",
            now + timedelta(seconds=2),
        )
        assert snapshot.drafts.newest("home") is None
    with app.write("draft") as work:
        work.drafts.drop("d2")
        assert work.drafts.newest("visit").body == "sửa"


def test_a_draft_is_no_change_of_the_records(app, clock):
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    with app.write("draft") as work:
        work.drafts.put("d1", "visit", "{}", clock())
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == before
