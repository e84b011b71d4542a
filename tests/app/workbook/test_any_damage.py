"""Whatever happens to the bytes of a file of any format, the answer is a workbook or one code."""

import time
import zipfile
import zlib
from io import BytesIO

import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.workbook.reader import Workbook, read_workbook

CODES = {
    "file_empty", "file_protected", "file_damaged", "file_not_spreadsheet", "file_zipped",
    "file_too_large",
}  # fmt: skip
ROWS = [[f"{at}", f"Nguyễn Thị {at}", "16/3/2015", "Nam"] for at in range(40)]
PAGE = "<html><table>" + "".join(
    "<tr>" + "".join(f'<td colspan="1" x:num>{cell}</td>' for cell in row) + "</tr>" for row in ROWS
)
XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>'
    + "".join(
        f'<Row ss:Index="{number}">'
        + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row)
        + "</Row>"
        for number, row in enumerate(ROWS, start=1)
    )
    + "</Table></Worksheet></Workbook>"
)
ODS = (
    '<office:document-content><office:body><office:spreadsheet><table:table table:name="A">'
    + "".join(
        '<table:table-row table:number-rows-repeated="1">'
        + "".join(
            '<table:table-cell table:number-columns-repeated="1" office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    + "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def as_xlsx():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("DS")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row, book.add_format({"font_name": ".VnTime"}))
        sheet.merge_range("A50:B51", "x")
        sheet.set_row(4, options={"hidden": True})
        sheet.write_formula("F1", "=1+1")
    return out.getvalue()


def as_xls():
    out = BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    old = xlwt.easyxf("font: name .VnTime")
    for at, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, old)
    sheet.write_merge(50, 51, 0, 1, 7)
    sheet.write(52, 0, xlwt.Formula("1+1"))
    book.save(out)
    return out.getvalue()


def as_ods():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


FILES = {
    "xlsx": as_xlsx(),
    "xls": as_xls(),
    "ods": as_ods(),
    "csv": "\n".join(";".join(row) for row in ROWS).encode("utf-16"),
    "html": PAGE.encode(),
    "xml": XML.encode(),
}
DAMAGES = st.lists(st.tuples(st.floats(0, 0.9999), st.binary(min_size=1, max_size=6)), max_size=6)


def spoilt(content, damages, end):
    """Write over some places, then cut the end off."""
    held = bytearray(content)
    for place, written in damages:
        at = int(place * len(held))
        held[at : at + len(written)] = written
    return bytes(held[: max(int(end * len(held)), 1)])


def spoilt_inside(content, damages, end):
    """Spoil the parts of a package and pack it again, so that the damage is met by the readers."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            hit = zlib.crc32(name.encode() + bytes(str(damages), "ascii")) % 3 == 0
            new.writestr(name, spoilt(part, damages, max(end, 0.5)) if hit else part)
    return out.getvalue()


def answer(path, content):
    path.write_bytes(content)
    started = time.process_time()
    try:
        result = read_workbook(path)
    except KnownError as error:
        result = error
    assert time.process_time() - started < 3
    return result


@pytest.mark.parametrize("kind", FILES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damages=DAMAGES, end=st.sampled_from([1.0, 1.0, 1.0, 0.9, 0.5, 0.1, 0.01]))
def test_damage_ends_in_a_workbook_or_a_code(tmp_path, kind, damages, end):
    spoil = [spoilt, spoilt_inside] if kind in ("xlsx", "ods") else [spoilt]
    for way in spoil:
        result = answer(tmp_path / "hỏng", way(FILES[kind], damages, end))
        assert isinstance(result, Workbook) or result.code in CODES


@pytest.mark.parametrize("kind", FILES)
def test_the_files_are_whole_before_they_are_spoilt(tmp_path, kind):
    result = answer(tmp_path / "a", FILES[kind])
    assert isinstance(result, Workbook)
    assert result.format == kind
    assert result.sheets[0].rows[39][1] == "Nguyễn Thị 39"
