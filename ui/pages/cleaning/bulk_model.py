"""Bulk fixes without their widgets: what each kind would change under the filter, and doing it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from app.domain.fix import FIX_KINDS, SWAPPED_DATES, Fix
from app.services.clean_records import Cleaned, apply_fixes, find_fixes
from app.services.list_groups import list_groups
from ui.errors import told
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.ids import ChildId
    from app.services.app import App
    from app.storage.child_list import ChildFilter
    from ui.desk import Desk

    Cancelled = Callable[[], bool]

_IMPORTS_LOOKED_AT = 10
"""Older lists have been worked on since; a mistake of reading shows at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """The fixes of one kind, and the names of the children they are about."""

    fixes: Sequence[Fix] = ()
    names: Mapping[str, str] | None = None


class BulkModel(QObject):
    """Looks kind by kind, so that the list beside it never waits for all of them."""

    found = Signal(str)
    """A kind whose fixes are known now."""
    ended = Signal()
    """What was under way is over; `saved` or `trouble` says how."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.by_kind: dict[str, Found] = {}
        self.is_working = False
        self.trouble = ""
        self.saved: Cleaned | None = None
        self._stop = threading.Event()
        # Looking through the whole commune takes seconds: a lane of its own, which writes nothing.
        self.lane = Lane("fixes", self)

    def look(self, wanted: ChildFilter) -> None:
        """Find what could be put right among the children of a filter, whatever list they are on.

        A worklist says what is missing, a fix is about what is written: village, words and batch
        are kept, the list is left out.
        """
        self.give_up()
        stopped = self._stop.is_set
        app, wide = self._desk.app, replace(wanted, worklist="", problem="")
        self.by_kind = {}
        for kind in FIX_KINDS:
            self.lane.run(
                partial(_find, app, kind, wide, stopped),
                partial(self._take, kind),
                self._refuse,
                key=f"cleaning.bulk.{kind}",
                owner=self,
            )

    def give_up(self) -> None:
        """Stop looking; what was found until now stands."""
        self._stop.set()
        self._stop = threading.Event()

    def close(self) -> None:
        """Look for nothing more, ever."""
        self.give_up()
        self.lane.close()

    def fix(self, kind: str, chosen: Sequence[Fix]) -> None:
        """Make the chosen changes, all of them or none."""
        if self.is_working or not chosen:
            return
        app = self._desk.app
        self.is_working, self.saved, self.trouble = True, None, ""
        self._desk.store.run(
            lambda: apply_fixes(app, kind, chosen, on=app.today()),
            self._end,
            self._fail,
            owner=self,
        )

    def _take(self, kind: str, found: Found) -> None:
        self.by_kind[kind] = found
        self.found.emit(kind)

    def _end(self, saved: Cleaned) -> None:
        self.is_working, self.saved = False, saved
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self.is_working, self.trouble = False, told(error)
        self.ended.emit()

    def _refuse(self, error: Exception) -> None:
        if not (isinstance(error, KnownError) and error.code == "cancelled"):
            self._fail(error)


def _find(app: App, kind: str, wanted: ChildFilter, cancelled: Cancelled) -> Found:
    look = _swapped if kind == SWAPPED_DATES and not wanted.group else _of_kind
    fixes = look(app, kind, wanted, cancelled)
    ids: list[ChildId] = list({fix.child_id: None for fix in fixes})
    with app.store.read() as snapshot:
        return Found(fixes, {row.id: row.full_name for row in snapshot.list.rows(ids)})


def _of_kind(app: App, kind: str, wanted: ChildFilter, cancelled: Cancelled) -> Sequence[Fix]:
    return find_fixes(app, kind, wanted, cancelled=cancelled)


def _swapped(app: App, kind: str, wanted: ChildFilter, cancelled: Cancelled) -> Sequence[Fix]:
    """Look at the last imports one by one: a list is read the wrong way as a whole."""
    imports = [group for group in list_groups(app) if group.action == "import"]
    return [
        fix
        for group in imports[:_IMPORTS_LOOKED_AT]
        for fix in find_fixes(app, kind, replace(wanted, group=group.group_id), cancelled=cancelled)
    ]
