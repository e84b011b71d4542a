"""A chart drawn into a letter as Word's own, with the small workbook behind it that Word edits."""

from io import BytesIO
from zipfile import ZipFile

import xlsxwriter
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from app.reports.letter.draw_chart import Cells, draw_chart
from app.reports.report import Chart, Table

_FONT = "Times New Roman"
_HIGH = 75
"""Millimetres."""
_SHEET = "Bieu"
_END = b"</c:chartSpace>"
_BOOK = (
    b'<c:externalData xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    b' r:id="%s"><c:autoUpdate val="0"/></c:externalData>'
)
_PRINTED = b"<c:printSettings>"
_VALUES, _STRAIGHT = b"</c:val>", b'<c:smooth val="0"/>'
"""Where nothing is said some programs draw curves, which sink below zero."""
_PARAGRAPH = """
<w:p {spaces}><w:pPr><w:keepLines/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>
</w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Chart {number}" descr="{title}"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData
uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{related}"/>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def chart_paragraph(
    letter: Document, chart: Chart, table: Table, across: float, number: int
) -> BaseOxmlElement:
    """Put a chart into the package of a letter; gives its paragraph, `across` millimetres wide.

    `number` tells the charts of a letter apart, from 1.
    """
    book = _book(chart, table)
    package = letter.part.package
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    behind = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, book, package
    )
    part._blob = _chart_in(book, part.relate_to(behind, RELATIONSHIP_TYPE.PACKAGE))  # noqa: SLF001
    filled = _PARAGRAPH.format(
        spaces=nsdecls("w", "wp", "a", "r"),
        wide=Mm(across),
        high=Mm(_HIGH),
        number=number,
        title=chart.title,
        related=letter.part.relate_to(part, RELATIONSHIP_TYPE.CHART),
    )
    return parse_xml(filled)


def _book(chart: Chart, table: Table) -> bytes:
    """Write the table and its chart as a small workbook of their own."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_SHEET)
        sheet.write_row(0, 0, [table.first, *(column.name for column in table.columns)])
        for row, line in enumerate(table.lines, 1):
            values = [
                value if isinstance(value, str | None) else float(value) for value in line.values
            ]
            sheet.write_row(row, 0, [line.name, *values])
        cells = Cells(sheet=_SHEET, head=0, first=1, names=0, figures=1)
        sheet.insert_chart(len(table.lines) + 2, 0, draw_chart(book, chart, table, cells, _FONT))
    return written.getvalue()


def _chart_in(book: bytes, related: str) -> bytes:
    """Take the chart out of its workbook; Word reads the very same form."""
    with ZipFile(BytesIO(book)) as package:
        drawn = package.read("xl/charts/chart1.xml")
    before, printed, _ = drawn.replace(_VALUES, _VALUES + _STRAIGHT).partition(_PRINTED)
    return (before if printed else before.removesuffix(_END)) + _BOOK % related.encode() + _END
