"""Whatever stands on a sheet, no filled row is lost, and what is put around a list changes none."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.workbook.layout import find_tables
from app.workbook.sheet import Merge, Sheet, Workbook

HEADER = ["STT", "Mã trẻ em", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ"]
GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Khôi")
TITLES = (
    ["ỦY BAN NHÂN DÂN XÃ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["DANH SÁCH TRẺ EM DƯỚI 16 TUỔI"], ["(Tính đến ngày 08/6/2026)"], ["Mẫu số 02"], [], ["", " "],
)  # fmt: skip
BETWEEN = (
    [], HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], list(range(1, 8)),
    ["", "", "Cộng trang", 12], ["Tổng cộng", "", "", 12], ["", "", "Thôn Lâm: 12 trẻ"],
    ["Thôn Biêng"],
)  # fmt: skip
WORDS = [*HEADER, "Nam", "Nữ", "Thôn Lâm", "Tổng cộng", "Cha", "Họ tên", "x", "Kinh", "Lê Văn An"]
CELLS = st.one_of(
    st.just(""), st.sampled_from(WORDS), st.integers(0, 3000), st.floats(0, 60_000), st.dates(),
    st.text(max_size=12), st.booleans(),
)  # fmt: skip
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def child(number):
    name = f"Nguyễn Văn {GIVEN[number % 6]}"
    return [number, f"TE{number:04}", name, f"{number % 28 + 1}/3/2015", "Nam", "Kinh", "Lê Thị Hà"]


def tables(rows, **more):
    try:
        return find_tables(Workbook("a.xlsx", (Sheet("DS", rows, **more),))).tables
    except KnownError:
        return ()


def codes(rows):
    found = []
    for table in tables(rows):
        at = next(c.index for c in table.columns if c.field == "external_code")
        found += [row.cell(at) for row in table.rows]
    return found


@SLOW
@given(st.integers(1, 12), st.lists(st.sampled_from(TITLES), max_size=5), st.data())
def test_what_stands_around_children_changes_none_of_them(count, titles, data):
    rows = [*titles, HEADER]
    for number in range(1, count + 1):
        rows += data.draw(st.lists(st.sampled_from(BETWEEN), max_size=2))
        rows.append(child(number))
    rows += [["", "", "Tổng cộng", count], [], ["", "", "NGƯỜI LẬP BIỂU"], ["", "", "Vũ Văn Ký"]]
    assert codes(rows) == [f"TE{number:04}" for number in range(1, count + 1)]


@SLOW
@given(st.lists(st.integers(0, 7), max_size=3), st.integers(1, 5))
def test_empty_columns_change_nothing(places, count):
    rows = [HEADER, *(child(number) for number in range(1, count + 1))]
    for place in sorted(places, reverse=True):
        rows = [[*row[:place], "", *row[place:]] for row in rows]
    assert codes(rows) == [f"TE{number:04}" for number in range(1, count + 1)]
    (table,) = tables(rows)
    assert len(table.fields) == 6


@SLOW
@given(st.lists(st.lists(CELLS, max_size=9), max_size=25), st.integers(0, 24), st.data())
def test_no_filled_row_is_lost_whatever_it_is(rows, at, data):
    rows = [*rows[:at], HEADER, child(1), *rows[at:]]
    merges = data.draw(
        st.lists(
            st.tuples(*(st.integers(*pair) for pair in ((1, 30), (0, 9), (0, 3), (0, 3)))).map(
                lambda m: Merge(m[0], m[1], m[0] + m[2], m[1] + m[3])
            ),
            max_size=4,
        )
    )
    found = tables(rows, merges=tuple(merges), hidden_rows=frozenset({3, 5}))
    if not found:
        return
    told = {r.number for t in found for r in t.rows} | {p.number for t in found for p in t.passed}
    filled = {
        number
        for number, cells in enumerate(rows, start=1)
        if any(cell.strip() if isinstance(cell, str) else True for cell in cells)
    }
    assert told == filled
