"""A report as a PDF to sign, in the form of its .docx; no display is needed to draw it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.reports.letter.letter_file import Letter
from app.reports.letter.table_form import runs_of
from app.reports.report import Report, Table
from ui.look import LETTER_FAMILY
from ui.report_sheets.letter_pieces import (
    head_piece,
    heading_piece,
    note_pieces,
    paragraphs,
    signature_piece,
    title_pieces,
)
from ui.report_sheets.page_form import (
    LEFT,
    NUMBER_AT,
    NUMBER_POINTS,
    TOP,
    Piece,
    across,
    down,
    gap,
)
from ui.report_sheets.table_pieces import chart_piece, table_pieces
from ui.review_sheets.canvas import CENTRE, Canvas, write_document
from ui.review_sheets.pages import paginate

_BEFORE, _AFTER = ("lead", "guidance", "results"), ("after_table", "difficulties", "proposals")


def write_pdf(letter: Letter, path: Path) -> None:
    """Draw a letter; its text can be searched and copied, its font is in the file.

    Raises the KnownErrors of `new_file`.
    """
    _ready_to_draw()
    title = letter.report.title
    write_document(
        path,
        title,
        lambda canvas: draw_letter(canvas, letter),
        family=LETTER_FAMILY,
        upright=True,
    )


@cache
def _ready_to_draw() -> QCoreApplication:
    """Take the application there is, or make one that needs no display; it lives on."""
    return QApplication.instance() or QApplication(["sotreem", "-platform", "offscreen"])


def draw_letter(canvas: Canvas, letter: Letter) -> int:
    """Draw every page and give their number: upright, then wide tables on their side, then upright.

    Pages are numbered from the second one on, in the middle above.
    """
    drawn = 0
    for pieces, upright in _sections(canvas, letter):
        room = down(upright=upright)
        for page in paginate(pieces, first_room=room, room=room):
            if drawn:
                canvas.next_page(upright=upright)
            drawn += 1
            _draw_page(canvas, page, drawn, upright=upright)
    return drawn


def _draw_page(canvas: Canvas, page: Sequence[Piece], number: int, *, upright: bool) -> None:
    if number > 1:
        width = across(upright=upright)
        canvas.text(str(number), LEFT, NUMBER_AT, width, NUMBER_POINTS, align=CENTRE)
    y = TOP
    for piece in page:
        piece.content(canvas, y)
        y += piece.height


def _sections(canvas: Canvas, letter: Letter) -> Iterator[tuple[list[Piece], bool]]:
    tables = letter.report.tables
    pieces = [head_piece(canvas, letter), *title_pieces(canvas, letter)]
    pieces += chain.from_iterable(
        paragraphs(canvas, getattr(letter.text, part)) for part in _BEFORE
    )
    pieces[-1] = replace(pieces[-1], keeps_next=not next(runs_of(tables), (True, []))[0])
    for turned, some in runs_of(tables):
        drawn = [
            piece
            for table in some
            for piece in _table(
                canvas, letter.report, table, titled=len(tables) > 1, upright=not turned
            )
        ]
        if turned:
            yield pieces, True
            yield drawn, False
            pieces = []
        else:
            pieces += drawn
    yield [*pieces, *_ending(canvas, letter)], True


def _table(
    canvas: Canvas, report: Report, table: Table, *, titled: bool, upright: bool
) -> Iterator[Piece]:
    room = across(upright=upright)
    if titled:
        yield gap(2)
        yield heading_piece(canvas, table.title, room)
    yield from table_pieces(canvas, table, room)
    yield gap(2.5)
    for chart in report.charts_of(table):
        yield chart_piece(chart, table, room)
    for note in table.notes:
        yield from note_pieces(canvas, note, room)


def _ending(canvas: Canvas, letter: Letter) -> Iterator[Piece]:
    """Give the parts after the tables; the signature never stands alone on a page."""
    for part in _AFTER[:-1]:
        yield from paragraphs(canvas, getattr(letter.text, part))
    *lines, last = list(paragraphs(canvas, letter.text.proposals)) or [gap(0)]
    yield from lines
    yield replace(last, keeps_next=True)
    yield replace(gap(5), keeps_next=True)
    yield signature_piece(canvas, letter)
