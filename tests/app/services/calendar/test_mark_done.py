from datetime import date, datetime, time

from app.domain.calendar.due_state import DueState
from app.services.calendar.mark_done import mark_done, mark_undone
from app.services.calendar.read_calendar import find_deadline, read_calendar
from app.services.outcome import Refused
from app.services.undo_group import undo_group

FRIDAY, PERIOD = date(2026, 6, 12), "2026-06-08"


def report(app):
    with app.store.read() as snapshot:
        return find_deadline(snapshot, "D3").id


def state(app):
    with app.store.read() as snapshot:
        lines = read_calendar(app, snapshot, FRIDAY, FRIDAY, datetime.combine(FRIDAY, time(9)))
    return next(one.state for one in lines if one.due.deadline.code == "D3")


def test_done_is_undone_and_done_again(app):
    marked = mark_done(app, report(app), PERIOD)
    assert state(app) is DueState.DONE
    undone = undo_group(app, marked.group_id, on=FRIDAY)
    assert state(app) is DueState.TODAY
    undo_group(app, undone.group_id, on=FRIDAY)
    assert state(app) is DueState.DONE
    mark_undone(app, report(app), PERIOD)
    assert state(app) is DueState.TODAY
    mark_done(app, report(app), PERIOD)
    assert state(app) is DueState.DONE


def test_who_did_it_first_stays(app):
    mark_done(app, report(app), PERIOD)
    with app.store.read() as snapshot:
        first = snapshot.completions.all()
        seq = snapshot.journal.last_seq()
    app.clock.pass_time(hours=1)
    mark_done(app, report(app), PERIOD)
    with app.store.read() as snapshot:
        assert snapshot.completions.all() == first
        assert snapshot.journal.last_seq() == seq


def test_what_is_not_known_is_refused(app):
    assert isinstance(mark_done(app, "no such", PERIOD), Refused)
    assert mark_undone(app, report(app), PERIOD).problems[0].code == "not_done_yet"
