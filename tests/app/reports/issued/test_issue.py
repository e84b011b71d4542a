"""A report that was issued stays as it was, in every format, and is compared with today's."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.reports.issued.compare_issued import compare_with_today
from app.reports.issued.issue import issue, issued, read_issued
from app.reports.kinds.village_progress import village_progress
from app.reports.letter.letter import letter_head, report_text
from app.reports.report import TOTAL
from app.reports.write_table import write_csv, write_xlsx
from app.services.undo_group import undo_group
from tests.app.services.look_alikes import add_home, an, villages


@pytest.fixture
def commune(app):
    there = villages(app)
    for number, village in enumerate(there.values()):
        born = [f"201{number + 2}-03-0{day}" for day in range(1, 4)]
        add_home(app, *(an(birth_date=one, special="DB04") for one in born), village_id=village)
    return app


def made(app):
    report = village_progress(app, Period.of_day(app.today()))
    with app.store.read() as snapshot:
        head = letter_head(snapshot, app.commune)
        text = report_text(snapshot, app.commune, report)
    return report, replace(text, difficulties=("Thiếu người.",)), head


def test_what_was_issued_is_written_again_as_it_was(commune, clock, tmp_path):
    report, text, head = made(commune)
    one = issue(commune, report, text, head, number="9/BC-UBND", written_on=date(2026, 6, 9))
    clock.pass_time(days=30)
    leave(commune)
    with commune.store.read() as snapshot:
        kept = read_issued(snapshot, one.id)
        assert issued(snapshot) == [one]
    assert replace(kept.report, who=None) == replace(report, who=None)
    assert (kept.text, kept.head, kept.about.number) == (text, head, "9/BC-UBND")
    for line in report.tables[0].lines:
        for column, value in zip(report.tables[0].columns, line.values, strict=True):
            cell = report.tables[0].key, line.key, column.key
            assert len(kept.report.who(*cell)) == value
    for name, each in (("then", report), ("again", kept.report)):
        write_csv(each, tmp_path / f"{name}.csv")
        write_xlsx(each, "Xã", tmp_path / f"{name}.xlsx", created=one.issued_at)
    for ending in ("csv", "xlsx"):
        then, again = (tmp_path / f"{name}.{ending}" for name in ("then", "again"))
        assert then.read_bytes() == again.read_bytes()


def leave(app):
    """Take a child out and bring two in."""
    with app.write("move") as work:
        gone = work.children.all()[0]
        work.save(replace(gone, status="moved_out"))
        home = gone.household_id
    with app.store.read() as snapshot:
        village = snapshot.households.get(home).village_id
    came = add_home(app, an(birth_date="2020-01-01"), an(birth_date="2021-01-01"),
                    village_id=village)  # fmt: skip
    return gone.id, came


def test_it_is_compared_with_today(commune, clock):
    one = issue(commune, *made(commune))
    clock.pass_time(days=2)
    gone, _ = leave(commune)
    (table,) = compare_with_today(commune, one.id).tables
    who = compare_with_today(commune, one.id).who
    lines = {line.key: line.values for line in table.lines}
    assert lines[f"{TOTAL}|children"] == (12, 13, 1, 2, 1)
    assert who(table.key, f"{TOTAL}|children", "left") == [gone]
    assert lines[f"{TOTAL}|special"] == (12, 11, -1, 0, 1)
    changed = [key for key in lines if not key.startswith(TOTAL)]
    assert len({key.partition("|")[0] for key in changed}) == 1, "only the village that changed"


def test_only_a_new_one_withdraws_it(commune):
    first = issue(commune, *made(commune))
    second = issue(commune, *made(commune))
    assert second.replaces == first.id
    with commune.store.read() as snapshot:
        assert read_issued(snapshot, first.id).withdrawn_by == second.id
        assert read_issued(snapshot, second.id).withdrawn_by == ""
        group = snapshot.journal.last_group()
        with pytest.raises(KnownError, match="issued_unknown"):
            read_issued(snapshot, "nobody")
    with pytest.raises(KnownError, match="group_not_found"):
        undo_group(commune, group, on=commune.today())
