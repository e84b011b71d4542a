"""From a figure to its children on *Trẻ em*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.sentences.report import FIGURE_OF
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from app.reports.report import Report
    from ui.desk import Desk
    from ui.pages.reports.figure_model import Cell


def open_figure(
    desk: Desk, report: Report, cell: Cell, failed: Callable[[Exception], None], owner: QObject
) -> None:
    """Name the children in the lane of the store, then show exactly those."""
    who = report.who
    if who is None:
        return
    count = thousands(cell.count)
    name = FIGURE_OF.format(column=cell.column_name, line=cell.line_name, count=count)
    desk.store.run(
        lambda: [str(id_) for id_ in who(cell.table, cell.line, cell.column)],
        lambda ids: desk.signals.go("children", figure_ids=ids, figure_name=name),
        failed,
        key="report.who",
        owner=owner,
    )
