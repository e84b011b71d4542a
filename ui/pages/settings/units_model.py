"""Which edition of the list of units is in force, taking a newer one, and finding a commune."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.places.place_search import find_place
from app.services.places.unit_files import (
    EditionInForce,
    Taken,
    edition_in_force,
    revert_unit_files,
    take_unit_files,
)
from ui.errors import told
from ui.words import day, thousands

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.places.gazetteer import Gazetteer
    from app.domain.places.place_search import Option
    from app.services.app import App
    from ui.desk import Desk

_NEXT = "Danh mục này có hiệu lực từ lần mở sổ sau."
_MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A commune found by typing."""

    code: str
    name: str
    former: str
    note: str


class UnitsModel(QObject):
    """Reads, writes and searches in the lane of the store."""

    read_anew = Signal()
    found = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.edition: EditionInForce | None = None
        self.places: tuple[FoundPlace, ...] = ()
        self.notice = self.trouble = ""

    def read(self) -> None:
        """Read which edition is in force."""
        app = self._desk.app
        self._desk.store.run(lambda: edition_in_force(app), self._take, owner=self)

    def take(self, paths: list[Path]) -> None:
        """Take newer files."""
        app = self._desk.app
        self._desk.store.run(
            lambda: take_unit_files(app, paths), self._taken, self._fail, owner=self
        )

    def revert(self) -> None:
        """Go back to the edition before."""
        app = self._desk.app

        def done(edition: EditionInForce) -> None:
            self.notice, self.trouble = f"Đã quay lại danh mục trước. {_NEXT}", ""
            self._take(edition)

        self._desk.store.run(lambda: revert_unit_files(app), done, self._fail, owner=self)

    def find(self, text: str) -> None:
        """Find communes for a half-typed text."""
        app = self._desk.app
        self._desk.store.run(lambda: _found(app, text), self._show, key="find_place", owner=self)

    def _show(self, places: tuple[FoundPlace, ...]) -> None:
        self.places = places
        self.found.emit()

    def _taken(self, taken: Taken) -> None:
        names = ", ".join(taken.changed[:5]) + (" …" if len(taken.changed) > 5 else "")
        about = f": {names}" if names else ""
        count = thousands(len(taken.changed))
        self.notice, self.trouble = f"Đã nhận; khác bản trước {count} đơn vị{about}. {_NEXT}", ""
        self._take(taken.edition)

    def _take(self, edition: EditionInForce) -> None:
        self.edition = edition
        self.read_anew.emit()

    def _fail(self, error: Exception) -> None:
        self.notice, self.trouble = "", told(error)
        self.read_anew.emit()


def _before(option: Option, gazetteer: Gazetteer) -> str:
    """Name the former unit, or the unit as it was founded where that has changed since."""
    if option.former:
        return gazetteer.former_full_name(option.former)
    unit = option.unit
    return f"{unit.full_name_2025_07_01}, đến {day(unit.changed_on)}" if unit.changed_on else ""


def _found(app: App, text: str) -> tuple[FoundPlace, ...]:
    answer = find_place(text, app.gazetteer, app.commune, _MOST_FOUND)
    return tuple(
        FoundPlace(
            option.unit.code,
            app.gazetteer.full_name(option.unit),
            _before(option, app.gazetteer),
            "chắc chắn" if answer.certain == option.unit else "" if option.is_sure else "đã chia",
        )
        for option in answer.options
    )
