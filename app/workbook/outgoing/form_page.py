"""A page that somebody fills in by hand or in Excel: kept in sight, safe from slips, A4 across."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.workbook.outgoing.writer import A4, ListColumn

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE_ROWS = 4
"""Title, who and when, code, header: repeated on each printed page and kept in sight."""
_FROZEN_COLUMNS = 3
_MAY_STILL = (
    *("format_columns", "format_rows", "sort", "autofilter"),
    *("select_locked_cells", "select_unlocked_cells"),
)


def set_up_form(page: "Worksheet", columns: Sequence[ListColumn], footer: str) -> None:
    """Lay out the columns, protect what is locked, and say how it prints."""
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
    page.freeze_panes(TITLE_ROWS, _FROZEN_COLUMNS)
    # Against slips only: without a password anybody may take the protection off.
    page.protect("", dict.fromkeys(_MAY_STILL, True))
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, TITLE_ROWS - 1)
    page.set_footer(footer)
