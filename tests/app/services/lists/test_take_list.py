"""What was shown is written, whole or not at all; if the store moved, that is said first."""

import itertools
import shutil
import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.domain.fields import fields_of, noun_from
from app.domain.handoff.row_key import SheetCode, row_key
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import ImportReport, RowOutcome, RowRef
from app.services.lists.import_workbook import import_workbook
from app.services.lists.preview_list import preview_list
from app.services.lists.read_list import read_list
from app.services.lists.take_list import REVIEW, Moved, take_list
from app.services.set_up_commune import set_up_commune
from app.services.undo_group import undo_group
from app.storage.store import open_store
from app.workbook.outgoing.review_words import CODE_WORDS, KEY_HEADER, answer_header

ON = date(2026, 6, 8)
AN = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "024215604933", "Lê Văn Tú", "Biêng", ""]
MAI = [2, "TE2", "Lê Thị Mai", "2/5/2018", "Nữ", "", "Lê Văn Tú", "Biêng", ""]


def shown(app, path):
    return preview_list(app, read_list(app, path, on=ON), on=ON)


def stored(app):
    with app.store.read() as snapshot:
        return {child.id: (child, home) for child, home in snapshot.children.everyone()}


def edit(app, noun, action="visit", **fields):
    with app.write(action) as unit:
        unit.save(noun_from(type(noun), noun.id, noun.revision, {**fields_of(noun), **fields}))


def test_a_preview_is_taken_as_it_was_shown(app, list_file):
    preview = shown(app, list_file(AN, MAI))
    report = take_list(app, preview)
    assert report.lines == preview.report.lines
    assert set(stored(app)) == {line.child_id for line in report.lines}
    with app.store.read() as snapshot:
        assert {line.change.group_id for line in snapshot.journal.since(preview.last_seq)} == {
            report.group_id
        }


def test_work_that_changes_no_row_of_the_list_is_no_hindrance(app, list_file):
    import_workbook(app, list_file(AN), on=ON)
    preview = shown(app, list_file(MAI, name="b.xlsx"))
    ((an, _),) = stored(app).values()
    edit(app, an, father_name="Lê Văn Tú")
    assert isinstance(take_list(app, preview), ImportReport)
    assert len(stored(app)) == 2


def test_when_the_store_moved_the_rows_that_end_otherwise_are_told_and_nothing_is_written(
    app, list_file
):
    import_workbook(app, list_file(AN, MAI), on=ON)
    corrected = [*AN[:2], "Lê Ngọc An", *AN[3:]]
    preview = shown(app, list_file(corrected, MAI, name="b.xlsx"))
    an = next(child for child, _ in stored(app).values() if child.external_code == "TE1")
    edit(app, an, full_name="Lê Văn Ân")
    moved = take_list(app, preview)
    assert isinstance(moved, Moved)
    assert moved.rows == (RowRef("DS", 2),)
    assert moved.preview.report.lines[0].proposals == {"full_name": ("Lê Văn Ân", "Lê Ngọc An")}
    assert stored(app)[an.id][0].full_name == "Lê Văn Ân"
    wanted = Decisions(accepted=frozenset({(RowRef("DS", 2), "full_name")}))
    assert take_list(app, moved.preview, wanted).changed == 1
    assert stored(app)[an.id][0].full_name == "Lê Ngọc An"


