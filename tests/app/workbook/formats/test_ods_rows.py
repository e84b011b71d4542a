"""Rows and cells are counted with all they stand for."""

from app.workbook.formats.far_cells import grid_of
from app.workbook.formats.ods_rows import filled_places, ods_rows, without_gaps

X = b'<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
GAP = b'<table:table-cell table:number-columns-repeated="7"/>'
TABLE = (
    b'<table:table-rows><table:table-row table:number-rows-repeated="3"/></table:table-rows>'
    b"<table:table-row>" + X + GAP + X + GAP + b"</table:table-row>"
)


def test_gaps_and_repeats_count():
    empty, row = ods_rows(TABLE)
    assert (empty.count, empty.width, empty.filled) == (3, 0, 0)
    assert (row.row, row.width, row.filled) == (3, 9, 2)
    assert list(filled_places([row])) == [(3, 0), (3, 8)]


def test_gaps_can_be_taken_out():
    rows = list(ods_rows(TABLE))
    dense = without_gaps(rows, grid_of(filled_places(rows)))
    assert dense == b"<table:table-row>" + X + X + b"</table:table-row>"
