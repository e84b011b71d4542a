"""A table of a report in pieces: its head, said again on every page, and its lines, never torn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.reports.letter.table_form import heads_of, points_of, texts_of, widths_of
from app.reports.report import Chart, Line, Table
from ui.report_sheets.page_form import LEFT, Piece
from ui.report_sheets.paint_chart import paint_chart
from ui.review_sheets.canvas import CENTRE, Canvas
from ui.review_sheets.canvas import LEFT as LEFT_SIDE
from ui.review_sheets.pages import Block

_PAD_X, _PAD_Y = 1.4, 0.5
_RULE = 0.31


_FIRST_ROWS = 2
"""So many lines stay with the line after them: a head never ends a page with a line or two."""
_CHART, _CHART_POINTS = 75.0, 11.0
"""How high a chart is, and how large its letters are."""


def chart_piece(chart: Chart, table: Table, across: float) -> Piece:
    """Draw a chart of a table over a width."""

    def draw(canvas: Canvas, y: float) -> None:
        canvas.paint(
            LEFT,
            y,
            across,
            _CHART,
            _CHART_POINTS,
            lambda painter, room, font: paint_chart(painter, room, chart, table, font),
        )

    return Block(_CHART + 2, draw)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text in its place: x and width in millimetres; `deep` reaches over both rows of a head."""

    text: str
    x: float
    width: float
    is_left: bool = False
    deep: bool = False


def table_pieces(canvas: Canvas, table: Table, across: float) -> Iterator[Piece]:
    """Draw a table over a width; its last line and its total stay together."""
    drawing = _Drawing(canvas, table, across)
    head = drawing.head()
    yield head
    rows = [(str(number), line, False) for number, line in enumerate(table.lines, 1)]
    if table.total:
        rows.append(("", table.total, True))
    for at, (number, line, bold) in enumerate(rows):
        kept = at < _FIRST_ROWS or (table.total is not None and at == len(rows) - 2)
        yield drawing.row(number, line, head, bold=bold, kept=kept)


class _Drawing:
    """One table being drawn."""

    def __init__(self, canvas: Canvas, table: Table, across: float) -> None:
        self._canvas = canvas
        self._table = table
        self._widths = widths_of(table, across)
        self._points = points_of(table, across)
        self._lefts = [LEFT + sum(self._widths[:at]) for at in range(len(self._widths))]

    def head(self) -> Piece:
        """Name the columns, those that stand under one heading together."""
        top, low = self._head_rows()
        low_height = self._height(low, bold=True) if low else 0.0
        top_height = self._height([one for one in top if not one.deep], bold=True) if low else 0.0
        deep = self._height([one for one in top if one.deep], bold=True)
        low_height = max(low_height, deep - top_height)
        height = top_height + low_height

        def draw(canvas: Canvas, y: float) -> None:
            for one in top:
                self._draw(canvas, one, y, height if one.deep else top_height, bold=True)
            for one in low:
                self._draw(canvas, one, y + top_height, low_height, bold=True)

        return Block(height, draw, keeps_next=True)

    def row(self, number: str, line: Line, head: Piece, *, bold: bool, kept: bool) -> Piece:
        """Draw a line of the table."""
        texts = [number, line.name, *texts_of(line)]
        is_left = [False, True, *(column.is_text for column in self._table.columns)]
        cells = [
            _Cell(text, x, width, is_left=left)
            for text, x, width, left in zip(texts, self._lefts, self._widths, is_left, strict=True)
        ]
        height = self._height(cells, bold=bold)

        def draw(canvas: Canvas, y: float) -> None:
            for one in cells:
                self._draw(canvas, one, y, height, bold=bold)

        return Block(height, draw, keeps_next=kept, head=head)

    def _head_rows(self) -> tuple[list[_Cell], list[_Cell]]:
        names = heads_of(self._table)
        top: list[_Cell] = []
        low: list[_Cell] = []
        for above, group in groupby(enumerate(names), key=lambda one: one[1][1]):
            places = [at for at, _ in group]
            own = [_Cell(names[at][0], self._lefts[at], self._widths[at]) for at in places]
            if above:
                top.append(_Cell(above, own[0].x, sum(one.width for one in own)))
                low += own
            else:
                top += [_Cell(one.text, one.x, one.width, deep=True) for one in own]
        return top, low

    def _height(self, cells: Sequence[_Cell], *, bold: bool) -> float:
        heights = (
            self._canvas.height_of(one.text, one.width - 2 * _PAD_X, self._points, bold=bold)
            for one in cells
        )
        return max(heights, default=0.0) + 2 * _PAD_Y

    def _draw(self, canvas: Canvas, cell: _Cell, y: float, height: float, *, bold: bool) -> None:
        width = cell.width - 2 * _PAD_X
        own = canvas.height_of(cell.text, width, self._points, bold=bold)
        side = LEFT_SIDE if cell.is_left else CENTRE
        top = y + (height - own) / 2
        canvas.text(cell.text, cell.x + _PAD_X, top, width, self._points, bold=bold, align=side)
        right, below = cell.x + cell.width, y + height
        for ends in (
            (cell.x, y, right, y),
            (cell.x, below, right, below),
            (cell.x, y, cell.x, below),
            (right, y, right, below),
        ):
            canvas.rule(*ends, _RULE)
