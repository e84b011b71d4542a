"""A file is read by what it is, not by what it is called; what is no workbook ends in one code."""

import io
import random
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import KnownError
from app.workbook.reader import read_workbook

CODES = {
    "file_damaged", "file_empty", "file_protected", "file_not_spreadsheet", "file_too_large",
    "file_zipped",
}  # fmt: skip
LISTS = Path(__file__).parents[2] / "data" / "nam-duong"


def code_of(path: Path) -> str:
    with pytest.raises(KnownError) as error:
        read_workbook(path)
    assert error.value.facts == {"file": path.name}
    return error.value.code


def test_cells_keep_their_types_and_rows_their_numbers(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Trẻ em"
    sheet["B3"], sheet["C3"], sheet["D3"], sheet["E4"] = "Ánh", 24217000456, date(2015, 3, 16), True
    book.save(path)
    read = read_workbook(path).sheets[0]
    assert read.name == "Trẻ em"
    assert read.rows[0] == ["", "", "", "", ""]
    assert read.rows[2] == ["", "Ánh", 24217000456.0, date(2015, 3, 16), ""]
    assert read.rows[3][4] is True


@pytest.mark.parametrize(
    ("original", "called", "rows"),
    [("villages.xls", "a.xlsx", 350), ("clean.xlsx", "a.xls", 4989), ("clean.xlsx", "a", 4989)],
)
def test_the_extension_is_not_believed(tmp_path, original, called, rows):
    disguised = tmp_path / called
    disguised.write_bytes((LISTS / original).read_bytes())
    assert len(read_workbook(disguised).sheets[0].rows) == rows


def test_hidden_sheets_are_read_and_marked(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Họ tên"])
    hidden = book.create_sheet("Ẩn")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.save(path)
    assert [sheet.visible for sheet in read_workbook(path).sheets] == [True, False]


@pytest.mark.parametrize("counts_from_1904", [True, False])
def test_the_epoch_of_bare_date_numbers_is_known(list_file, counts_from_1904):
    path = list_file([1], date_1904=counts_from_1904)
    assert read_workbook(path).epoch_1904 is counts_from_1904


def test_what_is_no_workbook_ends_in_one_code(tmp_path):
    assert code_of(tmp_path / "không có.xlsx") == "file_not_found"
    assert code_of(tmp_path) == "file_is_folder"
    files = {
        "file_empty": b"",
        "file_damaged": b"PK\x03\x04 half a file",
        "file_not_spreadsheet": b"%PDF-1.7\n1 0 obj",
        "file_zipped": b"Rar!\x1a\x07\x01\0",
    }
    for code, content in files.items():
        path = tmp_path / f"{code}.xlsx"
        path.write_bytes(content)
        assert code_of(path) == code


def test_a_workbook_without_a_cell_is_empty(tmp_path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert code_of(tmp_path / "a.xlsx") == "file_empty"


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Spoil a file: cut it, flip bytes of it, or spoil and drop its parts and zip it again."""
    kind = chance.randrange(3)
    if kind == 0:
        return content[: chance.randrange(len(content))]
    if kind == 1:
        held = bytearray(content)
        for _ in range(5):
            held[chance.randrange(len(held))] = chance.randrange(256)
        return bytes(held)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as spoilt:
        for name in package.namelist():
            part = bytearray(package.read(name))
            part[chance.randrange(len(part))] = chance.randrange(256)
            if chance.random() > 0.05:
                spoilt.writestr(name, bytes(part))
    return out.getvalue()


def test_no_damage_crashes_the_reader(list_file, tmp_path):
    content = list_file(*[[at, f"TE{at}", "Lê Văn An", 44586] for at in range(30)]).read_bytes()
    chance = random.Random(5)
    path = tmp_path / "hỏng.xlsx"
    for _ in range(300):
        path.write_bytes(damaged(content, chance))
        try:
            read_workbook(path)
        except KnownError as error:
            assert error.code in CODES  # noqa: PT017