def test_an_accepted_difference_of_the_household_is_taken(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    _, home = next(iter(stored(app).values()))
    edit(app, home, phone="0912345678")
    rows = [[*row[:8], "0977872412"] for row in (AN, MAI)]
    preview = shown(app, list_file(*rows, name="b.xlsx"))
    assert preview.report.lines[0].proposals == {"household.phone": ("0912345678", "0977872412")}
    wanted = Decisions(accepted=frozenset({(RowRef("DS", 2), "household.phone")}))
    take_list(app, preview, wanted)
    assert {home.phone for _, home in stored(app).values()} == {"0977872412"}


def test_answers_from_the_house_are_taken_where_nothing_is_newer(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    an, mai = (child for child, _ in stored(app).values())
    edit(app, an, full_name="Lê Văn Ân")
    with app.store.read() as snapshot:
        code = SheetCode("07603", snapshot.journal.last_seq())
    edit(app, mai, full_name="Lê Ngọc Mai")
    printed = ["Họ và tên", "Ngày sinh", "Giới tính"]
    header = [KEY_HEADER, *printed, *map(answer_header, ("full_name", "mother_name", "phone"))]
    rows = [
        header,
        [row_key(an.id), "Lê Văn Ân", "16/3/2015", "Nam", "Lê Thiên Ân", "Vi Na", "0912345678"],
        [row_key(mai.id), "Lê Thị Mai", "2/5/2018", "Nữ", "Lê Thị Mây", "Vi Na", ""],
    ]
    path = list_file(*rows, header=[f"PHIẾU RÀ SOÁT {CODE_WORDS} {code}"], name="phiếu.xlsx")
    report = take_list(app, shown(app, path))
    assert [line.outcome for line in report.lines] == [RowOutcome.CHANGED] * 2
    assert report.lines[1].proposals == {"full_name": ("Lê Ngọc Mai", "Lê Thị Mây")}
    now = stored(app)
    assert [now[c.id][0].full_name for c in (an, mai)] == ["Lê Thiên Ân", "Lê Ngọc Mai"]
    assert {c.mother_name for c, _ in now.values()} == {"Vi Na"}
    assert {h.phone for _, h in now.values()} == {"0912345678"}
    assert {h.village_id for _, h in now.values()} != {None}
    with app.store.read() as snapshot:
        assert {line.change.action for line in snapshot.journal.group(report.group_id)} == {REVIEW}
    # What was asked at the house stands against a list that says the old again.
    import_workbook(app, list_file(AN, MAI), on=ON)
    assert stored(app)[an.id][0].full_name == "Lê Thiên Ân"


def test_cancel_leaves_nothing_behind(app, list_file):
    rows = [["", f"TE{at}", f"Lê {'An ' * at}", *AN[3:]] for at in range(120)]
    preview = shown(app, list_file(*rows))
    ticks = []
    with pytest.raises(KnownError, match="cancelled"):
        take_list(
            app, preview, progress=lambda *t: ticks.append(t), cancelled=lambda: len(ticks) > 1
        )
    assert stored(app) == {}
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == preview.last_seq
        assert list(snapshot.households.all_ever()) == []


@pytest.fixture
def new_app(app, blank, tmp_path):
    """A commune with an empty store, a new one at each call."""
    numbers, opened = itertools.count(), []

    def make():
        folder = shutil.copytree(blank[0], tmp_path / f"kho {next(numbers)}")
        opened.append(replace(app, folder=folder, store=open_store(folder, blank[1])))
        set_up_commune(opened[-1], ["Thôn Biêng"])
        return opened[-1]

    yield make
    for one in opened:
        one.close()


CELLS = st.tuples(
    st.just(""),
    st.sampled_from(["", "TE1", "TE2", "TE3"]),
    st.sampled_from(["", "Lê Văn An", "LÊ VĂN AN", "Le Van An", "Lê Thị Mai", "Mai", "Bé gái"])
    | st.text(string.ascii_letters + " ", max_size=12),
    st.sampled_from(["", "16/3/2015", "2015", "32/1/2015", "2/5/2018", "16/3/2015"]),
    st.sampled_from(["", "Nam", "Nữ", "?"]),
    st.sampled_from(["", "024215604933", "24215604933", "123"]),
    st.sampled_from(["", "Lê Văn Tú", "Lê Văn Tư"]),
    st.sampled_from(["", "Biêng", "Đội 9"]),
    st.sampled_from(["", "0977872412", "0912345678"]),
)
LISTS = st.lists(CELLS, min_size=1, max_size=5)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=LISTS, second=LISTS)
def test_any_two_lists_add_up_repeat_and_are_undone(new_app, list_file, first, second):
    app = new_app()
    for rows in (first, second):
        path = list_file(AN, *rows)
        before = stored(app)
        report = import_workbook(app, path, on=ON)
        sums = report.added + report.changed + report.unchanged + report.set_aside
        assert report.rows == sums
        after = stored(app)
        again = import_workbook(app, path, on=ON)
        assert (again.added, again.changed) == (0, 0), again.lines
        assert stored(app) == after
        if report.group_id:
            undo_group(app, report.group_id, on=ON)
            assert stored(app) == before
            import_workbook(app, path, on=ON)
            assert {c.full_name for c, _ in stored(app).values()} == {
                c.full_name for c, _ in after.values()
            }


def test_who_was_called_another_child_is_never_asked_about_again(app, list_file):
    import_workbook(app, list_file(AN), on=ON)
    ((an, _),) = stored(app).values()
    preview = shown(
        app, list_file(["", "", "Lê Văn Ân", *AN[3:5], "", *AN[6:]], MAI, name="b.xlsx")
    )
    twin, mai = preview.report.lines
    told = Decisions(apart=frozenset({(twin.ref, an.id), (mai.ref, twin.ref)}))
    report = take_list(app, preview, told)
    assert report.lines == preview.report.lines
    with app.store.read() as snapshot:
        pairs = {(one.first_id, one.second_id) for one in snapshot.decisions.all()}
    assert pairs == {(an.id, twin.child_id), (twin.child_id, mai.child_id)}
    undo_group(app, report.group_id, on=ON)
    with app.store.read() as snapshot:
        assert snapshot.decisions.all() == []
