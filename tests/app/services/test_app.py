from datetime import UTC, date, datetime


def test_today_is_the_date_of_vietnam(app, clock):
    clock.now = datetime(2026, 6, 8, 16, 59, tzinfo=UTC)
    assert app.today() == date(2026, 6, 8)
    clock.now = datetime(2026, 6, 8, 17, 1, tzinfo=UTC)
    assert app.today() == date(2026, 6, 9)


def test_a_change_is_written_in_the_name_of_the_person(app):
    with app.write("visit") as work:
        work.save(work.villages.all()[0].__class__(id="v", name="Mới"))
    with app.store.read() as snapshot:
        (line,) = snapshot.journal.group(work.group_id)
    assert (line.change.author, line.change.action) == ("Cán bộ thử", "visit")
