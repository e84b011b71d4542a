"""A cell far away costs nothing, and a package that would fill the memory is refused."""

import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from app.domain.errors import KnownError
from app.workbook.reader import read_workbook


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576"])
def test_a_far_cell_is_read_without_the_empty_rectangle(tmp_path, place):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(400):
        sheet.append([row, "Lê Văn An", 0])
    sheet[place] = "x"
    book.save(path)
    tracemalloc.start()
    rows = read_workbook(path).sheets[0].rows
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows[399][:3] == [399, "Lê Văn An", 0]
    cell = openpyxl.utils.cell.coordinate_from_string(place)
    column = openpyxl.utils.column_index_from_string(cell[0]) - 1
    assert rows[cell[1] - 1][column] == "x"
    assert len(rows) == max(400, cell[1])
    assert peak < 60_000_000


def test_an_empty_cell_with_a_look_is_no_cell(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Họ tên"])
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert read_workbook(path).sheets[0].rows == [["Họ tên"]]


def changed(path, part, content):
    """Write one part of a package anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    path.write_bytes(out.getvalue())


def refusal(path):
    with pytest.raises(KnownError) as error:
        read_workbook(path)
    return error.value.code


def test_a_zip_bomb_is_refused(list_file):
    path = list_file([1, "TE1", "An"])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(520):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 5_000_000
    assert refusal(path) == "file_too_large"


def test_one_long_text_in_a_million_cells_is_refused(list_file):
    path = list_file([1, "TE1", "An"])
    strings = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    cells = b'<c t="s"><v>0</v></c>' * 200_000
    changed(path, "xl/sharedStrings.xml", strings)
    sheet = b"<worksheet><sheetData><row>" + cells + b"</row></sheetData></worksheet>"
    changed(path, "xl/worksheets/sheet1.xml", sheet)
    assert refusal(path) == "file_too_large"


def test_entities_are_refused(list_file):
    path = list_file([1, "TE1", "An"])
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><workbook>&c;</workbook>'
    changed(path, "xl/workbook.xml", bomb)
    assert refusal(path) == "file_damaged"
