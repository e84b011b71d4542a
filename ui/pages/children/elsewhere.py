"""What others wrote into a record, asked of the central when a person wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.exchange.conflict import COLLABORATOR
from app.domain.ids import GroupId
from ui.errors import told
from ui.messages import action_name
from ui.pages.children.record import HistoryLine, details_of
from ui.village_text import village_title
from ui.words import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from app.domain.ids import ChildId
    from ui.desk import Desk
    from ui.sync_port import SyncWriting

ASKING = "Đang hỏi trung ương…"
NOTHING = "Nơi khác chưa ghi gì vào hồ sơ này."


class Elsewhere(QObject):
    """One question at a time; the answer belongs to the record that is open then."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._child: ChildId | None = None
        self.said = ""
        """Why there is no line; empty while nothing was asked, or when there are some."""
        self.lines: tuple[HistoryLine, ...] = ()

    def look_at(self, child_id: ChildId | None) -> None:
        """Begin with another record: nothing is asked of the central for it."""
        if child_id != self._child:
            self._child, self.said, self.lines = child_id, "", ()
            self._desk.network.drop("children.elsewhere")

    def ask(self) -> None:
        """Ask what others wrote into the record that is open."""
        child, desk = self._child, self._desk
        if child is None or self.said == ASKING:
            return
        desk.sync.prepare()
        self.said, self.lines = ASKING, ()
        self.changed.emit()
        now = desk.app.clock()
        desk.network.run(
            lambda: tuple(lines_of(desk.sync.elsewhere(child), _villages(desk), now)),
            self._take,
            self._refuse,
            key="children.elsewhere",
            owner=self,
        )

    def _take(self, lines: tuple[HistoryLine, ...]) -> None:
        self.lines, self.said = lines, "" if lines else NOTHING
        self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        self.said = told(error)
        self.changed.emit()


def lines_of(
    writings: Iterable[SyncWriting], villages: Mapping[str, str], now: datetime
) -> Iterable[HistoryLine]:
    """Tell writings as the history does, the newest first, each with who wrote it and where."""
    for one in reversed(list(writings)):
        role = "cộng tác viên" if one.role == COLLABORATOR else ""
        when = moment(one.at, now) if one.at else ""
        said = (when, action_name(one.action), one.author, one.device, role)
        headline = " · ".join(part for part in said if part)
        yield HistoryLine(headline, tuple(details_of(one, villages)), GroupId(""), one.action)


def _villages(desk: Desk) -> dict[str, str]:
    with desk.app.store.read() as snapshot:
        return {one.id: village_title(one) for one in snapshot.villages.all_ever()}
