"""The sums of a report are those of its lines."""

from app.services.lists.import_report import ImportReport, RowLine, RowOutcome


def test_rows_are_the_sum_of_what_became_of_them():
    lines = tuple(
        RowLine(sheet="DS", row=at, outcome=outcome)
        for at, outcome in enumerate([*RowOutcome, RowOutcome.ADDED], start=2)
    )
    report = ImportReport(file="a.xlsx", group_id=None, lines=lines)
    assert (report.added, report.changed, report.unchanged, report.set_aside) == (2, 1, 1, 1)
    assert report.rows == 5
