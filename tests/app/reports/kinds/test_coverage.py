"""Coverage and what is still to enter: rates, what is missing, what is above 100 %."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import create_app
from app.domain.child import Child
from app.domain.household import Household
from app.domain.places.unit_names import UnitNames
from app.domain.places.units import find_commune
from app.domain.reports.period import Period
from app.domain.reports.population import WHOLE, Count
from app.messages.reports import figure
from app.reports.kinds import coverage as made
from app.reports.report import line_of, rate, total_of
from app.reports.report_kinds import KINDS
from app.reports.write_table import write_csv, write_xlsx
from app.services.population.keep_population import keep_population
from app.services.rollup.read_sent import read_sent

ON = Period.of_day(date(2026, 6, 8))
APRIL = date(2025, 4, 1)
TABLES = Path(__file__).parents[3] / "data" / "tables"


@pytest.fixture
def commune(tmp_path, clock, new_id):
    """Three villages: two of three, one of one and none of nobody on the system."""
    app = create_app(
        tmp_path / "xã",
        find_commune("07603"),
        ["Đồng Á", "Biêng", "Lâm"],
        passphrase=None,
        clock=clock,
        new_id=new_id,
    )
    with app.store.read() as snapshot:
        ids = {one.name: one.id for one in snapshot.villages.as_listed()}
    codes = {"Đồng Á": ["TE-1", "TE-2", ""], "Biêng": ["TE-3"], "": [""]}
    with app.write("visit") as work:
        for at, (name, those) in enumerate(codes.items()):
            home = Household(id=f"h{at}", village_id=ids.get(name), head_name="Nguyễn Văn Ba")
            work.save(home)
            for number, code in enumerate(those):
                child = Child(
                    id=f"c{at}{number}",
                    household_id=home.id,
                    full_name="Nguyễn Văn An",
                    external_code=code,
                    special="x" if code == "TE-1" else "",
                    assisted=code == "TE-3",
                )
                work.save(child)
    yield app, ids
    app.close()


def values(table):
    return {line.name: line.values for line in (*table.lines, table.total)}


def test_nothing_is_divided_by_what_nobody_counted(commune):
    app, ids = commune
    keep_population(app, {ids["Đồng Á"]: Count(3, APRIL, "Chi cục Thống kê")})
    report = KINDS["coverage"].make(app, ON)
    (table,) = report.tables
    assert values(table) == {
        "Đồng Á": (3, 2, 1, 0, 0, 0, Decimal("66.67")),
        "Biêng": (None, 1, 0, 0, 0, 1, None),
        "Lâm": (None, 0, 0, 0, 0, 0, None),
        "Chưa rõ thôn": (None, 0, 0, 0, 0, 0, None),
        "Tổng cộng": (None, 3, 1, 0, 0, 1, None),
    }
    said = " ".join(table.notes)
    assert "Chi cục Thống kê, ngày 01/04/2025" in said
    assert "5 trẻ dưới 16 tuổi, trong đó 2 trẻ chưa có trên hệ thống" in said
    assert "Chưa có số dân của: Biêng; Lâm." in said
    assert report.who("coverage", "total", "on_system") == ["c00", "c01", "c10"]
    assert report.who("coverage", ids["Biêng"], "assisted") == ["c10"]
    assert report.who("coverage", "total", "population") == []


def test_a_rate_above_100_is_explained_and_the_commune_own_count_is_told(commune, tmp_path, clock):
    app, ids = commune
    counts = {ids["Đồng Á"]: Count(1, APRIL), ids["Biêng"]: Count(4), ids["Lâm"]: Count(0)}
    keep_population(app, {**counts, WHOLE: Count(9)})
    (table,) = KINDS["coverage"].make(app, ON).tables
    assert table.in_total("population") == 5
    assert table.in_total("rate") == Decimal("60.00")
    said = " ".join(table.notes)
    assert "Tỷ lệ trên 100%: Đồng Á (200,00%)" in said
    assert "theo thống kê là 9, khác tổng các dòng (5)" in said
    # Where a village is missing, the commune's own count makes the rate.
    keep_population(app, {ids["Biêng"]: None})
    report = KINDS["coverage"].make(app, ON)
    assert report.tables[0].in_total("population") == 9
    write_xlsx(report, "Xã", tmp_path / "a.xlsx", created=clock())
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [cells.cell(8, at).value for at in (3, 4, 9)] == ["–", 1, "–"]
    assert [cells.cell(11, at).value for at in (3, 4)] == [9, "=SUM(D7:D10)"]


def test_to_enter_goes_by_the_statistics_or_by_the_book(commune):
    app, ids = commune
    report = KINDS["to-enter"].make(app, ON)
    assert values(report.tables[0])["Tổng cộng"] == (5, 3, Decimal("60.00"), 2)
    assert "trong sổ của đơn vị" in report.tables[0].notes[0]
    assert report.who("to-enter", "total", "to_enter") == ["c02", "c20"]
    keep_population(app, {ids["Đồng Á"]: Count(1), ids["Biêng"]: Count(4), ids["Lâm"]: Count(2)})
    report = KINDS["to-enter"].make(app, ON)
    assert values(report.tables[0])["Đồng Á"] == (1, 2, Decimal("200.00"), -1)
    said = " ".join(report.tables[0].notes)
    assert "Đồng Á (1); số âm là phần nhiều hơn. Các nơi khác còn phải nhập 5 trẻ" in said
    assert report.who("to-enter", "total", "to_enter") == []


def test_the_published_table_comes_out_as_it_was_recomputed():
    with (TABLES / "huyen.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[3:]
    columns = made.TO_ENTER_COLUMNS
    lines = [
        line_of(
            columns, row[0], row[1], {"population": _count(row[2]), "on_system": _count(row[3])}
        )
        for row in rows[:-1]
    ]
    total = total_of(columns, "Tổng cộng", lines)
    by_name = {line.name: line for line in (*lines, total)}
    printed = {row[1]: row[4:6] for row in rows}
    reckoned = {name: [*map(figure, line.values[2:])] for name, line in by_name.items()}
    # What domain.md recomputed (seed_arithmetic.csv), and all else as it was printed.
    wrong = {"Vĩnh Linh": ["62,02", "10.197"], "Triệu Phong": ["99,55", "100"]}
    wrong |= {"Gio Linh": ["58,79", "8.728"], "Hướng Hóa": ["46,12", "20.938"]}
    wrong |= {"": [], "Tổng cộng": ["73,30", "50.013"]}
    assert reckoned == printed | {k: v for k, v in wrong.items() if k}
    assert total.values[:2] == (187_288, 137_275)


def _count(text):
    return int(text.replace(".", ""))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=30))
def test_lines_add_up_and_rates_are_half_up(pairs):
    columns = made.TO_ENTER_COLUMNS
    lines = [
        line_of(columns, str(at), str(at), {"population": a, "on_system": b})
        for at, (a, b) in enumerate(pairs)
    ]
    total = made.total_known(columns, lines, {})
    assert total.values[0] == sum(a for a, _ in pairs)
    assert total.values[3] == total.values[0] - total.values[1]
    for a, b in pairs:
        if a:
            twice = 2 * 10_000 * b
            assert int(rate(b, a) * 100) == (twice + a) // (2 * a)


@pytest.mark.parametrize("kind", ["coverage", "to-enter", "village-progress"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_a_commune_writes_a_province_reads(commune, tmp_path, clock, kind, ending):
    app, ids = commune
    keep_population(app, {id_: Count(4, APRIL) for id_ in ids.values()})
    report = KINDS[kind].make(app, ON)
    path = tmp_path / f"07603.{ending}"
    if ending == "csv":
        write_csv(report, path)
    else:
        write_xlsx(report, app.commune.full_name, path, created=clock())
    file = read_sent(path, UnitNames(app.gazetteer), today=ON.until)
    (sent,) = file.sent
    (table,) = report.tables
    known = {
        "children" if kind == "to-enter" and key == "population" else key: table.in_total(key)
        for key in (column.key for column in table.columns if not column.reckoned)
    }
    if kind == "coverage" and ending == "xlsx":
        assert sent.taken_on == ON.until
    assert (sent.unit, file.findings) == (app.commune, ())
    if kind != "to-enter" or ending == "xlsx":
        assert sent.values == known
