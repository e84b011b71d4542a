"""A binary workbook (.xlsb) is read with what it hides."""

import zipfile
from struct import pack

import pytest

from app.domain.errors import KnownError
from app.workbook.reader import Merge, read_workbook


def record(kind, content=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def text(letters):
    return pack("<I", len(letters)) + letters.encode("utf-16-le")


def row(number, *cells, hidden=False):
    head = pack("<IIHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0) + pack("<I", 0)
    return record(0, head) + b"".join(cells)


def written(column, letters):
    return record(6, pack("<II", column, 0) + text(letters))


def number(column, value):
    return record(5, pack("<IId", column, 0, value))


SHEET = (
    record(129)
    + record(148, pack("<IIII", 0, 3, 0, 3))
    + record(390)
    + record(60, pack("<IIIIH", 1, 1, 2000, 0, 1))
    + record(391)
    + record(145)
    + row(0, written(0, "Họ tên"), written(1, "Số"))
    + row(2, written(0, "Lê An"), number(1, 7.5), hidden=True)
    + row(3, record(3, pack("<IIB", 0, 0, 0x2A)), number(1, 1))
    + record(146)
    + record(176, pack("<IIII", 0, 1, 0, 0))
    + record(130)
)
BOOK = (
    record(131)
    + record(153, pack("<II", 1, 0) + text(""))
    + record(143)
    + record(156, pack("<II", 0, 1) + text("rId1") + text("Trẻ em"))
    + record(144)
    + record(132)
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{TYPE}" Target="worksheets/sheet1.bin"/></Relationships>'
)


def xlsb(path, sheet):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.bin", BOOK)
        package.writestr("xl/_rels/workbook.bin.rels", RELATIONS)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def test_it_is_read_with_its_marks(tmp_path):
    book = read_workbook(xlsb(tmp_path / "a.xlsb", SHEET))
    sheet = book.sheets[0]
    assert (book.format, book.epoch_1904, sheet.name) == ("xlsb", True, "Trẻ em")
    assert sheet.rows[:3] == [["Họ tên", "Số"], ["", ""], ["Lê An", 7.5]]
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {1}
    assert sheet.merges == (Merge(1, 0, 2, 0),)
    assert sheet.uncomputed == {(4, 0)}


def test_a_far_cell_is_refused(tmp_path):
    far = SHEET.replace(record(146), row(1048575, number(16383, 1)) + record(146))
    with pytest.raises(KnownError) as error:
        read_workbook(xlsb(tmp_path / "a.xlsb", far))
    assert error.value.code == "file_too_large"
