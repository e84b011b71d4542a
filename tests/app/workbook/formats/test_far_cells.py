"""Rows and columns numbered without gaps come back to where they stood."""

import pytest

from app.workbook.formats.far_cells import grid_of, is_sparse
from app.workbook.formats.unread import UnreadError


def test_there_and_back():
    grid = grid_of([(0, 0), (0, 5), (9, 0)])
    assert (grid.row(9), grid.column(5)) == (1, 1)
    rows = grid.spread([["a", "b"], ["c", ""]])
    assert rows[0] == ["a", "", "", "", "", "b"]
    assert rows[1:9] == [[]] * 8
    assert rows[9] == ["c"]


def test_a_diagonal_stays_too_large():
    with pytest.raises(UnreadError):
        grid_of((at, at) for at in range(10_000))


def test_a_full_sheet_is_not_sparse():
    assert not is_sparse(60_000, 26, 60_000 * 16)
    assert not is_sparse(300, 1000, 5)
    assert is_sparse(1 << 20, 3, 900)
