"""The page of a letter in millimetres, as Nghị định 30/2020/NĐ-CP and its .docx have it."""

from collections.abc import Callable

from ui.review_sheets.canvas import Canvas
from ui.review_sheets.pages import Block

SHORT, LONG = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 16.0
"""20-25, 20-25, 30-35 and 15-20 are allowed."""
NUMBER_AT, NUMBER_POINTS = 10.0, 13.0
"""Where the number of the page stands, from its upper edge."""
POINTS = 14.0
RULE = 0.3
"""How thick the rules of the head are."""

Draw = Callable[[Canvas, float], None]
"""Draws at a height of the page."""
Piece = Block[Draw]


def across(*, upright: bool) -> float:
    """Give the width that is written on."""
    return (SHORT if upright else LONG) - LEFT - RIGHT


def down(*, upright: bool) -> float:
    """Give the height that is written on."""
    return (LONG if upright else SHORT) - TOP - BOTTOM


def gap(height: float) -> Piece:
    """Leave some room."""
    return Block(height, lambda _canvas, _y: None)
