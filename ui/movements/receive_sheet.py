"""The sheet that takes in children by the file of the commune they come from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.services.movements.receive_children import LivesAt, Taking
from ui.look import px
from ui.movements.files import ask_which_to_read
from ui.movements.home_fields import HomeFields
from ui.movements.receive_model import ReceiveModel
from ui.sentences.movement import (
    CHOOSE_FILE,
    NO_DAY,
    NO_VILLAGE,
    arrival_words,
    candidate_words,
    signed_words,
)
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label, short_choice
from ui.widgets.side_sheet import SideSheet
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from app.domain.ids import ChildId
    from app.services.movements.receive_children import Arrival
    from ui.desk import Desk


def open_arrivals(page: QWidget, desk: Desk) -> ReceiveSheet:
    """Open the sheet of the page's window."""
    sheet = ReceiveSheet.of(page, desk)
    sheet.begin()
    return sheet


class ReceiveSheet(SideSheet):
    """First the file and its passphrase; then each child, whether it is known or new."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, "Đóng nhận hồ sơ")
        self._today = desk.app.today
        self.model = ReceiveModel(desk, self)
        self.path: Path | None = None
        self.title.setText("Nhận hồ sơ chuyển đến")
        self.setAccessibleName("Nhận hồ sơ chuyển đến")
        self.pick = button("Chọn tệp…", lambda: ask_which_to_read(self, self.choose))
        self.file_name = label(CHOOSE_FILE, "muted", wrap=True)
        self.passphrase = QLineEdit()
        self.passphrase.setAccessibleName("Mật khẩu của tệp")
        self.passphrase.setPlaceholderText("xã nơi đi đọc qua điện thoại")
        self.read = button("Đọc tệp", self._read)
        self.signed = label("", wrap=True)
        self.trust = QCheckBox("Đã gọi xã nơi đi và so mã kiểm tra: đúng")
        self.choices: dict[str, QComboBox] = {}
        self.homes: dict[str, HomeFields] = {}
        """By the household of the file."""
        self._may_lack_village = False
        self.day = QLineEdit()
        self.day.setAccessibleName("Ngày chuyển đến")
        self.message = StateLine()
        self.save = button("Nhận trẻ", self._take, role="primary")
        self._children = QWidget()
        self._compose()
        self._listen()

    def begin(self) -> None:
        """Begin with the file, or go on with the one that is not taken yet."""
        self.remember_focus()
        if self.path is None:
            self._forget()
        self.come_up()
        self.pick.setFocus()

    def choose(self, path: Path) -> None:
        """Take a file; its passphrase is asked for next."""
        self._forget()
        self.path = path
        self.file_name.setText(path.name)
        self.passphrase.setFocus()

    def _compose(self) -> None:
        inner = QWidget()
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, 0, px(8), 0)
        self._inside.setSpacing(px(4))
        self._asks_word = (label("Mật khẩu của tệp", "muted"), self.passphrase, self.read)
        parts: tuple[QWidget, ...] = (
            *(self.pick, self.file_name, *self._asks_word),
            *(self.signed, self._children),
        )
        for part in parts:
            side = (
                Qt.AlignmentFlag.AlignLeft
                if part in (self.pick, self.read)
                else Qt.AlignmentFlag(0)
            )
            self._inside.addWidget(part, 0, side)
        self._day_name = label("Ngày chuyển đến", "muted")
        for part in (self._day_name, self.day, self.trust):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self._scroll = self.add_scrolled(inner, "Tệp và các trẻ trong tệp")
        self.column.addWidget(self.message)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)

    def _listen(self) -> None:
        self.passphrase.returnPressed.connect(self._read)
        self.model.opened.connect(self._show)
        self.model.taken.connect(self._end)
        self.model.refused.connect(self._refuse)

    def _end(self) -> None:
        self._forget()
        self.shut()

    def _forget(self) -> None:
        self.model.file = None
        self.path = None
        self.file_name.setText(CHOOSE_FILE)
        self.passphrase.clear()
        self.message.say("")
        self._show()

    def _read(self) -> None:
        if self.path is None:
            self.message.say(CHOOSE_FILE, "bad")
        else:
            self.message.say("")
            self.model.open(self.path, self.passphrase.text())

    def _show(self) -> None:
        file = self.model.file
        for part in (self.signed, self.day, self._day_name, self.save):
            part.setVisible(file is not None)
        for asked in self._asks_word:
            asked.setVisible(file is None)
        self.trust.setChecked(False)
        self.trust.hide()
        children = QWidget()
        column = QVBoxLayout(children)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(4))
        self.choices, self.homes = {}, {}
        self._may_lack_village = False
        for family in _families(file.arrivals if file else ()):
            for one in family:
                self._add(column, one)
            self._add_home(column, family)
        self._inside.replaceWidget(self._children, children)
        self._children.hide()
        self._children.deleteLater()
        self._children = children
        self._set_tab_order()
        if file is not None:
            self.signed.setText(signed_words(file.check_words))
            self.day.setText(day(str(max(one.left_on for one in file.arrivals))))
            lacking = (f.village for f in self.homes.values() if f.lives_at == LivesAt())
            self._come_to(next(lacking, self.save))

    def _set_tab_order(self) -> None:
        """Let Tab go from the top down: what is made late would come after all else."""
        homes = [part for home in self.homes.values() for part in (home.village, home.home)]
        stops = (self.read, *self.choices.values(), *homes, self.day, self.trust, self.save)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add(self, column: QVBoxLayout, one: Arrival) -> None:
        column.addWidget(label(arrival_words(one), "strong", wrap=True))
        choice = short_choice(f"{one.child.full_name} là")
        known = self.model.known.get(one.key)
        for child in known.same if known else ():
            choice.addItem(candidate_words(child, is_same=True), child.id)
        for child in known.alike if known else ():
            choice.addItem(candidate_words(child, is_same=False), child.id)
        choice.addItem("Trẻ mới trong sổ này", "")
        self.choices[one.key] = choice
        column.addWidget(choice)

    def _add_home(self, column: QVBoxLayout, family: Sequence[Arrival]) -> None:
        fields = HomeFields(_head_of(family[0]) if self._is_several else "", self.model)
        self.homes[family[0].household.id] = fields
        column.addWidget(fields)
        for one in family:
            choice = self.choices[one.key]
            choice.currentIndexChanged.connect(lambda _: self._propose_home(family))
        fields.village.chosen.connect(lambda _: self._spread(fields))
        self._propose_home(family)

    @property
    def _is_several(self) -> bool:
        file = self.model.file
        return file is not None and len({one.household.id for one in file.arrivals}) > 1

    def _propose_home(self, family: Sequence[Arrival]) -> None:
        """Propose the household in which one of the family is known."""
        chosen = [self.choices[one.key].currentData() for one in family]
        known = (self.model.homes[id_] for id_ in chosen if id_ in self.model.homes)
        self.homes[family[0].household.id].propose(next(known, None))

    def _spread(self, told: HomeFields) -> None:
        """Let families that no village was told of live in that of the first."""
        for fields in self.homes.values():
            if fields is not told and told.chosen_village:
                fields.take_village(told.chosen_village)

    def _take(self) -> None:
        happened_on = read_day(self.day.text(), self._today())
        if happened_on is None:
            self.message.say(NO_DAY, "bad")
            self.day.setFocus()
            return
        if not self._settle_homes():
            return
        same_as: dict[str, ChildId | None] = {
            key: choice.currentData() or None for key, choice in self.choices.items()
        }
        taking = Taking(
            same_as=same_as,
            happened_on=happened_on,
            homes={id_: fields.lives_at for id_, fields in self.homes.items()},
            trust_signer=self.trust.isChecked(),
        )
        self.model.take(taking)

    def _settle_homes(self) -> bool:
        """Say which village or household is not known; one that lacks is asked about once."""
        for fields in self.homes.values():
            said = fields.settle()
            if said:
                self.message.say(said, "bad")
                self._come_to(QApplication.focusWidget())
                return False
        lacking = [f for f in self.homes.values() if f.lives_at == LivesAt()]
        if lacking and not self._may_lack_village:
            self._may_lack_village = True
            self.message.say(NO_VILLAGE, "warn")
            self._come_to(lacking[0].village)
            return False
        return True

    def _come_to(self, field: QWidget | None) -> None:
        """Go to a field, and bring it into sight once it has its place."""
        if field is not None:
            field.setFocus()
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, px(90)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on at Enter, whichever field let it through."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self.passphrase.hasFocus():
            self.focusNextChild()
            self._come_to(QApplication.focusWidget())
        else:
            super().keyPressEvent(event)

    def _refuse(self, why: str, is_signer: bool) -> None:
        self.message.say(why, "bad")
        self.trust.setVisible(is_signer)


def _families(arrivals: Iterable[Arrival]) -> list[list[Arrival]]:
    found: dict[str, list[Arrival]] = {}
    for one in arrivals:
        found.setdefault(one.household.id, []).append(one)
    return list(found.values())


def _head_of(one: Arrival) -> str:
    return one.household.head_name or one.child.father_name or one.child.mother_name
