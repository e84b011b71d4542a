"""An old .xls says which days its numbers count from and which sheets it shows."""

from struct import pack

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from app.workbook.reader import read_workbook


@pytest.mark.parametrize("counts_from_1904", [True, False])
def test_the_epoch_is_known(tmp_path, counts_from_1904):
    book = xlwt.Workbook()
    book.dates_1904 = counts_from_1904
    book.add_sheet("a").write(0, 0, 1)
    book.save(str(tmp_path / "a.xls"))
    read = read_workbook(tmp_path / "a.xls")
    assert read.epoch_1904 is counts_from_1904
    assert read.format == "xls"


def test_hidden_and_very_hidden_sheets_are_marked(tmp_path):
    book = xlwt.Workbook()
    for visibility, name in enumerate(("Hiện", "Ẩn", "Ẩn hẳn")):
        sheet = book.add_sheet(name)
        sheet.write(0, 0, "x")
        sheet.visibility = visibility
    book.save(str(tmp_path / "a.xls"))
    read = read_workbook(tmp_path / "a.xls").sheets
    assert [(sheet.name, sheet.visible) for sheet in read] == [
        ("Hiện", True),
        ("Ẩn", False),
        ("Ẩn hẳn", False),
    ]


def record(kind, content):
    return pack("<HH", kind, len(content)) + content


def excel_5(sheet):
    """Write a workbook of Excel 5 (BIFF5), whose texts are bytes of the code page."""
    start = record(0x809, pack("<HHHH", 0x500, 5, 0, 0)) + record(0x42, pack("<H", 1252))
    font = record(0x31, bytes(14) + b"\7.VnTime")
    formats = record(0xE0, bytes(16))
    end = record(0x0A, b"")
    place = len(start + font + formats + end) + 4 + 6 + 1 + 6
    name = record(0x85, pack("<IH", place, 0) + b"\6" + "Trβ em".encode("cp1253"))
    return (
        start + font + formats + name + end + record(0x809, pack("<HHHH", 0x500, 16, 0, 0)) + sheet
    )


def test_excel_5_is_read_and_old_fonts_arrive_as_they_look(tmp_path):
    name = "NguyÔn V¨n Hoµ".encode("cp1252")
    label = record(0x204, pack("<HHHH", 1, 0, 0, len(name)) + name)
    hidden = record(0x208, pack("<HHHHHHHH", 1, 0, 1, 300, 0, 0, 0x20, 0))
    stream = excel_5(
        record(0x200, pack("<HHHHH", 0, 2, 0, 1, 0)) + hidden + label + record(0x0A, b"")
    )
    path = tmp_path / "a.xls"
    XlsDoc().save(str(path), stream)
    called = "Workbook".encode("utf-16-le")
    content = path.read_bytes()
    at = content.index(called)
    directory = "Book".encode("utf-16-le").ljust(64, b"\0") + pack("<H", 10)
    path.write_bytes(content[:at] + directory + content[at + 66 :])
    sheet = read_workbook(path).sheets[0]
    assert sheet.rows[1] == ["NguyÔn V¨n Hoµ"]
    assert sheet.hidden_rows == {2}
    assert sheet.fonts == {0: ".VnTime"}
