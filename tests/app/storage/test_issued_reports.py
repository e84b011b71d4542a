"""What was issued is kept as it was, named by its period, and withdrawn only by another."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.reports.issued_report import IssuedReport
from app.domain.reports.period import Period
from app.storage.journal import State

AT = datetime(2026, 6, 8, 10, 20, tzinfo=UTC)
FIRST = IssuedReport(
    id="1",
    kind="weekly",
    title="Tuần",
    period=Period(date(2026, 6, 5), date(2026, 6, 11)),
    taken_at=AT,
    issued_at=AT,
    number="12/BC-UBND",
    written_on=date(2026, 6, 12),
    author="Lan",
)


def test_it_is_read_as_it_was_kept(app):
    second = replace(FIRST, id="2", number="", written_on=None, replaces="1")
    with app.write("issue_report") as work:
        work.issue(FIRST, b"body", b"behind")
        work.issue(second, b"other", b"")
    with app.store.read() as snapshot:
        kept = snapshot.issued
        assert kept.all() == [second, FIRST]
        assert kept.get("1") == FIRST
        assert kept.get("3") is None
        assert (kept.body("1"), kept.behind("1")) == (b"body", b"behind")
        assert kept.of_period("weekly", FIRST.period) == second
        assert kept.of_period("monthly", FIRST.period) is None
        assert (kept.follower("1"), kept.follower("2")) == ("2", "")
        (line, _) = snapshot.journal.group(work.group_id)
    assert line.change.fields["number"] == ("", "12/BC-UBND")
    assert line.state is State.DONE
