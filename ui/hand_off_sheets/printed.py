"""A list for an office as a PDF to sign: A4 landscape, the columns of its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.handoff.row_key import row_key
from app.services.pace import Pace, say_nothing
from app.workbook.outgoing.hand_off_book import columns_of, known_texts
from app.workbook.outgoing.hand_off_words import (
    OURS,
    SIGN_HERE,
    THEIRS,
    TITLE,
    about,
    code_words,
    reasons_of,
    sender,
)
from ui.review_sheets.canvas import (
    CENTRE,
    HEIGHT,
    LEFT,
    MUTED,
    RIGHT,
    WIDTH,
    Canvas,
    write_document,
)
from ui.review_sheets.pages import Block, paginate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.domain.handoff.hand_off import HandOff, HandOffLine
    from app.services.pace import Cancelled, Progress

_SIDE, _TOP, _BOTTOM = 8.0, 8.0, 9.0
_ROOM = WIDTH - 2 * _SIDE
_FIRST_TITLE, _TITLE = 19.0, 6.0
_SIGNED = 40.0
_PAD = 0.8
_POINTS, _HEAD_POINTS = 7.5, 6.8
_LEAST = 9.5
_SHARE = 1.3
"""Millimetres of a column for each character of its width in the weekly list of the police."""
_CENTRED = frozenset({0, 1})
_DIGITS = 4
"""Of a line's number at full size: the longest lists have five."""


def write_hand_off_pdf(
    path: Path,
    made: HandOff,
    lines: Sequence[HandOffLine],
    commune: str,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Write a list and give the number of its pages; each line is measured, then drawn.

    Raises KnownError: `cancelled` and those of `new_file`.
    """
    pace = Pace(2 * len(lines), progress, cancelled)
    return write_document(
        path, TITLE, lambda canvas: _Printing(canvas, made, commune, pace).print_all(lines)
    )


class _Printing:
    """One document while it is drawn."""

    def __init__(self, canvas: Canvas, made: HandOff, commune: str, pace: Pace) -> None:
        self._canvas = canvas
        self._made = made
        self._commune = commune
        self._pace = pace
        columns = columns_of(made)
        share = _ROOM / sum(column.width for column in columns)
        self._heads = [column.header for column in columns]
        self._widths = [column.width * share for column in columns]
        # With more columns the letters are smaller: a key or a number is never cut.
        self._points = _POINTS * min(1.0, share / _SHARE)
        self._head_points = _HEAD_POINTS * min(1.0, share / _SHARE)

    def print_all(self, lines: Sequence[HandOffLine]) -> int:
        """Draw every page."""
        head = self._head_height()
        room = HEIGHT - _TOP - _BOTTOM - head
        blocks = self._blocks(lines)
        pages = paginate(blocks, first_room=room - _FIRST_TITLE, room=room - _TITLE)
        for number, page in enumerate(pages, start=1):
            self._pace.listen()
            if number > 1:
                self._canvas.next_page()
            self._draw_page(page, number, len(pages), len(lines))
            self._pace.tick(len(page))
        return len(pages)

    def _blocks(self, lines: Sequence[HandOffLine]) -> Iterator[Block[HandOffLine | None]]:
        for line in lines:
            self._pace.tick()
            # The signatures stand under somebody.
            yield Block(self._height(line), line, keeps_next=line is lines[-1])
        yield Block(_SIGNED, None)

    def _height(self, line: HandOffLine) -> float:
        heights = (
            self._canvas.height_of(text, self._widths[at] - 2 * _PAD, self._points)
            for at, text in enumerate(_texts(line))
            if text
        )
        return max(_LEAST, max(heights, default=0) + 2 * _PAD)

    def _head_height(self) -> float:
        heights = (
            self._canvas.height_of(text, width - 2 * _PAD, self._head_points, bold=True)
            for text, width in zip(self._heads, self._widths, strict=True)
        )
        return max(heights) + 2 * _PAD

    def _draw_page(
        self, page: list[Block[HandOffLine | None]], number: int, total: int, children: int
    ) -> None:
        y = self._draw_title(children, is_first=number == 1)
        y = self._draw_head(y)
        for block in page:
            if block.content is None:
                self._draw_signatures(y)
            else:
                self._draw_line(block.content, y, block.height)
            y += block.height
        foot = HEIGHT - _BOTTOM + 2
        self._canvas.text(self._made.code, _SIDE, foot, _ROOM, 8, colour=MUTED)
        text = f"Trang {number}/{total}"
        self._canvas.text(text, _SIDE, foot, _ROOM, 8, align=RIGHT, colour=MUTED)

    def _draw_title(self, children: int, *, is_first: bool) -> float:
        canvas, made = self._canvas, self._made
        if not is_first:
            text = f"{code_words(made)} · {made.office_name}"
            canvas.text(text, _SIDE, _TOP, _ROOM, _POINTS, colour=MUTED)
            return _TOP + _TITLE
        canvas.text(TITLE, _SIDE, _TOP, _ROOM, 14, bold=True, align=CENTRE)
        canvas.text(about(made, self._commune, children), _SIDE, _TOP + 7, _ROOM, 9.5, align=CENTRE)
        canvas.text(code_words(made), _SIDE, _TOP + 12.5, _ROOM, 9, bold=True, align=CENTRE)
        return _TOP + _FIRST_TITLE

    def _draw_head(self, y: float) -> float:
        height = self._head_height()
        self._canvas.fill(_SIDE, y, _ROOM, height)
        for text, x, width in zip(self._heads, self._lefts(), self._widths, strict=True):
            self._canvas.text(
                text,
                x + _PAD,
                y + _PAD,
                width - 2 * _PAD,
                self._head_points,
                bold=True,
                align=CENTRE,
            )
        self._canvas.rule(_SIDE, y, _SIDE + _ROOM, y)
        self._grid(y, y + height)
        return y + height

    def _draw_line(self, line: HandOffLine, y: float, height: float) -> None:
        for at, (text, x) in enumerate(zip(_texts(line), self._lefts(), strict=False)):
            width = self._widths[at] - 2 * _PAD
            align = CENTRE if at in _CENTRED else LEFT
            fits = 1.0 if at else min(1.0, _DIGITS / len(text))
            self._canvas.text(text, x + _PAD, y + _PAD, width, self._points * fits, align=align)
        self._grid(y, y + height)

    def _grid(self, top: float, bottom: float) -> None:
        for x in (*self._lefts(), _SIDE + _ROOM):
            self._canvas.rule(x, top, x, bottom)
        self._canvas.rule(_SIDE, bottom, _SIDE + _ROOM, bottom)

    def _draw_signatures(self, y: float) -> None:
        width = _ROOM / 2
        sides = ((OURS, sender(self._commune)), (THEIRS, self._made.office_name))
        for place, (side, who) in enumerate(sides):
            x = _SIDE + place * width
            for below, text, points in ((6, side, 10), (11, who, 9), (16, SIGN_HERE, 8)):
                bold = text is side
                self._canvas.text(text, x, y + below, width, points, bold=bold, align=CENTRE)

    def _lefts(self) -> Iterator[float]:
        x = _SIDE
        for width in self._widths:
            yield x
            x += width


def _texts(line: HandOffLine) -> tuple[str, ...]:
    known = known_texts(line).values()
    return (str(line.place), row_key(line.child_id), *known, reasons_of(line.asked))
