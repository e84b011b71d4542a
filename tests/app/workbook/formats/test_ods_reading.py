"""Far cells of an .ods cost nothing; what repeats without end or is locked is refused."""

import pytest

from app.domain.errors import KnownError
from app.workbook.reader import read_workbook

CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
GAP = '<table:table-cell table:number-columns-repeated="{}"/>'


def table(rows):
    return f'<table:table table:name="A">{rows}</table:table>'


def test_far_cells_are_read_at_their_places(ods_file):
    first = "<table:table-row>" + CELL.format("a") + GAP.format(16382) + CELL.format("x")
    empty = '<table:table-row table:number-rows-repeated="1048574">' + GAP.format(16384)
    last = "<table:table-row>" + CELL.format("z")
    rows = "</table:table-row>".join((first, empty, last, ""))
    read = read_workbook(ods_file(table(rows))).sheets[0].rows
    assert len(read) == 1048576
    assert (read[0][0], read[0][16383]) == ("a", "x")
    assert read[-1] == ["z"]


def test_a_cell_repeated_everywhere_is_refused(ods_file):
    cell = CELL.format("x").replace(" office", ' table:number-columns-repeated="16384" office')
    path = ods_file(
        table(f'<table:table-row table:number-rows-repeated="90000">{cell}</table:table-row>')
    )
    with pytest.raises(KnownError) as error:
        read_workbook(path)
    assert error.value.code == "file_too_large"


def test_a_locked_file_is_said_so(ods_file):
    with pytest.raises(KnownError) as error:
        read_workbook(ods_file(table(""), manifest="<encryption-data/>"))
    assert error.value.code == "file_protected"
