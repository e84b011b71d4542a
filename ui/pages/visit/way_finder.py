"""Finding the way to a household: the village by typing, then its head, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.ids import HouseholdId, VillageId
from ui.pages.visit.household_book import HouseholdBook
from ui.pages.visit.household_panel import NEW_HOUSEHOLD, RENAMED
from ui.pages.visit.lookups import Family, read_family, read_homes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.visit.page import VisitPage

_MANY = 7


class WayFinder(QObject):
    """Goes to villages and households; what was entered before is put aside, never lost."""

    def __init__(
        self, page: VisitPage, put_aside: Callable[[], None], show: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._model = page.model
        self._put_aside = put_aside
        self._show = show

    def suggest_villages(self, text: str) -> None:
        """Offer villages for what was typed, those visited last first."""
        around = self._model.around
        found = around.villages.suggest(text, _MANY, around.recent)
        self._page.panel.offer_villages(text, found)

    def choose_village(self, village_id: str) -> None:
        """Go to a village; a household of another village is left behind, and nothing with it."""
        village = self._model.around.known[VillageId(village_id)]
        seen = self._model.state.seen_household
        if seen and seen.village_id not in (None, village.id):
            self._put_aside()
            self._model.make_household("")
        self._model.choose_village(village)
        self._show()
        self.read_homes()

    def choose_household(self, household_id: str) -> None:
        """Go to a household of the list, make a new one, or write its head anew."""
        if household_id == RENAMED:
            self._model.edit("head_name", self._page.panel.head.text())
            self._show()
        elif household_id == NEW_HOUSEHOLD:
            self._make_household(self._page.panel.head.text())
        else:
            app, id_ = self._desk.app, HouseholdId(household_id)
            self._desk.store.run(lambda: read_family(app, id_), self.show_family, owner=self)

    def _make_household(self, head_name: str) -> None:
        if self._model.state.seen_household:
            self._put_aside()
            self._model.make_household(head_name)
        else:
            # The household on the form is new already: only its head is written anew.
            self._model.name_new_head(head_name)
        self._show()

    def show_family(self, family: Family | None) -> None:
        """Put a household in front with its children; the one in front stays as it is."""
        if family and family.household.id != self._model.state.household_id:
            self._put_aside()
            self._model.choose_household(family.household, family.children)
            self._show()

    def read_homes(self) -> None:
        """Read the households of the village, to find them while one types."""
        app, village_id = self._desk.app, self._model.state.village_id
        if village_id:
            self._desk.store.run(
                lambda: HouseholdBook(read_homes(app, village_id)),
                self._show_homes,
                key="visit.homes",
                owner=self,
            )

    def _show_homes(self, homes: HouseholdBook) -> None:
        self._model.around.homes = homes
        head = self._page.panel.head
        if head.hasFocus() and head.text() and not self._model.state.seen_household:
            self.suggest_households(head.text())

    def suggest_households(self, text: str) -> None:
        """Offer households of the village for what was typed."""
        found = self._model.around.homes.suggest(text, _MANY)
        known = self._model.state.seen_household is not None
        self._page.panel.offer_households(text, found, known=known)
