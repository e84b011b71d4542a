from decimal import Decimal

from app.domain.tables.stated_number import Stated
from app.domain.tables.table_grid import Grid


def grid(rows, names=(), heads=()):
    """Make a table of whole numbers and texts with decimals; None leaves a cell empty."""
    cells = {
        (at, column): Stated(value, max(0, -value.as_tuple().exponent), str(cell))
        for at, row in enumerate(rows, 1)
        for column, cell in enumerate(row)
        if cell is not None
        for value in [Decimal(str(cell))]
    }
    return Grid(cells, dict(enumerate(names, 1)), dict(enumerate(heads)))


def test_a_running_number_is_no_figure():
    assert grid([[1, 5, 9], [2, 7, 9], [3, 5, 8]]).columns == (1, 2)
    assert grid([[1, 5], [2, 7], [1, 5], [2, 4]]).columns == (1,)
    assert grid([[1, 1], [1, 2], [1, 3]]).columns == (0,)


def test_lines_leave_out_what_is_empty():
    made = grid([[5, None, 7], [8, 9, None]])
    assert made.rows == (1, 2)
    assert made.line(1) == {0: 5, 2: 7}
    assert made.value(2, 2) is None
    assert made.turned().line(0) == {1: 5, 2: 8}


def test_decimals_of_a_column_are_the_most_that_are_written():
    assert grid([["62.5"], ["99.55"], [7]]).places(0) == 2


def test_totals_are_known_by_their_names():
    made = grid([[5], [7], [12]], ["Thôn Tổng", "Biêng", "Tổng cộng"])
    assert [row for row in made.rows if made.is_total(row)] == [3]
    names = ["Tổng Cọt", "Toàn Thắng", "Công Sơn", "Cộng Hòa", "Tống Trân", "Chung Chải", "Tổng"]
    names += ["Tổng số:", "Cộng (I)", "CỘNG KHỐI I", "Cả nước", "Toàn xã", "Tổng các thôn"]
    made = grid([[5]] * len(names), names)
    assert [row for row in made.rows if made.is_total(row)] == [*range(7, 14)]
