"""The menu of a bulk fix that somebody must choose for: one row, or all with the same old text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.pages.cleaning.bulk_table import NEW
from ui.words import thousands

if TYPE_CHECKING:
    from ui.pages.cleaning.bulk_table import BulkTable
    from ui.widgets.plain_table import PlainTable


def ask_choice(view: PlainTable, table: BulkTable, row: int) -> QMenu:
    """Offer the values a row may have beside it, the first ready for Enter; Esc leaves it open."""
    menu = QMenu(view)
    menu.setAccessibleName("Chọn giá trị đúng")
    fix, alike = table.fixes[row], table.alike(row)
    for choice in fix.choices:
        taken = menu.addAction(choice.shown)
        taken.triggered.connect(lambda _=False, one=choice: table.choose([row], one))
    if len(alike) > 1:
        menu.addSeparator()
        for choice in fix.choices:
            taken = menu.addAction(f"Cả {thousands(len(alike))} dòng như vậy: {choice.shown}")
            taken.triggered.connect(lambda _=False, one=choice: table.choose(alike, one))
    place = view.visualRect(table.index(row, NEW))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(view.viewport().mapToGlobal(place.bottomLeft()))
    return menu
