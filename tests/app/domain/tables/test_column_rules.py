from decimal import Decimal

from app.domain.tables.column_rules import Kind, Rule, find_rules, rounded
from tests.app.domain.tables.test_table_grid import grid

WHOLE = [346, 86, 210, 444, 228, 385, 251, 434]
DONE = [300, 80, 199, 401, 228, 300, 250, 111]
SHARES = [str(rounded(Decimal(100) * a / b, 2)) for a, b in zip(DONE, WHOLE, strict=True)]


def rules(rows, heads=()):
    return {found.rule: found for found in find_rules(grid(rows, heads=heads))}


def test_a_percentage_and_a_difference_are_found():
    rows = [[a, b, s, a - b] for a, b, s in zip(WHOLE, DONE, SHARES, strict=True)]
    assert set(rules(rows)) == {
        Rule(Kind.PERCENT, 2, (1, 0)),
        Rule(Kind.DIFFERENCE, 3, (0, 1)),
    }


def test_a_heading_sum_of_several_columns_is_found():
    rows = [[a + b + a // 7, a, b, a // 7] for a, b in zip(WHOLE, DONE, strict=True)]
    assert list(rules(rows)) == [Rule(Kind.SUM, 0, (1, 2, 3))]


def test_the_name_says_which_column_is_the_sum():
    rows = [[a + b, a, b] for a, b in zip(WHOLE, DONE, strict=True)]
    (rule,) = rules(rows, ["Tổng số", "Nam", "Nữ"])
    assert rule == Rule(Kind.SUM, 0, (1, 2))


def test_equal_columns_and_small_counts_make_no_rule():
    small = [0, 0, 1, 2, 0, 3, 0, 1]
    rows = [[a, s, a, s] for a, s in zip(WHOLE, small, strict=True)]
    assert rules(rows) == {}


def test_a_column_that_is_cut_throughout_keeps_to_its_own_way():
    cut = [
        str(rounded(Decimal(100) * a / b, 2, cut=True)) for a, b in zip(DONE, WHOLE, strict=True)
    ]
    (found,) = rules([list(row) for row in zip(WHOLE, DONE, cut, strict=True)]).values()
    assert found.cut
    assert found.misses == 0


def test_halves_are_rounded_up():
    assert rounded(Decimal("46.115"), 2) == Decimal("46.12")
    assert rounded(Decimal("46.1152"), 2, cut=True) == Decimal("46.11")
