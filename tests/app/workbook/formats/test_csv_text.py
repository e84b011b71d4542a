"""Text with any separator becomes the same rows."""

import pytest

from app.domain.errors import KnownError
from app.workbook.reader import read_workbook

ROWS = [["STT", "Họ và tên", "Địa chỉ"], ["1", "Lê An", "Xóm 1, Đồng Á"], ["2", "Lý Bình", "a; b"]]


def read(tmp_path, text, name="thôn Đồng Á.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_workbook(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path, separator):
    quoted = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)
    book = read(tmp_path, quoted)
    assert book.sheets[0].rows == ROWS
    assert book.format == "csv"


def test_a_title_and_commas_in_addresses_do_not_mislead(tmp_path):
    text = (
        "DANH SÁCH TRẺ EM\nSTT;Họ tên;Địa chỉ\n1;An;Xóm 1, thôn A, xã B, tỉnh C\n2;Bình;Xóm 2, x\n"
    )
    rows = read(tmp_path, text).sheets[0].rows
    assert rows[2] == ["1", "An", "Xóm 1, thôn A, xã B, tỉnh C"]


def test_the_separator_may_be_said(tmp_path):
    assert read(tmp_path, "sep=;\r\na,b;c\r\n").sheets[0].rows == [["a,b", "c"]]


def test_lines_within_quotes_stay_in_their_cell(tmp_path):
    assert read(tmp_path, 'a,"Họ\nvà tên"\n1,An\n').sheets[0].rows == [
        ["a", "Họ\nvà tên"],
        ["1", "An"],
    ]


def test_a_quote_nobody_closed_hides_no_rows(tmp_path):
    text = 'STT,Họ tên\n1,"An\n' + "".join(f"{at},Bình\n" for at in range(2, 200))
    rows = read(tmp_path, text).sheets[0].rows
    assert len(rows) == 200
    assert rows[-1] == ["199", "Bình"]


def test_numbers_stay_as_they_are_written(tmp_path):
    rows = read(tmp_path, 'Số,SĐT\n="024217000456",0912345678\n').sheets[0].rows
    assert rows[1] == ["024217000456", "0912345678"]


def test_the_sheet_is_named_after_the_file(tmp_path):
    assert read(tmp_path, "a,b\n").sheets[0].name == "thôn Đồng Á"


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x01\x02\x03\x04\x05\x06" * 50])
def test_what_is_no_text_is_no_list(tmp_path, content):
    with pytest.raises(KnownError) as error:
        read(tmp_path, content)
    assert error.value.code == "file_not_spreadsheet"
