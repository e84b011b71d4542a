"""Review sheets as a PDF to print: A4 landscape, each village on pages of its own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.domain.cleaning.review_sheet import ReviewFamily, ReviewLine, ReviewSheet
from app.domain.errors import KnownError
from app.workbook.outgoing.list_layout import written_date
from app.workbook.outgoing.review_words import (
    ANSWERS,
    ASKED_HEADER,
    KEY_HEADER,
    NO_VILLAGE,
    SIGN_HERE,
    SIGNATURES,
    TITLE,
    code_words,
    place_and_day,
    questions_of,
)
from ui.review_sheets.answer_lines import LINE_HEIGHT, draw_answer
from ui.review_sheets.canvas import CENTRE, HEIGHT, MUTED, RIGHT, WIDTH, Canvas, write_document
from ui.review_sheets.pages import Block, paginate

Progress = Callable[[int, int], None]
Content = ReviewFamily | tuple[int, ReviewLine] | None
"""A household's head line, a child with its number, or the signatures."""

_SIDE, _TOP, _BOTTOM = 10.0, 8.0, 9.0
_ROOM = WIDTH - 2 * _SIDE
_COLUMNS = (
    ("TT", 8.0),
    (KEY_HEADER, 26.0),
    ("Trẻ em", 82.0),
    (ASKED_HEADER, 63.0),
    ("Ghi lại", 98.0),
)
_HEAD = 7.0
_FIRST_TITLE, _TITLE = 17.0, 6.0
_BAND = 6.5
_SIGNED = 34.0
_PAD = 1.5
_POINTS, _NAME_POINTS = 8.5, 10.0
_LEAST = 13.0


