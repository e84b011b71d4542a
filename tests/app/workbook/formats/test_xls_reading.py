"""An old .xls with a cell in its last corner is read without the rectangle before it."""

import io
import struct

import pytest
import xlwt

from app.domain.errors import KnownError
from app.workbook.formats.xls_records import DIMENSIONS
from app.workbook.reader import read_workbook


def test_a_far_cell_is_read_at_its_place(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(50):
        sheet.write(row, 0, row)
        sheet.write(row, 3, "Lê Văn An")
    sheet.write(65535, 255, "x")
    book.save(str(tmp_path / "a.xls"))
    rows = read_workbook(tmp_path / "a.xls").sheets[0].rows
    assert rows[49] == [49, "", "", "Lê Văn An"]
    assert len(rows) == 65536
    assert rows[-1][255] == "x"
    assert rows[1000] == []


def small_book():
    out = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(300):
        sheet.write(row, 0, f"Lê Văn {row}")
    book.save(out)
    return out.getvalue()


def with_area_upside_down(content):
    """The sheet's area begins far behind its end."""
    at = content.index(struct.pack("<HH", DIMENSIONS, 14)) + 4
    return content[:at] + struct.pack("<I", 1 << 31) + content[at + 4 :]


def with_sectors_in_a_circle(content):
    table = content.index(struct.pack("<4I", 1, 2, 3, 4))
    last = content.index(struct.pack("<I", 0xFFFFFFFE), table)
    return content[:last] + bytes(4) + content[last + 4 :]


def with_a_folder_within_itself(content):
    at = content.index("Workbook".encode("utf-16-le"))
    held = bytearray(content)
    held[at + 66] = 1
    held[at + 76 : at + 80] = struct.pack("<I", 1)
    return bytes(held)


@pytest.mark.parametrize(
    "spoil",
    [
        with_area_upside_down,
        with_sectors_in_a_circle,
        with_a_folder_within_itself,
    ],
)
def test_what_would_end_the_program_is_a_damaged_file(tmp_path, spoil):
    path = tmp_path / "a.xls"
    path.write_bytes(spoil(small_book()))
    with pytest.raises(KnownError) as damaged:
        read_workbook(path)
    assert damaged.value.code == "file_damaged"
