"""A file is what it holds, whatever it is called."""

import io
import zipfile

import pytest

from app.workbook.formats.kind import Kind, kind_of
from app.workbook.formats.unread import UnreadError


def packed(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (packed("xl/workbook.xml"), Kind.XLSX),
        (packed("xl/workbook.bin"), Kind.XLSB),
        (b"STT,Ten\n1,An\n", Kind.CSV),
        (b"\xef\xbb\xbf <TABLE><tr><td>1</td></tr></TABLE>", Kind.HTML),
        ('<!DOCTYPE HTML><html lang="vi">'.encode("utf-16"), Kind.HTML),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         Kind.XML),
    ],
)  # fmt: skip
def test_kinds(content, kind):
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (packed("word/document.xml"), "file_not_spreadsheet"),
        (packed("Danh sách.XLSX"), "file_zipped"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file_not_spreadsheet"),
        (b"%PDF-1.4", "file_not_spreadsheet"),
        (b'<?xml version="1.0"?><svg/>', "file_not_spreadsheet"),
        (b"7z\xbc\xaf\x27\x1c", "file_zipped"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "file_damaged"),
    ],
)
def test_what_is_no_list(content, code):
    with pytest.raises(UnreadError) as error:
        kind_of(content)
    assert error.value.code == code