def write_review_pdf(
    path: Path,
    sheets: Sequence[ReviewSheet],
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write the sheets of all villages into one PDF and give the number of its pages.

    Raises KnownError: `cancelled` and those of `new_file`.
    """
    return write_document(
        path, TITLE, lambda canvas: _Printing(canvas, progress, cancelled).print_all(sheets)
    )


class _Printing:
    """One document while it is drawn."""

    def __init__(self, canvas: Canvas, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._canvas = canvas
        self._progress = progress
        self._cancelled = cancelled

    def print_all(self, sheets: Sequence[ReviewSheet]) -> int:
        """Draw every page of every sheet."""
        drawn = 0
        for done, sheet in enumerate(sheets):
            self._progress(done, len(sheets))
            pages = self._pages(sheet)
            for number, page in enumerate(pages, start=1):
                if self._cancelled():
                    raise KnownError("cancelled")
                if drawn:
                    self._canvas.next_page()
                self._draw_page(sheet, page, number, len(pages))
                drawn += 1
        self._progress(len(sheets), len(sheets))
        return drawn

    def _pages(self, sheet: ReviewSheet) -> list[list[Block[Content]]]:
        room = HEIGHT - _TOP - _BOTTOM - _HEAD
        blocks = self._blocks(sheet)
        return paginate(blocks, first_room=room - _FIRST_TITLE, room=room - _TITLE)

    def _blocks(self, sheet: ReviewSheet) -> Iterator[Block[Content]]:
        number = 0
        for family in sheet.families:
            yield Block(_BAND, family, keeps_next=True)
            for line in family.lines:
                number += 1
                # The signatures stand under somebody.
                is_last = number == sheet.children
                yield Block(self._height(line), (number, line), keeps_next=is_last)
        yield Block(_SIGNED, None)

    def _height(self, line: ReviewLine) -> float:
        known = self._canvas.height_of(_name(line), _inner(2), _NAME_POINTS, bold=True)
        known += self._canvas.height_of(_about(line), _inner(2), _POINTS)
        asked = self._canvas.height_of(_asked(line), _inner(3), _POINTS)
        answers = len(line.fields) * LINE_HEIGHT
        return max(_LEAST, known + 2 * _PAD, asked + 2 * _PAD, answers + _PAD)

    def _draw_page(
        self, sheet: ReviewSheet, page: list[Block[Content]], number: int, total: int
    ) -> None:
        y = self._draw_title(sheet, is_first=number == 1)
        y = self._draw_head(y)
        for block in page:
            if isinstance(block.content, ReviewFamily):
                self._draw_family(block.content, y)
            elif block.content is None:
                self._draw_signatures(y)
            else:
                self._draw_line(*block.content, y, block.height)
            y += block.height
        self._draw_foot(sheet, number, total)

    def _draw_title(self, sheet: ReviewSheet, *, is_first: bool) -> float:
        canvas = self._canvas
        if not is_first:
            text = f"{sheet.village or NO_VILLAGE} · {code_words(sheet)}"
            canvas.text(text, _SIDE, _TOP, _ROOM, _POINTS, colour=MUTED)
            return _TOP + _TITLE
        canvas.text(TITLE, _SIDE, _TOP, _ROOM, 14, bold=True, align=CENTRE)
        canvas.text(place_and_day(sheet), _SIDE, _TOP + 7.5, _ROOM, 10, align=CENTRE)
        canvas.text(code_words(sheet), _SIDE, _TOP, _ROOM, _POINTS, align=RIGHT)
        return _TOP + _FIRST_TITLE

    def _draw_head(self, y: float) -> float:
        self._canvas.fill(_SIDE, y, _ROOM, _HEAD)
        for (header, width), x in zip(_COLUMNS, _lefts(), strict=True):
            self._canvas.text(header, x, y + 1.5, width, _POINTS, bold=True, align=CENTRE)
        self._grid(y, y + _HEAD)
        self._canvas.rule(_SIDE, y, _SIDE + _ROOM, y, 0.3)
        return y + _HEAD

    def _draw_family(self, family: ReviewFamily, y: float) -> None:
        phone = f"ĐT: {family.phone}" if family.phone else ""
        told = filter(None, (phone, family.address))
        canvas = self._canvas
        canvas.rule(_SIDE, y, _SIDE + _ROOM, y, 0.5)
        head = f"Hộ: {family.head_name or '………………'}"
        canvas.text(head, _SIDE + _PAD, y + 1.1, 110, 9, bold=True)
        canvas.text(" · ".join(told), _SIDE + 112, y + 1.2, _ROOM - 114, _POINTS)
        for x in (_SIDE, _SIDE + _ROOM):
            canvas.rule(x, y, x, y + _BAND)

    def _draw_line(self, number: int, line: ReviewLine, y: float, height: float) -> None:
        canvas, lefts = self._canvas, list(_lefts())
        canvas.rule(_SIDE, y, _SIDE + _ROOM, y)
        canvas.text(str(number), lefts[0], y + _PAD, _COLUMNS[0][1], _POINTS, align=CENTRE)
        canvas.text(line.key, lefts[1], y + _PAD, _COLUMNS[1][1], 9, align=CENTRE)
        x, width = lefts[2] + _PAD, _inner(2)
        name = canvas.text(_name(line), x, y + _PAD, width, _NAME_POINTS, bold=True)
        canvas.text(_about(line), x, y + _PAD + name, width, _POINTS)
        canvas.text(_asked(line), lefts[3] + _PAD, y + _PAD, _inner(3), _POINTS)
        asked = (field for field in ANSWERS if field in line.fields)
        for place, field in enumerate(asked):
            top = y + _PAD / 2 + place * LINE_HEIGHT
            draw_answer(canvas, field, lefts[4] + _PAD, top, _inner(4))
        self._grid(y, y + height)

    def _grid(self, top: float, bottom: float) -> None:
        for x in (*_lefts(), _SIDE + _ROOM):
            self._canvas.rule(x, top, x, bottom)
        self._canvas.rule(_SIDE, bottom, _SIDE + _ROOM, bottom)

    def _draw_signatures(self, y: float) -> None:
        width = _ROOM / len(SIGNATURES)
        self._canvas.rule(_SIDE, y, _SIDE + _ROOM, y, 0.5)
        for place, who in enumerate(SIGNATURES):
            x = _SIDE + place * width
            self._canvas.text(who, x, y + 5, width, 10, bold=True, align=CENTRE)
            self._canvas.text(SIGN_HERE, x, y + 10, width, _POINTS, align=CENTRE, colour=MUTED)

    def _draw_foot(self, sheet: ReviewSheet, number: int, total: int) -> None:
        y = HEIGHT - _BOTTOM + 1.5
        self._canvas.text(sheet.commune, _SIDE, y, _ROOM, 8, colour=MUTED)
        text = f"Trang {number}/{total}"
        self._canvas.text(text, _SIDE, y, _ROOM, 8, align=RIGHT, colour=MUTED)


def _lefts() -> Iterator[float]:
    x = _SIDE
    for _, width in _COLUMNS:
        yield x
        x += width


def _inner(column: int) -> float:
    return _COLUMNS[column][1] - 2 * _PAD


def _name(line: ReviewLine) -> str:
    return line.full_name or "………………………………"


def _about(line: ReviewLine) -> str:
    born = f"Sinh {written_date(line.birth_date) or '………'}"
    adults = (
        ("Cha", line.father_name),
        ("Mẹ", line.mother_name),
        ("Người nuôi dưỡng", line.guardian_name),
    )
    told = " · ".join(filter(None, (born, line.sex, line.ethnicity)))
    family = " · ".join(f"{who}: {name}" for who, name in adults if name)
    return "\n".join(filter(None, (told, family)))


def _asked(line: ReviewLine) -> str:
    return "\n".join(f"– {text}." for text in questions_of(line.asked, line.national_id))
