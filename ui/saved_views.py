"""Saved views of a list: a filter, an order and the columns shown, under a name; kept in settings.

A view is `changed` once filter or columns are no longer those it was chosen with.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.cleaning.worklists import BITS, LISTS
from app.storage.child_list import SORTS, ChildFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.app import App
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class View:
    """A name for what a list shows."""

    name: str
    wanted: ChildFilter
    columns: tuple[str, ...]
    """Keys of the columns shown, in order; the frozen first one among them."""
    built_in: bool = False


class SavedViews(QObject):
    """The views of one page: those it comes with, then the person's own."""

    changed = Signal()
    """Another view was chosen, or the views or the columns are others."""

    def __init__(
        self, desk: Desk, page: str, built_in: Sequence[View], every: Sequence[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = f"ui.views.{page}"
        self._every = tuple(every)
        self._built_in = tuple(built_in)
        self.own: tuple[View, ...] = ()
        self.current = self._built_in[0]
        self.columns = self.current.columns
        self.is_read = False

    @property
    def views(self) -> tuple[View, ...]:
        """All views, in the order they are offered."""
        return (*self._built_in, *self.own)

    def title(self, wanted: ChildFilter) -> str:
        """Name the view; with `*` when what is shown is no longer what it says."""
        same = _bare(wanted) == _bare(self.current.wanted) and self.columns == self.current.columns
        return self.current.name if same else f"{self.current.name} *"

    def take_up(self, text: str) -> None:
        """Read what was kept; a text that is not ours leaves the built-in views alone."""
        self.is_read = True
        try:
            kept: dict[str, Any] = json.loads(text or "{}")
            self.own = tuple(filter(None, map(self._view, kept.get("own", ()))))
            self.current = self._named(kept.get("current", "")) or self.current
            self.columns = self._known(kept.get("columns", ())) or self.current.columns
        except (ValueError, TypeError, KeyError, AttributeError):
            self.own = ()
        self.changed.emit()

    def choose(self, name: str) -> View | None:
        """Make a view the current one."""
        view = self._named(name)
        if view is not None:
            self.current, self.columns = view, view.columns
            self._keep()
        return view

    def show_columns(self, columns: Sequence[str]) -> None:
        """Show other columns, in this order."""
        self.columns = self._known(columns)
        self._keep()

    def save(self, name: str, wanted: ChildFilter) -> None:
        """Keep what is shown under a name; an own view of that name is replaced."""
        name = " ".join(name.split())
        if not name or any(view.name == name for view in self._built_in):
            return
        made = View(name, wanted, self.columns)
        self.own = (*(view for view in self.own if view.name != name), made)
        self.current = made
        self._keep()

    def remove(self, name: str) -> None:
        """Forget an own view; the list stays as it is."""
        self.own = tuple(view for view in self.own if view.name != name)
        if self.current.name == name:
            self.current = self._built_in[0]
        self._keep()

    def read(self, app: App) -> str:
        """Read the text kept in the settings; runs in the lane of the store."""
        with app.store.read() as snapshot:
            return snapshot.settings.get(self._key)

    def _keep(self) -> None:
        self.changed.emit()
        app, key = self._desk.app, self._key
        kept = {
            "own": [_plain(view) for view in self.own],
            "current": self.current.name,
            "columns": self.columns,
        }
        text = json.dumps(kept, ensure_ascii=False)
        self._desk.store.run(lambda: _put(app, key, text), lambda _: None, key=key)

    def _named(self, name: str) -> View | None:
        return next((view for view in self.views if view.name == name), None)

    def _known(self, columns: Sequence[str]) -> tuple[str, ...]:
        return tuple(key for key in columns if key in self._every)

    def _view(self, kept: dict[str, Any]) -> View | None:
        names = ChildFilter.__slots__
        wanted = ChildFilter(**{n: v for n, v in kept["wanted"].items() if n in names})
        if wanted.sort not in SORTS or {wanted.worklist, wanted.problem} - {"", *LISTS, *BITS}:
            return None  # of another version, which could filter by something else
        return View(str(kept["name"]), wanted, self._known(kept["columns"]) or self._every)


def _bare(wanted: ChildFilter) -> ChildFilter:
    """Leave out what is typed to find: it belongs to the moment, not to the view."""
    return replace(wanted, words="")


def _plain(view: View) -> dict[str, Any]:
    plain = {n: v for n, v in asdict(view.wanted).items() if v and isinstance(v, str | bool)}
    if view.wanted.village_id is not None:
        plain["village_id"] = view.wanted.village_id
    return {"name": view.name, "wanted": plain, "columns": view.columns}


def _put(app: App, key: str, text: str) -> None:
    with app.write("setting") as unit:
        unit.settings.put(key, text)
