"""What goes out comes in again as it was, and no program runs any of it."""

import csv
import gc
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import KnownError
from app.workbook.outgoing.writer import ListColumn, add_list, new_book, write_csv
from app.workbook.reader import read_workbook

NOW = datetime(2026, 6, 8, 1, tzinfo=UTC)
COLUMNS = (ListColumn("STT", 6), ListColumn("Họ và tên", 30), ListColumn("Số định danh"))
ODD = [
    "024215000123", "0912345678", "=1+1", "+84912345678", "-5", "@SUM(A1)", "\tthụt", "\rxuống",
    "hai\ndòng", "http://x.vn", "mailto:a@b.vn", "1E5", "TRUE", "05/06/2015", " đầu cuối ",
    "_x0041_", "a\x01b", "H’ Liên", "ễ", "Nguyễn", "𠊛", '"ngoặc"', "<b>&amp;", "'phẩy",
]  # fmt: skip


def write(path, rows, columns=COLUMNS, name="DS"):
    with new_book(path, created=NOW, title="Danh sách") as book:
        add_list(book, name, columns, rows)
    return path


def test_every_text_comes_in_again_as_it_was(tmp_path):
    rows = [(number, text, text[::-1]) for number, text in enumerate(ODD, 1)]
    sheet = read_workbook(write(tmp_path / "ds.xlsx", rows)).sheets[0]
    assert [tuple(row) for row in sheet.rows[1:]] == rows


def test_nothing_is_run_linked_or_taken_for_a_number(tmp_path):
    path = write(tmp_path / "ds.xlsx", [(1, text, "") for text in ODD])
    cells = openpyxl.load_workbook(path).active["B"][1:]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_an_empty_cell_typed_into_later_keeps_its_zeros(tmp_path):
    sheet = openpyxl.load_workbook(write(tmp_path / "ds.xlsx", [(1, "", "")])).active
    assert sheet.column_dimensions["C"].number_format == "@"
    assert sheet["C2"].value is None


def test_the_header_stays_in_sight_and_can_filter(tmp_path):
    sheet = openpyxl.load_workbook(write(tmp_path / "ds.xlsx", [(1, "An", "")] * 3)).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C4")


def test_an_empty_list_is_a_list(tmp_path):
    sheet = openpyxl.load_workbook(write(tmp_path / "ds.xlsx", [])).active
    assert [cell.value for cell in sheet[1]] == ["STT", "Họ và tên", "Số định danh"]


def test_a_text_that_is_too_long_for_excel_is_cut_and_not_dropped(tmp_path):
    write(tmp_path / "ds.xlsx", [(1, "a" * 40_000, "")])
    assert read_workbook(tmp_path / "ds.xlsx").sheets[0].rows[1][1] == "a" * 32_767


def test_nobody_is_named_in_the_file(tmp_path):
    properties = openpyxl.load_workbook(write(tmp_path / "ds.xlsx", [])).properties
    assert (properties.creator or "", properties.lastModifiedBy or "") == ("", "")
    assert properties.title == "Danh sách"


def test_rows_that_fail_leave_no_file(tmp_path):
    def rows():
        yield (1, "An", "")
        raise KnownError("cancelled")

    with pytest.raises(KnownError):
        write(tmp_path / "ds.xlsx", rows())
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_excel_holds_is_named(tmp_path):
    (tmp_path / "ds.xlsx").mkdir()
    with pytest.raises(KnownError) as caught:
        write(tmp_path / "ds.xlsx", [(1, "An", "")])
    assert caught.value.code == "file_in_use"


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that is always full")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_disk_that_fills_up_while_the_book_is_closed_is_named(tmp_path):
    with (
        pytest.raises(KnownError) as caught,
        new_book(tmp_path / "ds.xlsx", created=NOW) as book,
    ):
        add_list(book, "DS", COLUMNS, [(1, "An", "")])
        Path(book.filename).symlink_to("/dev/full")
    assert caught.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []
    del caught
    gc.collect()  # the unfinished package of XlsxWriter tries once more to write, and says so


def test_a_csv_file_is_utf_8_and_runs_nothing(tmp_path):
    path = tmp_path / "ds.csv"
    write_csv(path, ["STT", "Họ và tên"], [(1, "Nguyễn, An"), (2, "=1+1"), (3, "-Ba"), (4, "")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows == [
        ["STT", "Họ và tên"], ["1", "Nguyễn, An"], ["2", "'=1+1"], ["3", "'-Ba"], ["4", ""],
    ]  # fmt: skip
