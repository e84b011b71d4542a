"""The side bar: the places of the program, and at its foot how things stand with the central."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from app.domain.exchange.lateness import is_late
from ui.icons import icon
from ui.look import LIGHT, px
from ui.sync_port import SyncState
from ui.widgets.basic import label, restyle, rule
from ui.widgets.growing import grow_icon
from ui.words import clock, short_moment, thousands

WIDTH = 184
TIGHT_FROM = 115
"""The scale, in percent, beyond which eleven places fit into 768 pixels only closer together."""
PLACE_KEYS = (*(f"Ctrl+{number}" for number in range(1, 10)), "Ctrl+0")
"""The keys of the first ten places; what comes after has none."""
_TO_BE_SEEN = ("mass_change", "refused_device", "update_needed")
"""Troubles that do not pass by themselves, though nothing waits to be sent."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the side bar."""

    key: str
    title: str
    icon: str


class SideBar(QFrame):
    """Buttons for the places; `chosen` names the one pressed."""

    chosen = Signal(str)

    def __init__(self, commune: str, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._buttons: dict[str, QPushButton] = {}
        self._titles = {place.key: place.title for place in places}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(12), 0, px(8))
        self._column.setSpacing(px(2))
        self._write_heading(commune)
        for at, place in enumerate(places):
            self._add(place, PLACE_KEYS[at] if at < len(PLACE_KEYS) else "")
        self._column.addStretch(1)
        self._column.addWidget(rule())
        self.foot = self._make_foot()
        self._column.addWidget(self.foot)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self.setFixedWidth(px(WIDTH))
        is_tight = px(100) > TIGHT_FROM
        self._column.setSpacing(0 if is_tight else px(2))
        for made in self._buttons.values():
            made.setProperty("tight", is_tight)
            restyle(made)

    def mark(self, key: str) -> None:
        """Show which place is in front; none when it is not in the bar."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say beside places how much waits there; nothing when nothing does."""
        for key, count in counts.items():
            button, title = self._buttons[key], self._titles[key]
            button.setText(f"{title}  {thousands(count)}" if count else title)
            button.setAccessibleName(f"{title}: {thousands(count)}" if count else title)

    def show_sync(self, state: SyncState, now: datetime, *, running: bool = False) -> None:
        """Say at the foot how many changes wait, and when the central last had everything."""
        first, second, drawing, colour = _foot_text(state, now)
        if running:
            first, second, drawing, colour = "Đang đồng bộ…", first, "sync", LIGHT.accent
        self.foot.setText(f"{first}\n{second}")
        self.foot.setIcon(icon(drawing, colour))
        self.foot.setAccessibleName(f"Đồng bộ: {first}, {second}")
        self.foot.setToolTip("Mở trang Đồng bộ")

    def _write_heading(self, commune: str) -> None:
        for text, role in (("Sổ Trẻ Em", "heading"), (commune, "muted")):
            line = label(text, role, wrap=True)
            line.setContentsMargins(px(16), 0, px(8), px(2))
            self._column.addWidget(line)
        self._column.addSpacing(px(12))

    def _add(self, place: Place, keys: str) -> None:
        made = QPushButton(place.title)
        made.setProperty("role", "place")
        made.setCheckable(True)
        made.setIcon(icon(place.icon, LIGHT.muted, LIGHT.accent))
        grow_icon(made, px(20), 20)
        made.setAccessibleName(place.title)
        made.setToolTip(f"{place.title} ({keys})" if keys else place.title)
        made.clicked.connect(lambda: self.chosen.emit(place.key))
        self._group.addButton(made)
        self._buttons[place.key] = made
        self._column.addWidget(made)

    def _make_foot(self) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "place")
        grow_icon(made, px(20), 20)
        made.clicked.connect(lambda: self.chosen.emit("sync"))
        return made


def _foot_text(state: SyncState, now: datetime) -> tuple[str, str, str, str]:
    if state.by_lists:
        return _lists_text(state)
    if not state.enrolled:
        second = f"{thousands(state.waiting)} chờ gửi" if state.waiting else "mở để kết nối"
        return "Chưa kết nối", second, "warning", LIGHT.warn
    if state.waiting and is_late(state.oldest_waiting_at, now):
        return f"{thousands(state.waiting)} chờ gửi", "đã quá 48 giờ", "error", LIGHT.bad
    held = _held_back(state)
    if held:
        return held, _last(state, now), "warning", LIGHT.warn
    if state.waiting:
        return f"{thousands(state.waiting)} chờ gửi", _last(state, now), "sync", LIGHT.accent
    if state.is_settled:
        return "Đã gửi hết", _last(state, now), "ok", LIGHT.ok
    compared = state.trouble or state.next_try_at or state.agreed is not None
    second = _last(state, now) if compared or not state.last_done_at else "chưa đối chiếu"
    return "Không còn gì chờ", second, "sync", LIGHT.accent


def _held_back(state: SyncState) -> str:
    """Say what a person is to look at; empty when there is nothing."""
    decide = state.conflicts + state.suggestions
    for count, words in (
        (state.losses, "{} trẻ chờ xem"),
        (state.needs_fix and state.needs_fix + decide, "{} cần sửa"),
        (decide, "{} cần chọn"),
    ):
        if count:
            return words.format(thousands(count))
    if state.cloned or state.trouble in _TO_BE_SEEN:
        return "Đồng bộ cần xem"
    return "Hai bên chưa khớp" if state.agreed is False and not state.waiting else ""


def _lists_text(state: SyncState) -> tuple[str, str, str, str]:
    """Say how the lists stand: what no file has told, and what has no result."""
    unanswered = thousands(state.unanswered)
    unknown = f"{unanswered} chưa có kết quả" if state.unanswered else "gửi bằng tệp Excel"
    if state.needs_fix:
        return f"{thousands(state.needs_fix)} cần sửa", unknown, "warning", LIGHT.warn
    if state.waiting:
        return f"{thousands(state.waiting)} trẻ chờ ghi tệp", unknown, "sync", LIGHT.accent
    if state.unanswered:
        return "Đã ghi hết ra tệp", unknown, "sync", LIGHT.accent
    return "Không còn gì chờ", unknown, "ok", LIGHT.ok


def _last(state: SyncState, now: datetime) -> str:
    """Say when the next try is, when there is one to wait for; else when the last one was done."""
    if state.next_try_at:
        return f"thử lại {clock(state.next_try_at)}" if state.next_try_at > now else "sắp thử lại"
    return (
        f"lần cuối {short_moment(state.last_done_at, now)}"
        if state.last_done_at
        else "chưa gửi lần nào"
    )
