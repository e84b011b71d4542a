from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.tables.column_rules import rounded
from app.domain.tables.table_check import check_grid
from tests.app.domain.tables.test_table_grid import grid

PAIRS = st.lists(
    st.tuples(st.integers(20, 30_000), st.integers(1, 99)), min_size=6, max_size=20, unique=True
)
HEADS = ("Tổng số", "Đã nhập", "Tỷ lệ", "Còn phải nhập")


def progress(pairs):
    """Make a right table of a commune's progress, with its total."""
    counts = [(whole, max(1, whole * share // 100)) for whole, share in pairs]
    counts.append((sum(a for a, _ in counts), sum(b for _, b in counts)))
    rows = [[a, b, str(rounded(Decimal(100) * b / a, 2)), a - b] for a, b in counts]
    names = [f"Thôn {number}" for number in range(len(pairs))] + ["Tổng cộng"]
    return rows, names


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_of_a_right_table_nothing_is_said(pairs):
    rows, names = progress(pairs)
    assert check_grid(grid(rows, names, HEADS)) == []
    assert check_grid(grid(rows, names, HEADS).turned()) == []


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.data())
def test_one_wrong_cell_is_named_with_its_right_value(pairs, draw):
    rows, names = progress(pairs)
    at = draw.draw(st.integers(0, len(rows) - 1))
    column = draw.draw(st.sampled_from([2, 3]))
    right = Decimal(str(rows[at][column]))
    wrong = right + (Decimal("0.01") if column == 2 else draw.draw(st.sampled_from([-7, 7, 100])))
    assume(wrong >= 0)
    rows[at][column] = str(wrong) if column == 2 else int(wrong)
    found = {(one.row, one.column): one for one in check_grid(grid(rows, names, HEADS))}
    assert found[at + 1, column].right == right


def test_a_share_that_was_cut_is_told_from_one_that_is_wrong():
    rows, names = progress([(38_857, 46), (900, 50), (777, 31), (1_234, 77), (5_432, 12), (99, 7)])
    rows[0][1], rows[0][2], rows[0][3] = 17_919, "46.11", 38_857 - 17_919
    kinds = {(one.row, one.column): one.kind for one in check_grid(grid(rows, names, HEADS))}
    assert kinds[1, 2] == "cut"


def test_a_total_of_parts_and_a_total_of_totals():
    names = ["Tổng cộng", "Cộng khối I", "Biêng", "Cánh", "Cộng khối II", "Lâm", "Hòn Tròn"]
    parts = [[50, 31], [70, 42]], [[33, 12], [61, 45]]
    one, two = ([sum(column) for column in zip(*rows, strict=True)] for rows in parts)
    whole = [a + b for a, b in zip(one, two, strict=True)]
    rows = [whole, one, *parts[0], two, *parts[1]]
    assert check_grid(grid(rows, names)) == []
    rows[4] = [two[0] + 1, two[1]]
    wrong = {(found.row, found.column): found.right for found in check_grid(grid(rows, names))}
    assert wrong[5, 0] == two[0]
