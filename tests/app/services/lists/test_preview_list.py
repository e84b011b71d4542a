"""A preview shows every row and writes nothing; decisions change what it shows."""

from datetime import date
from functools import partial
from itertools import chain, repeat

import pytest

from app.domain.errors import KnownError
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import MatchedBy, RowOutcome, RowRef
from app.services.lists.import_workbook import import_workbook
from app.services.lists.preview_list import decide, preview_list
from app.services.lists.read_list import read_list

ON = date(2026, 6, 8)
AN = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "024215604933", "Lê Văn Tú", "Biêng", ""]
MAI = [2, "TE2", "Lê Thị Mai", "2/5/2018", "Nữ", "", "Lê Văn Tú", "Biêng", ""]


def shown(app, path, **rest):
    return preview_list(app, read_list(app, path, on=ON), on=ON, **rest)


def outcomes(preview):
    return [line.outcome for line in preview.report.lines]


def test_a_preview_shows_what_taking_would_do_and_writes_nothing(app, list_file):
    preview = shown(app, list_file(AN, MAI, ["", "", "Tổng cộng", 2]))
    assert outcomes(preview) == [RowOutcome.ADDED] * 2
    assert (preview.report.rows, len(preview.report.passed)) == (2, 2)
    assert "missing_national_id" in {p.code for p in preview.report.lines[1].problems}
    assert preview.report.lines[0].name == "Lê Văn An"
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == preview.last_seq
        assert snapshot.children.count() == 0


def test_a_number_held_outside_the_list_is_counted_and_one_given_up_is_not(app, list_file):
    import_workbook(app, list_file(AN), on=ON)
    other = [3, "TE3", "Vi Ba", "16/3/2015", "Nam", AN[5], "Vi Quân", "Biêng", ""]
    (line,) = shown(app, list_file(other, name="b.xlsx")).report.lines
    assert "duplicate_national_id" in {problem.code for problem in line.problems}
    freed = [*AN[:5], "024215604941", *AN[6:]]
    lines = shown(app, list_file(freed, other, name="c.xlsx")).report.lines
    assert not any("duplicate" in problem.code for line in lines for problem in line.problems)


def test_a_row_that_repeats_a_child_is_compared_with_the_first(app, list_file):
    again = ["", "", *AN[2:]]
    other = ["", "TE1", "Lê Văn Ân", *AN[3:]]
    first, same, differing = shown(app, list_file(AN, again, other)).report.lines
    assert (same.outcome, same.messages) == (RowOutcome.UNCHANGED, ("same_child_twice",))
    assert (same.twin, same.child_id) == (first.ref, first.child_id)
    assert differing.outcome is RowOutcome.SET_ASIDE
    assert differing.proposals == {"full_name": ("Lê Văn An", "Lê Văn Ân")}


def test_a_row_that_repeats_a_child_fills_its_gaps(app, list_file):
    preview = shown(app, list_file([*AN[:5], "", *AN[6:]], AN))
    assert preview.report.lines[1].changes == {"national_id": ("", AN[5])}
    assert [child.national_id for child in preview.plan.children.values()] == [AN[5]]


def test_decisions_leave_out_join_and_accept(app, list_file):
    import_workbook(app, list_file(AN), on=ON)
    with app.store.read() as snapshot:
        (stored,) = snapshot.children.all()
    stranger = ["", "", "Lò Thị Pao", "1/1/2020", "Nữ", "", "Lò Chi", "Biêng", ""]
    preview = shown(app, list_file(MAI, stranger, name="b.xlsx"))
    mai, pao = RowRef("DS", 2), RowRef("DS", 3)
    wanted = Decisions(same_as={pao: stored.id}, left_out=frozenset({mai}))
    left, joined = decide(app, preview, wanted).report.lines
    assert (left.outcome, left.messages) == (RowOutcome.SET_ASIDE, ("left_out",))
    assert (joined.outcome, joined.matched_by) == (RowOutcome.CHANGED, MatchedBy.PERSON)
    assert joined.changes["full_name"] == ("Lê Văn An", "Lò Thị Pao")
    assert decide(app, preview, preview.decisions).report is preview.report


def test_a_preview_can_be_cancelled_at_any_step(app, list_file):
    rows = [["", f"TE{at}", f"Lê {'An ' * at}", *AN[3:]] for at in range(120)]
    path = list_file(*rows)
    seen = []
    shown(app, path, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (360, 360)
    for step in range(len(seen) - 1):
        asked = chain(repeat(False, step), repeat(True))
        with pytest.raises(KnownError, match="cancelled"):
            shown(app, path, cancelled=partial(next, asked))
