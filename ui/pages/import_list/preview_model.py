"""The preview of the file in hand and what the person decides about its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from app.services.lists.import_decisions import Decisions
from ui.errors import told
from ui.garbage import leave_alone_what_stands
from ui.pages.import_list.previewed import Shown, lay_out
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.domain.handoff.registration import Span
    from app.domain.ids import ChildId
    from app.services.lists.find_doubles import Double
    from app.services.lists.import_report import RowRef
    from app.services.lists.preview_list import Preview
    from app.services.lists.read_list import FoundList
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk


class PreviewModel(QObject):
    """Made anew by `make`; every decision plans the rows again in the lane."""

    made = Signal()
    """`preview` and `shown` are others."""
    searched = Signal()
    """`doubles` are others, or the search for them ended."""
    decided = Signal()
    """`decisions` are others; what follows from them comes with `made`."""

    def __init__(
        self, desk: Desk, work: Work, failed: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._failed = failed
        self.search = Work(self)
        """Looks for likely doubles while the preview is read."""
        self.forget()

    def forget(self) -> None:
        """Hold nothing any more: the file is another one, or is understood otherwise."""
        self.search.stop()
        self.preview: Preview | None = None
        self.shown = Shown()
        self.doubles: Mapping[RowRef, tuple[Double, ...]] = {}
        self.decisions = Decisions()
        self._apart: frozenset[frozenset[RowRef | ChildId]] = frozenset()
        """Likely doubles that the person called two children: two rows, or a row and a child."""

    def make(self, found: FoundList, *, register: bool = False) -> None:
        """Plan every row of a file; one of the civil registry is compared with our list."""
        # Imported here, in the GUI thread: see ui.late_imports.
        from app.services.lists.preview_list import preview_list

        app, decisions = self._desk.app, self.decisions

        def make(progress: Progress, cancelled: Cancelled) -> tuple[Preview, Shown]:
            preview = preview_list(
                app,
                found,
                on=app.today(),
                decisions=decisions,
                register=register,
                progress=progress,
                cancelled=cancelled,
            )
            return preview, lay_out(app, preview)

        self._work.run("preview", self._desk.store, make, self._begin, self._failed)

    def show(self, preview: Preview, shown: Shown) -> None:
        """Show a preview that was made elsewhere, or again."""
        self.preview, self.shown = preview, shown
        leave_alone_what_stands()
        shown.place_doubles(self.doubles)
        self.made.emit()

    def same_as(self, ref: RowRef, child_id: ChildId | None) -> None:
        """Call a row a child of the commune; None takes that back."""
        same = {row: id_ for row, id_ in self.decisions.same_as.items() if row != ref}
        if child_id is not None:
            same[ref] = child_id
        self._decide(replace(self.decisions, same_as=same))

    def tell_apart(self, ref: RowRef, double: Double, *, apart: bool) -> None:
        """Call a likely double another child: the row is taken as it stands. Or ask again.

        What is said of two rows is said of both.
        """
        one = {_pair(ref, double)}
        self._apart = self._apart | one if apart else self._apart - one
        # No row ends otherwise by this: nothing is planned again.
        self.decisions = replace(self.decisions, apart=frozenset(map(_in_order, self._apart)))
        self.decided.emit()

    def is_apart(self, ref: RowRef, double: Double) -> bool:
        """Whether a row and its double were called two children."""
        return _pair(ref, double) in self._apart

    def open_doubles(self, ref: RowRef) -> list[Double]:
        """Give the doubles of a row about which nothing was said yet."""
        said = self.decisions
        if ref in said.left_out or ref in said.same_as:
            return []
        return [
            double
            for double in self.doubles.get(ref, ())
            if not (self.is_apart(ref, double) or double.row in said.left_out)
        ]

    def waiting(self) -> list[RowRef]:
        """Name the rows of a register that are set aside while nobody says which child each is."""
        from app.services.lists.preview_list import undecided

        return undecided(self.preview, self.decisions) if self.preview else []

    def accept(self, ref: RowRef, field: str, *, accepted: bool) -> None:
        """Let the list set a field although newer work stands, or not."""
        one = {(ref, field)}
        now = self.decisions.accepted
        self._decide(replace(self.decisions, accepted=now | one if accepted else now - one))

    def accept_safe(self) -> None:
        """Take whatever of the differences speaks against nothing we know."""
        from app.services.registry.take_register import safe_of

        if self.preview is not None:
            accepted = self.decisions.accepted | safe_of(self.preview.report)
            self._decide(replace(self.decisions, accepted=accepted))

    def accept_row(self, ref: RowRef, fields: Iterable[str]) -> None:
        """Let a row set all of these fields."""
        accepted = self.decisions.accepted | {(ref, field) for field in fields}
        self._decide(replace(self.decisions, accepted=accepted))

    def cover(self, span: Span | None) -> None:
        """Compare with our list for other births; None takes the file for an ordinary list."""
        self._decide(replace(self.decisions, span=span))

    def leave_out(self, ref: RowRef, *, out: bool) -> None:
        """Set a row aside, or take it again."""
        now = self.decisions.left_out
        self._decide(replace(self.decisions, left_out=now | {ref} if out else now - {ref}))

    def _decide(self, decisions: Decisions) -> None:
        self.decisions, preview = decisions, self.preview
        self.decided.emit()
        if preview is None:
            return
        from app.services.lists.preview_list import decide

        app = self._desk.app

        def plan(progress: Progress, cancelled: Cancelled) -> tuple[Preview, Shown]:
            planned = decide(app, preview, decisions, progress=progress, cancelled=cancelled)
            return planned, lay_out(app, planned)

        self._work.run("decide", self._desk.store, plan, self._take, self._failed)

    def _begin(self, made: tuple[Preview, Shown]) -> None:
        self.decisions = made[0].decisions
        self._take(made)
        self._search()

    def _take(self, made: tuple[Preview, Shown]) -> None:
        self.show(*made)

    def _search(self) -> None:
        from app.services.lists.find_doubles import find_doubles

        app, preview = self._desk.app, self.preview
        if preview is None:
            return

        def find(progress: Progress, cancelled: Cancelled) -> Mapping[RowRef, tuple[Double, ...]]:
            return find_doubles(app, preview, progress=progress, cancelled=cancelled)

        self.search.run("doubles", self._desk.matching, find, self._take_doubles, self._go_without)

    def _take_doubles(self, doubles: Mapping[RowRef, tuple[Double, ...]]) -> None:
        self.doubles = doubles
        self.shown.place_doubles(doubles)
        self.searched.emit()

    def _go_without(self, error: Exception) -> None:
        """Go on without likely doubles: the person stopped the search, or it failed."""
        self.searched.emit()
        if not (isinstance(error, KnownError) and error.code == "cancelled"):
            self._desk.signals.say(told(error), state="warn")


def _pair(ref: RowRef, double: Double) -> frozenset[RowRef | ChildId]:
    return frozenset(one for one in (ref, double.row, double.child_id) if one is not None)


def _in_order(pair: frozenset[RowRef | ChildId]) -> tuple[RowRef, ChildId | RowRef]:
    """Name a pair by a row first, as `Decisions.apart` has it."""
    rows = sorted(one for one in pair if isinstance(one, tuple))
    others: list[ChildId | RowRef] = [one for one in pair if not isinstance(one, tuple)]
    return rows[0], [*rows[1:], *others][0]
