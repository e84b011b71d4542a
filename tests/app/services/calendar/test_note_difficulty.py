from datetime import date

from app.domain.reports.period import Period
from app.reports.kinds.village_progress import village_progress
from app.reports.letter.letter import report_text
from app.services.calendar.note_difficulty import note, noted, remove_note, span_of_notes
from app.services.outcome import Refused
from app.services.undo_group import undo_group


def told(app, since, until):
    with app.store.read() as snapshot:
        return noted(snapshot, since, until)


def test_what_was_noted_in_a_period_is_told(app):
    note(app, "difficulty", "Mạng yếu", date(2026, 5, 4))
    note(app, "proposal", "Cấp thêm máy", date(2026, 6, 5))
    note(app, "difficulty", " Máy   chậm ", date(2026, 6, 1))
    note(app, "difficulty", "Máy chậm", date(2026, 6, 3))
    june = told(app, date(2026, 6, 1), date(2026, 6, 30))
    assert (june.difficulties, june.proposals) == (("Máy chậm",), ("Cấp thêm máy",))


def test_a_note_is_undone_and_taken_out(app):
    saved = note(app, "proposal", "Cấp thêm máy")
    span = (app.today(), app.today())
    undo_group(app, saved.group_id, on=app.today())
    assert told(app, *span).proposals == ()
    note(app, "proposal", "Cấp thêm máy")
    with app.store.read() as snapshot:
        (kept,) = snapshot.notes.between(*span)
    remove_note(app, kept.id)
    assert told(app, *span).proposals == ()
    assert isinstance(remove_note(app, kept.id), Refused)


def test_what_says_nothing_is_refused(app):
    codes = [
        note(app, "complaint", "x").problems[0].code,
        note(app, "proposal", " ").problems[0].code,
        note(app, "proposal", "x", date(2026, 6, 9)).problems[0].code,
    ]
    assert codes == ["note_unknown_kind", "note_empty", "note_in_future"]


def test_a_report_of_one_day_tells_the_month_it_reports():
    assert span_of_notes(date(2026, 6, 8), date(2026, 6, 8)) == (date(2026, 5, 1), date(2026, 6, 8))
    assert span_of_notes(date(2026, 6, 20), date(2026, 6, 20))[0] == date(2026, 6, 1)
    assert span_of_notes(date(2026, 4, 1), date(2026, 6, 30))[0] == date(2026, 4, 1)


def test_the_letter_says_what_was_noted(app):
    note(app, "difficulty", "Mạng ở thôn Biêng yếu.")
    note(app, "proposal", "Cấp thêm máy tính")
    report = village_progress(app, Period.of_day(app.today()))
    with app.store.read() as snapshot:
        text = report_text(snapshot, app.commune, report)
    assert text.difficulties[1:] == ("Mạng ở thôn Biêng yếu.",)
    assert text.proposals[1].startswith("Cấp thêm máy tính")
