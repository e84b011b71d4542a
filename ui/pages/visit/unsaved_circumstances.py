"""The sheet of circumstances for the child on the form, saved or not; what is said is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.circumstances.sheet import CircumstanceSheet, open_circumstances, open_unsaved
from ui.circumstances.unsaved import Unsaved
from ui.sentences.circumstance import NEW_CHILD

if TYPE_CHECKING:
    from app.services.circumstances.prepare_circumstances import Prepared
    from ui.pages.visit.draft_keeper import DraftKeeper
    from ui.pages.visit.page import VisitPage
    from ui.pages.visit.state import VisitState

_BUTTON = "Hoàn cảnh…"
_BUTTON_WITH = "Hoàn cảnh ({})…"


class UnsavedCircumstances(QObject):
    """Opens the sheet, and puts it away when another child comes on the form."""

    def __init__(self, page: VisitPage, keeper: DraftKeeper) -> None:
        super().__init__(page)
        self._page = page
        self._keeper = keeper

    def open(self) -> None:
        """Open the sheet of the child on the form."""
        page, state = self._page, self._page.model.state
        if state.seen_child is not None:
            open_circumstances(page, page.desk, state.seen_child.id)
            return

        def keep(prepared: Prepared) -> None:
            state.prepared = prepared
            self._keeper.note(state)
            self._tell(state)

        name = state.texts.get("full_name", "").strip() or NEW_CHILD
        unsaved = Unsaved(state.child_id, name, lambda: state.prepared, keep)
        open_unsaved(page, page.desk, unsaved)

    def show(self) -> None:
        """Follow the form: another child's sheet goes, and the button counts what waits."""
        state = self._page.model.state
        sheet = self._page.window().findChild(CircumstanceSheet)
        unsaved = sheet.unsaved if sheet else None
        if sheet and unsaved and unsaved.child_id != state.child_id:
            sheet.shut()
        self._tell(state)

    def _tell(self, state: VisitState) -> None:
        count = len(state.prepared.recordings) + len(state.prepared.dropped)
        self._page.circumstances.setText(_BUTTON_WITH.format(count) if count else _BUTTON)
