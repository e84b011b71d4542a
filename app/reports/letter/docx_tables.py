"""A report's tables drawn into a letter where its template says `{{ tables }}`.

Wide tables stand on landscape pages of their own; heads are repeated, lines are never torn.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table as Drawn
from docx.text.paragraph import Paragraph
from lxml import etree

from app.reports.letter.docx_charts import chart_paragraph
from app.reports.letter.table_form import heads_of, points_of, runs_of, texts_of, widths_of
from app.reports.report import Chart, Column, Line, Table

MARK = "\u2063tables\u2063"
"""What `{{ tables }}` prints, to be found again; nobody types it."""
_LAST = 3
"""So many lines at the end of a table are never parted: one alone on a page looks lost."""
_LEFT, _CENTRE = "left", "center"


class TablesMark(list[dict[str, object]]):
    """What a template gets as `tables`: printed it is the place for the drawn tables.

    A template that draws them itself goes through it: each has `title`, `names`, `rows`, `total`.
    """

    def __str__(self) -> str:
        """Give the mark."""
        return MARK


def tables_of(tables: Sequence[Table]) -> TablesMark:
    """Make what a template may name `tables`."""
    return TablesMark(
        {
            "title": table.title,
            "names": [column.name for column in table.columns],
            "rows": [{"name": one.name, "cells": texts_of(one)} for one in table.lines],
            "total": texts_of(table.total) if table.total else [],
        }
        for table in tables
    )


def put_tables(letter: Document, tables: Sequence[Table], charts: Sequence[Chart] = ()) -> None:
    """Draw the tables, each with its charts, at the mark of a letter; without it nothing is."""
    place = next((one for one in letter.paragraphs if MARK in one.text), None)
    if place is None:
        return
    for run in place.runs:
        run.text = ""
    putting = _Putting(letter, charts, titled=len(tables) > 1)
    page = letter.sections[0]
    across = _mm(page.page_width) - _mm(page.left_margin) - _mm(page.right_margin)
    at = place
    for wide, some in runs_of(tables):
        at = _turn(putting, at, some) if wide else putting.put(at, some, across)


@dataclass(frozen=True, slots=True)
class _Putting:
    """Tables and their charts on their way into a letter."""

    letter: Document
    charts: Sequence[Chart]
    titled: bool

    def put(self, at: Paragraph, tables: Sequence[Table], across: float) -> Paragraph:
        """Put tables behind a paragraph, each with its charts; give the last one."""
        for table in tables:
            at = _put(at, table, across, titled=self.titled)
            for number, chart in enumerate(self.charts, 1):
                if chart.table == table.key and table.lines:
                    drawn = chart_paragraph(self.letter, chart, table, across, number)
                    at._p.addnext(drawn)  # noqa: SLF001
                    at = Paragraph(drawn, at._parent)  # noqa: SLF001
        return at


def _turn(putting: _Putting, at: Paragraph, tables: Sequence[Table]) -> Paragraph:
    """Put tables on landscape pages between two breaks; the number of the page stays in sight."""
    last = putting.letter.sections[-1]
    across = _mm(last.page_height) - _mm(last.left_margin) - _mm(last.right_margin)
    upright = last._sectPr  # noqa: SLF001 (the library has no door to break a section in two)
    at = _after(at)  # a break of its own: it is as good as invisible
    _break(at, deepcopy(upright))
    for mark in upright.findall(qn("w:titlePg")):
        upright.remove(mark)
    turned = deepcopy(upright)
    size = turned.find(qn("w:pgSz"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    at = _after(putting.put(at, tables, across))
    _break(at, turned)
    return at


def _break(paragraph: Paragraph, section: BaseOxmlElement) -> None:
    paragraph._p.get_or_add_pPr().append(section)  # noqa: SLF001
    paragraph.paragraph_format.line_spacing = Pt(2)


def _put(at: Paragraph, table: Table, across: float, *, titled: bool) -> Paragraph:
    """Put a table behind a paragraph, its title before and its notes after; give the last one."""
    if titled:
        at = _after(at, table.title)
        at.alignment = WD_ALIGN_PARAGRAPH.CENTER
        at.paragraph_format.space_before = at.paragraph_format.space_after = Pt(6)
        at.paragraph_format.keep_with_next = True
        at.runs[0].bold = True
    drawn = parse_xml(_xml(table, across))
    at._p.addnext(drawn)  # noqa: SLF001
    Drawn(drawn, at._parent).alignment = WD_TABLE_ALIGNMENT.CENTER  # noqa: SLF001
    below = parse_xml(f"<w:p {nsdecls('w')}/>")
    drawn.addnext(below)
    at = Paragraph(below, at._parent)  # noqa: SLF001
    for note in table.notes:
        at = _after(at, note)
        at.runs[0].italic, at.runs[0].font.size = True, Pt(12)
        at.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return at


def _after(at: Paragraph, text: str = "") -> Paragraph:
    new = parse_xml(f"<w:p {nsdecls('w')}/>")
    at._p.addnext(new)  # noqa: SLF001
    paragraph = Paragraph(new, at._parent)  # noqa: SLF001
    if text:
        paragraph.add_run(text)
    return paragraph


def _xml(table: Table, across: float) -> bytes:
    """Write the table as WordprocessingML; cell by cell through the library takes seconds."""
    written: bytes = etree.tostring(_Drawing(table, across).table())
    return written


class _Drawing:
    """One table being drawn."""

    def __init__(self, table: Table, across: float) -> None:
        self._table = table
        self._widths = widths_of(table, across)
        self._points = points_of(table, across)

    def table(self) -> etree._Element:
        """Give the element."""
        drawn = _new("tbl")
        form = _add(drawn, "tblPr")
        borders = _add(form, "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _add(borders, side, val="single", sz="4", space="0", color="000000")
        _add(form, "tblLayout", type="fixed")
        grid = _add(drawn, "tblGrid")
        for width in self._widths:
            _add(grid, "gridCol", w=_twips(width))
        drawn.extend(self._heads())
        table = self._table
        for number, line in enumerate(table.lines, 1):
            kept = number > len(table.lines) - _LAST and (table.total or number < len(table.lines))
            drawn.append(self._row(str(number), line, kept=bool(kept)))
        if table.total:
            drawn.append(self._row("", table.total, bold=True))
        return drawn

    def _heads(self) -> Iterator[etree._Element]:
        names = heads_of(self._table)
        is_deep = any(above for _, above in names)
        yield self._head(self._top(names) if is_deep else self._single(names))
        if is_deep:
            yield self._head(self._low(names))

    def _single(self, names: Sequence[tuple[str, str]]) -> Iterator[etree._Element]:
        for at, (name, _) in enumerate(names):
            yield self._cell(name, self._widths[at], bold=True)

    def _top(self, names: Sequence[tuple[str, str]]) -> Iterator[etree._Element]:
        for above, group in groupby(enumerate(names), key=lambda one: one[1][1]):
            under = list(group)
            if above:
                width = sum(self._widths[at] for at, _ in under)
                yield self._cell(above, width, bold=True, span=len(under))
            else:
                for at, (name, _) in under:
                    yield self._cell(name, self._widths[at], bold=True, merge="restart")

    def _low(self, names: Sequence[tuple[str, str]]) -> Iterator[etree._Element]:
        for at, (name, above) in enumerate(names):
            merge = "" if above else "continue"
            yield self._cell(name if above else "", self._widths[at], bold=True, merge=merge)

    def _head(self, cells: Iterator[etree._Element]) -> etree._Element:
        row = _row(cells, kept=True)
        _add(row[0], "tblHeader")
        return row

    def _row(
        self, number: str, line: Line, *, bold: bool = False, kept: bool = False
    ) -> etree._Element:
        texts = [number, line.name, *texts_of(line)]
        sides = [_CENTRE, _LEFT, *(_side(column) for column in self._table.columns)]
        cells = [
            self._cell(text, width, bold=bold, side=side)
            for text, width, side in zip(texts, self._widths, sides, strict=True)
        ]
        return _row(cells, kept=kept)

    def _cell(
        self,
        text: str,
        width: float,
        *,
        bold: bool = False,
        side: str = _CENTRE,
        span: int = 1,
        merge: str = "",
    ) -> etree._Element:
        cell = _new("tc")
        form = _add(cell, "tcPr")
        _add(form, "tcW", w=_twips(width), type="dxa")
        if span > 1:
            _add(form, "gridSpan", val=str(span))
        if merge:
            _add(form, "vMerge", val=merge)
        _add(form, "vAlign", val="center")
        paragraph = _add(cell, "p")
        _add(_add(paragraph, "pPr"), "jc", val=side)
        run = _add(paragraph, "r")
        look = _add(run, "rPr")
        if bold:
            _add(look, "b")
        _add(look, "sz", val=str(2 * self._points))
        _add(run, "t").text = text
        return cell


def _row(cells: Iterable[etree._Element], *, kept: bool) -> etree._Element:
    """Make a row that is never torn; one that is kept stands on the page of the next."""
    row = _new("tr")
    _add(_add(row, "trPr"), "cantSplit")
    row.extend(cells)
    if kept:
        for form in row.iter(qn("w:pPr")):
            form.insert(0, _new("keepNext"))
    return row


def _side(column: Column) -> str:
    return _LEFT if column.is_text else _CENTRE


def _new(name: str) -> etree._Element:
    return etree.Element(_w(name), nsmap={"w": nsmap["w"]})


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, _w(name))
    for key, value in attributes.items():
        child.set(_w(key), value)
    return child


@cache
def _w(name: str) -> str:
    """Give a full name: a large table asks for it a hundred thousand times."""
    full: str = qn(f"w:{name}")
    return full


def _mm(length: int | None) -> float:
    return float(length or 0) / Mm(1)


def _twips(millimetres: float) -> str:
    return str(round(millimetres * 1440 / 25.4))
