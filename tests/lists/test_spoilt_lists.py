"""Whatever happened to a list on its way: it comes in, row by row, or one sentence says why not."""

import time
from datetime import UTC, date, datetime
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.bootstrap import create_app
from app.domain.errors import KnownError
from app.domain.ids import id_maker
from app.domain.places.units import find_commune
from app.services.lists.import_workbook import import_workbook
from app.services.lists.read_list import read_list
from tests.lists.layouts import lay_out
from tests.lists.offices import draw_office
from tests.lists.people import ON, commune_of, invent_lines

SEED = 5
CHILDREN = 14
JUNK = (
    "", " ", "x", "X", "0", "-", "…", "#N/A", "#REF!", "=1+1", "@A1", "'", "\u00a0", "\u200b",
    "\u202e", "²", "١٢/٠٣/٢٠١٥", "½", "👶", "ﬀ", "TỔNG CỘNG", "STT", "Họ và tên", "Nam", "Nữ",
    "Thôn", "Cộng:", "(1)", "I", "29/02/2019", "1/1/1", "99999999999999999999", "1E+400", "nan",
    "inf", "-0", "0x10", "a" * 3000, "à" * 500, "\t\n\r", "NguyÔn V¨n Hoµ", "Nguyeãn Vaên Hoøa",
    "Mã dòng", "None",
    0, -1, 0.5, 1e300, -1e-300, 2_958_466.0, 1.0e15, 24323002208.0, 2015.0, True, False,
    date(1900, 1, 1), date(9999, 12, 31), date(2015, 5, 6),
)  # fmt: skip


def drop(grid, at, other, column, junk):
    del grid.rows[at]


def double(grid, at, other, column, junk):
    grid.rows.insert(other, list(grid.rows[at]))


def blank(grid, at, other, column, junk):
    grid.rows.insert(at, [])


def swap(grid, at, other, column, junk):
    grid.rows[at], grid.rows[other] = grid.rows[other], grid.rows[at]


def junk_row(grid, at, other, column, junk):
    grid.rows.insert(at, ["", junk, "", junk])


def junk_cell(grid, at, other, column, junk):
    row = grid.rows[at]
    grid.rows[at] = [*row, *[""] * (column + 1 - len(row))]
    grid.rows[at][column] = junk


def cut(grid, at, other, column, junk):
    grid.rows[at] = grid.rows[at][:column]


def hide(grid, at, other, column, junk):
    grid.hidden_rows.add(at)


def stack(grid, at, other, column, junk):
    grid.rows.extend([list(row) for row in grid.rows[at:]])


def merge(grid, at, other, column, junk):
    if at + 1 < len(grid.rows) and column + 1 < len(grid.rows[at]) <= len(grid.rows[at + 1]):
        grid.merges.append((at, column, at + 1, column + 1))


def new_column(grid, at, other, column, junk):
    grid.rows = [[*row[:column], "", *row[column:]] for row in grid.rows]


def junk_column(grid, at, other, column, junk):
    grid.rows = [[*row[:column], junk, *row[column:]] for row in grid.rows]


def drop_column(grid, at, other, column, junk):
    grid.rows = [[*row[:column], *row[column + 1 :]] for row in grid.rows]


def swap_columns(grid, at, other, column, junk):
    grid.rows = [[*row[column:], *row[:column]] for row in grid.rows]


SPOILS = (
    *(drop, double, blank, swap, junk_row, junk_cell, junk_cell, junk_cell, cut, hide),
    *(stack, merge, new_column, junk_column, drop_column, swap_columns),
)
"""What somebody, or some program, may have done to a sheet: one thing each."""
places = st.integers(0, 60)
mutations = st.lists(
    st.tuples(st.sampled_from(SPOILS), places, places, st.sampled_from(JUNK)), max_size=8
)


def spoil(grid, how, a, b, junk):
    """Do one thing to a sheet, somewhere."""
    if grid.rows:
        width = max(map(len, grid.rows), default=1) or 1
        how(grid, a % len(grid.rows), b % len(grid.rows), b % width, junk)


def without_overlaps(grid):
    """Keep the merged areas that a workbook can have; of each, only its first cell is left."""
    kept, taken = [], set()
    for top, left, bottom, right in grid.merges:
        area = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if bottom < len(grid.rows) and left < len(grid.rows[top]) and not area & taken:
            kept.append((top, left, bottom, right))
            taken |= area
            for row, column in area - {(top, left)}:
                grid.rows[row][column : column + 1] = [""] * (column < len(grid.rows[row]))
    grid.merges = kept


@pytest.fixture(scope="module")
def commune(tmp_path_factory):
    folder = tmp_path_factory.mktemp("xã")
    villages, _ = invent_lines(SEED, CHILDREN)
    unit = find_commune(commune_of(SEED))
    new_id = id_maker(_noon, Random(SEED).getrandbits)
    app = create_app(folder / "xã", unit, villages, passphrase="thử", clock=_noon, new_id=new_id)
    yield app, folder, count()
    app.close()


def _noon():
    return datetime(2026, 6, 8, 5, tzinfo=UTC)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 400), changes=mutations)
@example(seed=81, changes=[(double, 53, 0, "")])
@example(seed=81, changes=[(double, 10, 0, "")])
def test_a_spoilt_list_comes_in_or_is_refused_in_a_sentence(commune, seed, changes):
    check_one(commune, seed, changes)


@pytest.mark.campaign
@settings(
    max_examples=3_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 100_000), changes=mutations)
def test_many_spoilt_lists(commune, seed, changes):
    check_one(commune, seed, changes)


def check_one(commune, seed, changes):
    app, folder, numbers = commune
    office = draw_office(seed)
    villages, lines = invent_lines(SEED, CHILDREN)
    grids = lay_out(office.plan, office.hand, villages, lines)
    for kind, a, b, junk in changes:
        spoil(grids[a % len(grids)], kind, a, b, junk)
    for grid in grids:
        without_overlaps(grid)
    path = folder / f"{next(numbers)}.{office.kind.split()[0]}"
    try:
        office.write_grids(grids, path)
    except UnicodeEncodeError:
        return  # this letter does not exist in that code page
    began = time.monotonic()
    try:
        found = read_list(app, path, on=ON)
        report = import_workbook(app, path, on=ON, dry_run=True)
    except KnownError:
        return
    finally:
        assert time.monotonic() - began < 10
        path.unlink()
    assert (
        report.rows
        == sum((report.added, report.changed, report.unchanged, report.set_aside))
        == len(report.lines)
        == sum(len(table.rows) for table in found.tables)
    )
    no_row_vanishes(found, grids, office)


def no_row_vanishes(found, grids, office):
    """Every filled row of a sheet with a table is a child's, set aside, or passed and shown."""
    seen = {}
    for table in found.tables:
        numbers = seen.setdefault(table.sheet, set())
        numbers.update(row.number for row in table.rows)
        numbers.update(row.number for row in table.passed)
    for grid in grids:
        if grid.name not in seen:
            continue
        filled = {
            number
            for number, row in enumerate(grid.rows, start=1)
            if any(str(cell).strip("'\u200b\u202e \t\r\n\u00a0") for cell in row)
        }
        hidden = {at + 1 for at in grid.hidden_rows}
        lost = filled - hidden - seen[grid.name]
        assert not lost, (office.kind, grid.name, sorted(lost))
