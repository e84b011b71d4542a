"""What each key and click of the page leads to, through the view model and the store's lane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.ids import ChildId
from app.domain.places.place import VillageBook
from app.domain.status import Status
from app.services.doubles.decide_duplicate import why_apart
from ui.movements.sheet import open_movements
from ui.pages.visit.draft_keeper import DraftKeeper
from ui.pages.visit.form_text import CHILD_FIELDS, HOME_FIELDS
from ui.pages.visit.likely_watch import LikelyWatch
from ui.pages.visit.lookups import (
    Commune,
    Family,
    read_around,
    read_commune,
    read_family,
    read_holders,
    read_record,
    read_returned_of,
)
from ui.pages.visit.returned import ReturnedBook
from ui.pages.visit.save_flow import SaveFlow
from ui.pages.visit.taking_up import TakingUp
from ui.pages.visit.unsaved_circumstances import UnsavedCircumstances
from ui.pages.visit.waiting_draft import WaitingDraft
from ui.pages.visit.way_finder import WayFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.child import Child
    from app.services.doubles.find_likely import Likeness
    from app.services.exchange.read_returned import Returned
    from ui.pages.visit.page import VisitPage
    from ui.pages.visit.state import VisitState

_OWN_FIELDS = (*CHILD_FIELDS, "address", "phone")
"""What is entered; village and head are also how one finds the way."""


class VisitFlow(QObject):
    """Listens to the parts of the page and answers them; nothing here waits for the store."""

    def __init__(self, page: VisitPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._model = page.model
        self._view = page.view
        self._keeper = DraftKeeper(page.desk, self)
        self._waiting = WaitingDraft(page.desk, page.draft_bar, self._keeper)
        self._likely = LikelyWatch(page.desk, self)
        self.way = WayFinder(page, self._put_aside, self.show)
        self.taking_up = TakingUp(page, self._waiting, self.show)
        self.saving = SaveFlow(page, self._keeper, self.show)
        self.circumstances = UnsavedCircumstances(page, self._keeper)
        self._wants_to_mend = False
        self._listen()

    def open(self, facts: Mapping[str, object]) -> None:
        """Read the villages and the waiting form, then the record that is wanted."""
        app = self._desk.app
        self._desk.store.run(lambda: read_commune(app), self._show_commune, owner=self)
        child_id, household_id = facts.get("child_id"), facts.get("household_id")
        self._wants_to_mend = bool(facts.get("mend"))
        if isinstance(child_id, str):
            self._read_record(ChildId(child_id), self._open_record)
        elif isinstance(household_id, str):
            self.way.choose_household(household_id)

    def close(self) -> None:
        """Keep the form and end the watch."""
        self._keeper.note(self._model.state)
        self._keeper.keep_now()
        self._likely.close()

    def show(self) -> None:
        """Show everything anew, and look for who is like the child now on the form."""
        self._view.show_all()
        self.circumstances.show()
        self._page.questions.clear()
        self._read_returned()
        self._show_likely(self._page.strip.shown)
        self._changed()

    def _put_aside(self) -> None:
        """Keep what was entered, before another form takes its place."""
        state = self._model.state
        if state.differs(_OWN_FIELDS) or state.moved_from or state.prepared:
            self._waiting.put_aside(replace(state))
            self._model.begin_draft()

    # Children

    def choose_child(self, child_id: str) -> None:
        """Put a known child on the form, or a new one; what was being typed is put aside."""
        if child_id == (self._model.state.child_id if self._model.state.seen_child else ""):
            return
        self._put_aside()
        known = {child.id: child for child in self._model.around.children}
        if child_id:
            self._model.open_child(known[ChildId(child_id)])
        else:
            self._model.next_child()
        self.show()
        self._page.focus_field("full_name")

    def two_children(self, child_id: str) -> None:
        """Remember that a card is another child; its card goes."""
        card = next((c for c in self._page.strip.cards if c.id == child_id), None)
        if card:
            self.taking_up.withdraw()
            why = why_apart((one.field, one.verdict) for one in card.likeness.match.reasons)
            self._model.keep_apart(card.id, why)
            self._show_likely(self._page.strip.shown)
            self._desk.signals.say("Đã ghi là hai trẻ khác nhau; nhớ cùng lúc với hồ sơ khi lưu.")
            self._changed()

    def _open_record(self, child: Child, family: Family) -> None:
        self.way.show_family(family)
        self._model.around.children = family.children
        self._model.open_child(child)
        self.show()

    def _read_record(self, id_: ChildId, then: Callable[[Child, Family], None]) -> None:
        app = self._desk.app

        def found(record: tuple[Child, Family] | None) -> None:
            if record:
                then(*record)

        self._desk.store.run(lambda: read_record(app, id_), found, owner=self)

    # Fields

    def _edit(self, name: str, text: str) -> None:
        if self._model.is_way_finding(name):
            return
        self._model.edit(name, text)
        self._view.tell()
        self._changed()

    def _leave(self, name: str) -> None:
        state = self._model.state
        if name == "village" and not self._model.is_way_finding(name):
            self._settle_village(state.texts.get("village", ""))
        if name in HOME_FIELDS or state.differs(CHILD_FIELDS):
            self._model.leave(name)
        self._model.tidy(name)
        row = self._view.row(name)
        if row:
            row.editor.write(state.texts.get(name, ""))
        if name == "national_id":
            self._read_holders(self._model.child().national_id)
        self._view.tell()
        self._ask_reasons()
        if name == "birth_date":
            self._changed()  # a year of two digits is a whole one now

    def _settle_village(self, text: str) -> None:
        if text == self._model.village_label(self._model.state.village_id):
            return
        village = self._model.around.villages.find(text)
        if village:
            self.way.choose_village(village.id)
        else:
            self._model.choose_village(None)

    def _take_offer(self, name: str) -> None:
        self._model.take_offer(name)
        self._view.show_all()
        self._changed()

    def _pass(self, code: str, reason: str) -> None:
        self._model.pass_warning(code, reason)
        self._view.tell()
        self._keeper.note(self._model.state)

    def _ask_reasons(self) -> None:
        self._page.questions.ask_reasons(
            self._model.checks.open_warnings(), self._model.state.passed
        )

    def _changed(self) -> None:
        state = self._model.state
        self._keeper.note(state)
        self._likely.ask(self._model.person() if state.differs(CHILD_FIELDS) else None)

    def _read_returned(self) -> None:
        app, state = self._desk.app, self._model.state
        keys = {("household", state.household_id), ("child", state.child_id)}
        self._desk.store.run(
            lambda: read_returned_of(app, keys),
            self._show_returned,
            key="visit.returned",
            owner=self,
        )

    # What comes back from the lanes

    def _show_returned(self, returned: list[Returned]) -> None:
        book = ReturnedBook(returned)
        self._model.around.returned = book
        self._view.tell()
        wanted = book.first_field(self._model.state)
        if wanted and self._wants_to_mend:
            self._page.focus_field(wanted)
        self._wants_to_mend = False

    def _show_commune(self, commune: Commune) -> None:
        around = self._model.around
        around.villages = VillageBook(commune.villages)
        around.known = {village.id: village for village in commune.villages}
        around.recent = commune.recent
        self._waiting.find(commune.draft, self._model.state)
        if self._page.panel.village.hasFocus() and not self._page.panel.village.text():
            self.way.suggest_villages("")

    def _read_holders(self, number: str) -> None:
        app, holders = self._desk.app, self._model.around.holders
        if not number:
            return

        def found(ids: set[ChildId]) -> None:
            holders[number] = ids
            self._view.tell()

        self._desk.store.run(lambda: read_holders(app, number), found, owner=self)

    def _same_child(self, child_id: str) -> None:
        """Go on with the record of a card; one that was closed is opened again first."""
        card = next(one for one in self._page.strip.cards if one.id == child_id)
        if card.likeness.child.status is Status.MOVED_OUT:
            open_movements(self._page, self._desk, ChildId(child_id))
        else:
            self.taking_up.begin(ChildId(child_id))

    def _show_likely(self, found: list[Likeness]) -> None:
        """Show the cards that still wait for an answer: one given is not asked again."""
        state = self._model.state
        answered = {state.child_id, *state.apart}
        self._page.strip.show_likely([one for one in found if one.child.id not in answered])

    def _reopen(self, state: VisitState) -> None:
        self._put_aside()
        self._model.reopen(state)
        self.show()
        self._page.focus_field("full_name")
        app, id_ = self._desk.app, state.household_id
        self._desk.store.run(lambda: read_family(app, id_), self._show_siblings, owner=self)

    def _show_siblings(self, family: Family | None) -> None:
        if family and family.household.id == self._model.state.household_id:
            self._model.around.children = family.children
            self._view.show_children()

    def _refresh(self, entities: frozenset[str]) -> None:
        """Somebody wrote: look again at the villages, the household and the strip."""
        app, state = self._desk.app, self._model.state
        home_id, child_id = state.household_id, state.child_id
        if self.saving.under_way or not entities & {"village", "household", "child"}:
            return
        self._desk.store.run(lambda: read_commune(app), self._show_commune, owner=self)
        self.way.read_homes()
        self._desk.store.run(
            lambda: read_around(app, home_id, child_id), self._look_again, owner=self
        )

    def _look_again(self, found: tuple[Family | None, Child | None]) -> None:
        family, child = found
        home, children = (family.household, family.children) if family else (None, [])
        self._model.look_again(home, children, child)
        self._view.show_children()
        self._changed()

    def _listen(self) -> None:
        panel, strip = self._page.panel, self._page.strip
        panel.village_asked.connect(self.way.suggest_villages)
        panel.village_chosen.connect(self.way.choose_village)
        panel.household_asked.connect(self.way.suggest_households)
        panel.household_chosen.connect(self.way.choose_household)
        panel.child_chosen.connect(self.choose_child)
        for row in self._view.rows:
            row.edited.connect(self._edit)
            row.left.connect(self._leave)
            row.offer_taken.connect(self._take_offer)
        strip.same_child.connect(self._same_child)
        strip.two_children.connect(self.two_children)
        strip.opened.connect(lambda id_: self._desk.signals.go("children", child_id=id_))
        self._page.questions.reasoned.connect(self._pass)
        self._likely.found.connect(self._show_likely)
        self._waiting.taken_up.connect(self._reopen)
        self._desk.signals.changed.connect(self._refresh)
