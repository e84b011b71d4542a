"""The places to write on a review sheet: a line a field, shaped as its answer is."""

from collections.abc import Callable, Mapping

from app.domain.person.sex import Sex
from app.workbook.outgoing.review_words import ANSWERS
from ui.review_sheets.canvas import MUTED, Canvas

LINE_HEIGHT = 8.5
"""Millimetres for one answer by hand."""
_LABEL_WIDTH = 32.0
_POINTS = 8.5
_DIGIT, _DIGIT_HEIGHT = 4.6, 6.0
_TICK = 4.0


def draw_answer(canvas: Canvas, field: str, x: float, y: float, width: float) -> None:
    """Draw the label of a field and the place to write."""
    canvas.text(f"{ANSWERS[field]}:", x, y + 2.4, _LABEL_WIDTH, _POINTS, colour=MUTED)
    draw = _SHAPES.get(field, _line)
    draw(canvas, x + _LABEL_WIDTH, y, width - _LABEL_WIDTH)


def _line(canvas: Canvas, x: float, y: float, width: float) -> None:
    canvas.rule(x, y + 6.8, x + width, y + 6.8, dotted=True)


def _digits(count: int) -> Callable[[Canvas, float, float, float], None]:
    def draw(canvas: Canvas, x: float, y: float, _width: float) -> None:
        for place in range(count):
            canvas.box(x + place * _DIGIT, y + 1.4, _DIGIT, _DIGIT_HEIGHT)

    return draw


def _date(canvas: Canvas, x: float, y: float, _width: float) -> None:
    at = x
    for digits in (2, 2, 4):
        if at > x:
            canvas.text("/", at + 0.9, y + 2.0, 3, 10)
            at += 3.4
        _digits(digits)(canvas, at, y, 0)
        at += digits * _DIGIT


def _choice(canvas: Canvas, x: float, y: float, _width: float) -> None:
    for place, sex in enumerate(Sex):
        at = x + place * 22
        canvas.box(at, y + 2.3, _TICK, _TICK)
        canvas.text(sex, at + _TICK + 1.5, y + 2.2, 16, _POINTS)


_SHAPES: Mapping[str, Callable[[Canvas, float, float, float], None]] = {
    "birth_date": _date,
    "sex": _choice,
    "national_id": _digits(12),
    "phone": _digits(10),
}
