"""Grids written as the files officials exchange: .xlsx, .xls, .ods, .csv, HTML and 2003-XML."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from html import escape
from pathlib import Path

import xlsxwriter
import xlwt

from tests.lists.layouts import Grid
from tests.lists.writing import Cell, tone_apart


def filled(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Go through the cells that hold something: row and column from 0."""
    for at, row in enumerate(grid.rows):
        yield from ((at, column, cell) for column, cell in enumerate(row) if cell != "")


def write_xlsx(
    grids: Sequence[Grid], path: Path, font: str = "", *, epoch_1904: bool = False
) -> None:
    """Write an Excel workbook, merged cells and hidden rows as they are."""
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "date_1904": epoch_1904}
    with xlsxwriter.Workbook(path, texts) as book:
        plain = book.add_format({"font_name": font} if font else {})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for grid in grids:
            sheet = book.add_worksheet(grid.name)
            if not grid.visible:
                sheet.hide()
            for at, column, cell in filled(grid):
                sheet.write(at, column, cell, day if isinstance(cell, date) else plain)
            if grid.locked:
                sheet.protect("mật khẩu")
            for at in grid.hidden_rows:
                sheet.set_row(at, None, None, {"hidden": True})
            for top, left, bottom, right in grid.merges:
                cell = grid.rows[top][left]
                sheet.merge_range(top, left, bottom, right, cell, plain)


def write_xls(grids: Sequence[Grid], path: Path, font: str = "") -> None:
    """Write a workbook of Excel 97."""
    book = xlwt.Workbook()
    plain = xlwt.easyxf(f"font: name {font or 'Arial'}")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        covered = {
            (row, column)
            for top, left, bottom, right in grid.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        for at, column, cell in filled(grid):
            if (at, column) not in covered:
                sheet.write(at, column, cell, day if isinstance(cell, date) else plain)
        sheet.protect = grid.locked
        for at in grid.hidden_rows:
            sheet.row(at).hidden = True
        for top, left, bottom, right in grid.merges:
            sheet.write_merge(top, bottom, left, right, grid.rows[top][left], plain)
    book.save(str(path))


def write_ods(grids: Sequence[Grid], path: Path, font: str = "") -> None:
    """Write an OpenDocument sheet, as LibreOffice keeps it."""
    tables = "".join(
        f'<table:table table:name="{escape(grid.name)}">'
        + "".join(
            "<table:table-row>" + "".join(map(_ods_cell, row or [""])) + "</table:table-row>"
            for row in grid.rows
        )
        + "</table:table>"
        for grid in grids
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", _ODS_MANIFEST)


_ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def _ods_cell(cell: Cell) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell:%Y-%m-%d}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in cell.split("\n"))
    return (
        f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
        if cell
        else ("<table:table-cell/>")
    )


def _ods_text(text: str) -> str:
    return escape(text).replace("  ", ' <text:s text:c="1"/>')


_NOT_IN_1258 = str.maketrans({"Ð": "Đ", "ð": "đ", "\u200b": None})


def write_csv(encoding: str, delimiter: str) -> Callable[[Sequence[Grid], Path, str], None]:
    """Write the first sheet as text in an encoding of Windows or the web."""

    def write(grids: Sequence[Grid], path: Path, font: str = "") -> None:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=delimiter)
        for grid in grids[:1]:
            writer.writerows([[_shown(cell) for cell in row] for row in grid.rows])
        shown = text.getvalue()
        if encoding == "cp1258":
            shown = tone_apart(shown.translate(_NOT_IN_1258))
        path.write_bytes(shown.encode(encoding))

    return write


def _shown(cell: Cell) -> str:
    """Write a cell as Excel shows it when it saves as text."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(int(cell)) if isinstance(cell, float) else str(cell)


def write_html(grids: Sequence[Grid], path: Path, font: str = "") -> None:
    """Write a web page with a table a sheet, as many systems export “.xls”."""
    parts = ['<html><head><meta charset="utf-8"></head><body>']
    for grid in grids:
        spans = {(t, c): (b - t + 1, r - c + 1) for t, c, b, r in grid.merges}
        covered = {
            (row, column)
            for t, c, b, r in grid.merges
            for row in range(t, b + 1)
            for column in range(c, r + 1)
        } - spans.keys()
        parts.append("<table border=1>")
        for at, row in enumerate(grid.rows):
            parts.append("<tr>")
            for column, cell in enumerate(row):
                if (at, column) in covered:
                    continue
                down, across = spans.get((at, column), (1, 1))
                text = escape(_shown(cell)).replace("\n", "<br>")
                parts.append(f'<td rowspan="{down}" colspan="{across}">{text}</td>')
            parts.append("</tr>")
        parts.append("</table>")
    path.write_text("".join([*parts, "</body></html>"]), encoding="utf-8")


def write_xml_2003(grids: Sequence[Grid], path: Path, font: str = "") -> None:
    """Write the XML of Excel 2003."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    sheets = "".join(
        f'<Worksheet ss:Name="{escape(grid.name)}"><Table>'
        + "".join(f"<Row>{''.join(map(_xml_cell, row))}</Row>" for row in grid.rows)
        + "</Table></Worksheet>"
        for grid in grids
    )
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}">{sheets}</Workbook>',
        encoding="utf-8",
    )


def _xml_cell(cell: Cell) -> str:
    if isinstance(cell, date):
        return f'<Cell><Data ss:Type="DateTime">{cell:%Y-%m-%d}T00:00:00.000</Data></Cell>'
    if isinstance(cell, int | float):
        return f'<Cell><Data ss:Type="Number">{cell!r}</Data></Cell>'
    text = escape(cell).replace("\n", "&#10;")
    return f'<Cell><Data ss:Type="String">{text}</Data></Cell>' if cell else "<Cell/>"


WRITERS: dict[str, Callable[[Sequence[Grid], Path, str], None]] = {
    "xlsx": write_xlsx,
    "xlsx 1904": partial(write_xlsx, epoch_1904=True),
    "xls": write_xls,
    "ods": write_ods,
    "csv utf-8": write_csv("utf-8-sig", ","),
    "csv utf-8 bare": write_csv("utf-8", ";"),
    "csv utf-16": write_csv("utf-16", "\t"),
    "csv cp1258": write_csv("cp1258", ","),
    "csv ansi": write_csv("latin-1", "\t"),
    "html": write_html,
    "xml": write_xml_2003,
}
