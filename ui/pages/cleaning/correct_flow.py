"""From one record of the list to the next: opening, going on, saving; the list stands still."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.ids import ChildId, GroupId
from app.services.doubles.decide_duplicate import keep_apart, why_apart
from ui.circumstances.sheet import open_circumstances
from ui.errors import told
from ui.pages.cleaning.double_lines import APART_KEY, MERGE_KEY, SEE_KEY
from ui.pages.visit.key_hold import KeyHold
from ui.signals import Notice
from ui.undoing import undo

if TYPE_CHECKING:
    from app.services.outcome import Saved
    from ui.pages.cleaning.page import CleaningPage


class CorrectFlow(QObject):
    """Knows which record comes next, and where the cursor is to be when it is there."""

    def __init__(self, page: CleaningPage) -> None:
        super().__init__(page)
        self._page = page
        self._keys = KeyHold(page)
        self._begins = False
        """Whether the cursor goes into the form when the record comes."""
        editor, correcting, pane = page.editor, page.correcting, page.pane
        pane.opened.connect(self.open)
        pane.came_to.connect(self._follow)
        editor.closed.connect(self.close)
        editor.next_asked.connect(partial(self.go, 1))
        editor.previous_asked.connect(partial(self.go, -1))
        editor.visit_asked.connect(self._visit)
        editor.circumstances_asked.connect(self._see_circumstances)
        editor.doubles.told_apart.connect(self._tell_apart)
        editor.doubles.see_asked.connect(self._see)
        editor.doubles.merge_asked.connect(self._merge)
        editor.form.history.undo_asked.connect(lambda id_: undo(page.desk, GroupId(id_)))
        correcting.opened.connect(self._show)
        correcting.saved.connect(self._saved)
        correcting.stopped.connect(lambda _: self._keys.throw_away())
        correcting.asked.connect(lambda _: self._keys.throw_away())
        self._take_keys()

    def open(self, child_id: str) -> None:
        """Open a record, the cursor in its first field with a problem."""
        self._begins = True
        self._keys.hold()
        self._page.correcting.open(ChildId(child_id))

    def go(self, step: int) -> None:
        """Open the record before or after the one that is open."""
        page = self._page
        here = page.correcting.child_id or page.pane.here
        wanted = page.model.next_of(here, step)
        if wanted is not None and page.correcting.record is not None:
            self._go_to(wanted)

    def save(self) -> None:
        """Save the record that is open; the next one follows."""
        if self._page.correcting.record is not None and not self._page.correcting.under_way:
            self._keys.hold()
            self._page.correcting.save()

    def close(self) -> None:
        """Put the record away and go back to the list."""
        self._page.correcting.shut()
        self._page.pane.take_focus()

    def show_place(self) -> None:
        """Say where in the list the open record stands."""
        child_id = self._page.correcting.child_id
        if child_id is not None:
            model = self._page.model
            self._page.editor.show_place(model.place_of(child_id), len(model.ids))

    def _go_to(self, child_id: ChildId) -> None:
        self._begins = True
        self._keys.hold()
        self._page.pane.bring(child_id)
        self._page.correcting.open(child_id)

    def _follow(self, child_id: str) -> None:
        """Show the record the cursor of the list came to, once one is open."""
        record = self._page.correcting.record
        if record is not None and record.child.id != child_id:
            self._page.correcting.open(ChildId(child_id))

    def _show(self) -> None:
        self._page.make_room()
        self.show_place()
        if self._begins and self._page.correcting.record is not None:
            self._begins = False
            self._page.editor.begin()
            self._keys.give()
        elif not self._begins:
            self._keys.throw_away()

    def _saved(self, saved: Saved) -> None:
        page, child_id = self._page, saved.child_id
        name = page.correcting.form.child().full_name or "hồ sơ"
        if child_id is not None:
            page.model.note_saved(child_id)
        following = page.model.next_undone(child_id or "")
        said = f"Đã lưu {name}" if following else f"Đã lưu {name} · hết danh sách"
        notice = Notice(said, group_id=saved.group_id)
        if following is not None:
            self._go_to(following)  # before the counts: nobody waits for them
        else:
            self._keys.throw_away()
            self.close()
        page.desk.signals.announce("child", "household", notice=notice)

    def _tell_apart(self, other_id: str) -> None:
        """Remember that the open record and another are two children."""
        page, record = self._page, self._page.correcting.record
        if record is None:
            return
        app, this = page.desk.app, record.child
        double = next(one for one in record.doubles if one.child.id == other_id)
        said = f"Đã ghi nhớ: {this.full_name} và {double.child.full_name} là hai trẻ khác nhau"

        def tell(saved: Saved) -> None:
            page.model.note_saved(this.id)
            page.desk.signals.announce("decision", notice=Notice(said, group_id=saved.group_id))

        page.editor.doubles.forget(other_id)
        page.desk.store.run(
            lambda: keep_apart(app, this.id, double.child.id, why_apart(double.reasons)),
            tell,
            lambda error: page.desk.signals.say(told(error), state="bad"),
        )

    def _see(self, other_id: str) -> None:
        if other_id in self._page.model.ids:
            self._page.pane.bring(other_id)
        self.open(other_id)

    def _merge(self, other_id: str) -> None:
        """Compare the open record with another where records are merged."""
        child_id = self._page.correcting.child_id
        if child_id is not None:
            self._page.desk.signals.go("duplicates", child_ids=(child_id, other_id))

    def _take_keys(self) -> None:
        doubles = self._page.editor.doubles
        for key, does in (
            (MERGE_KEY, doubles.merge_first),
            (APART_KEY, doubles.answer_first),
            (SEE_KEY, doubles.see_first),
        ):
            shortcut = QShortcut(QKeySequence(key), self._page, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _see_circumstances(self) -> None:
        child_id = self._page.correcting.child_id
        if child_id is not None:
            open_circumstances(self._page, self._page.desk, child_id)

    def _visit(self) -> None:
        child_id = self._page.correcting.child_id
        if child_id is not None:
            self._page.desk.signals.go("visit", child_id=child_id)
