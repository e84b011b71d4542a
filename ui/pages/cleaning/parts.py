"""The parts of *Làm sạch* beside its list, each made when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from ui.pages.cleaning.batch_panel import BatchPanel
from ui.pages.cleaning.bulk_panel import BulkPanel
from ui.pages.cleaning.hand_out import HandOutPanel
from ui.widgets.basic import label
from ui.widgets.face_stack import FaceStack
from ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.cleaning.page import CleaningPage

TABS = ("Danh sách", "Sửa hàng loạt", "Việc đã làm", "Xuất và in")
LIST, BULK, BATCHES, HAND_OUT = range(4)


class Parts(QObject):
    """One part is in front; the facets left of it say what it works on."""

    def __init__(self, page: CleaningPage) -> None:
        super().__init__(page)
        self._page = page
        self.place = LIST
        self.tabs = PartTabs(TABS)
        self.faces = FaceStack()
        self.faces.addWidget(page.pane)
        self.what = label("Danh sách việc", "section")
        self.lists = QStackedWidget()
        self.lists.addWidget(page.worklists)
        self._left_list = ""
        self.tabs.currentChanged.connect(self._show)

    @cached_property
    def bulk(self) -> BulkPanel:
        """Bulk fixes; their kinds stand in the place of the worklists."""
        made = BulkPanel(self._page.desk)
        self.lists.addWidget(made.kinds)
        self.faces.addWidget(made)
        return made

    @cached_property
    def batches(self) -> BatchPanel:
        """What was done."""
        made = BatchPanel(self._page.desk)
        self.faces.addWidget(made)
        return made

    @cached_property
    def hand_out(self) -> HandOutPanel:
        """Lists and review sheets for others."""
        made = HandOutPanel(self._page.desk)
        self.faces.addWidget(made)
        return made

    def go_to(self, place: int) -> None:
        """Bring a part to the front."""
        self.tabs.setCurrentIndex(place)

    def follow_filter(self) -> None:
        """Tell the part in front that the filter is another."""
        wanted = self._page.model.filter
        if self.place == BULK:
            self.bulk.show_filter(wanted)
        elif self.place == HAND_OUT:
            self.hand_out.show_filter(wanted)

    def look_again(self) -> None:
        """Tell the part in front that something was written."""
        if self.place == BATCHES:
            self.batches.read()
        else:
            self.follow_filter()

    def leave(self) -> None:
        """Stop what is under way: the window closes."""
        if "bulk" in self.__dict__:
            self.bulk.leave()
        if "hand_out" in self.__dict__:
            self.hand_out.leave()

    def _show(self, place: int) -> None:
        page, model = self._page, self._page.model
        if page.correcting.record is not None:
            page.correcting.shut()
        self.what.setText("Loại sửa" if place == BULK else "Danh sách việc")
        if place == BULK:
            # A worklist says what is missing, a fix is about what is written: all are looked at.
            self._left_list = model.worklist_key
            model.choose_worklist("")
        elif self.place == BULK:
            model.choose_worklist(self._left_list)
        self.place = place
        self.faces.setCurrentWidget(self._open(place))
        self.lists.setCurrentIndex(int(place == BULK))

    def _open(self, place: int) -> QWidget:
        wanted = self._page.model.filter
        if place == BULK:
            self.bulk.open(wanted)
            return self.bulk
        if place == BATCHES:
            self.batches.read()
            return self.batches
        if place == HAND_OUT:
            self.hand_out.open(wanted)
            return self.hand_out
        return self._page.pane
