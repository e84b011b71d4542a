"""The calendar says when the weekly and the monthly report are due."""

from app.reports.due_reports import due_reports


def test_the_next_friday_and_the_next_month_are_named(app):
    with app.store.read() as snapshot:
        due = due_reports(app, snapshot)
    assert set(due) == {"weekly", "monthly"}
    friday = due["weekly"].due.occurrence
    assert friday.due_on.weekday() == 4
    assert f"{friday.at:%H:%M}" == "10:00"
    assert due["monthly"].due.occurrence.due_on >= app.today()
