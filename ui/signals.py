"""What the parts of the desktop tell each other: what changed, what was done, where to go."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.domain.ids import GroupId


@dataclass(frozen=True, slots=True)
class Notice:
    """A quiet line at the foot of the window; with a group it offers *Hoàn tác*."""

    text: str
    group_id: GroupId | None = None
    state: str = "ok"
    """ok, warn or bad: icon and colour of the line."""
    undo_name: str = "Hoàn tác"


@dataclass(frozen=True, slots=True)
class Wish:
    """A place to go to, and what to show there (a filter, a record's id)."""

    page: str
    facts: dict[str, object] = field(default_factory=dict)


class Signals(QObject):
    """The one set of announcements of a window."""

    changed = Signal(object)
    """frozenset of entities (`child`, `household`, `village`, …) that were written."""
    noticed = Signal(object)
    """A Notice for the line at the foot."""
    wished = Signal(object)
    """A Wish: some page is to be opened."""

    def announce(self, *entities: str, notice: Notice | None = None) -> None:
        """Say what kinds of record were written, and the line to show for it."""
        self.changed.emit(frozenset(entities))
        if notice is not None:
            self.noticed.emit(notice)

    def say(self, text: str, *, group_id: GroupId | None = None, state: str = "ok") -> None:
        """Show a quiet line at the foot of the window."""
        self.noticed.emit(Notice(text, group_id, state))

    def go(self, page: str, **facts: object) -> None:
        """Ask for a page."""
        self.wished.emit(Wish(page, facts))
