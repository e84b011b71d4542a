"""A chart of a report drawn in a workbook, live on the cells of its table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports.report import Chart, Table

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as Drawn
    from xlsxwriter.workbook import Workbook

LOOKS = (
    ("#1b5e7a", "circle", "solid"),
    ("#b3541e", "square", "dash"),
    ("#3c7a3c", "triangle", "round_dot"),
    ("#6b4a8a", "diamond", "long_dash"),
)
"""Colour, mark and kind of each line: told apart in black and white, too."""
_LABEL, _TITLE = 11, 13
SIZE = {"width": 620, "height": 300}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Where a table stands on a sheet; rows and columns from 0."""

    sheet: str
    head: int
    first: int
    """The row of the first line."""
    names: int
    """The column with the names of the lines."""
    figures: int
    """The first column of figures."""


def draw_chart(book: "Workbook", chart: Chart, table: Table, cells: Cells, font: str) -> "Drawn":
    """Make the chart; the caller puts it on a sheet."""
    drawn = book.add_chart({"type": "line"})
    last = cells.first + len(table.lines) - 1
    keys = [column.key for column in table.columns]
    for place, key in enumerate(chart.columns):
        at = cells.figures + keys.index(key)
        colour, mark, dash = LOOKS[place % len(LOOKS)]
        drawn.add_series(
            {
                "name": [cells.sheet, cells.head, at],
                "categories": [cells.sheet, cells.first, cells.names, last, cells.names],
                "values": [cells.sheet, cells.first, at, last, at],
                "line": {"color": colour, "width": 2, "dash_type": dash},
                "marker": {"type": mark, "size": 6, "fill": {"color": colour}},
            }
        )
    letters = {"name": font, "size": _LABEL, "bold": False}
    drawn.set_title({"name": chart.title, "name_font": {**letters, "size": _TITLE, "bold": True}})
    drawn.set_x_axis({"num_font": letters, "text_axis": True})
    drawn.set_y_axis(
        {
            "num_font": letters,
            "min": 0,
            "max": chart.most,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": "#c9c9c9", "width": 0.5}},
        }
    )
    drawn.set_legend({"position": "bottom", "font": letters})
    drawn.set_size(SIZE)
    return drawn
