"""*Đơn vị hành chính*: the edition of the list in force, a newer one, and a place to try it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.settings.section import SettingsSection
from ui.pages.settings.units_model import FoundPlace, UnitsModel
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.plain_table import PlainTable
from ui.words import day, thousands

if TYPE_CHECKING:
    from app.services.places.unit_files import EditionInForce
    from ui.desk import Desk

HEADERS = ("Mã", "Đơn vị hiện nay", "Tên trước đây", "Ghi chú")
WIDTHS = (60, 240, 270, 90)


class UnitsSection(SettingsSection):
    """Says what is in force; a newer file is checked whole before it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.model = UnitsModel(desk, self)
        self.about = label("", "heading", wrap=True)
        self.source = label("", "muted", wrap=True)
        self.told = StateLine()
        self.take = button("Nhận danh mục mới…", self._ask)
        self.revert = button("Quay lại danh mục trước", self.model.revert)
        self.text = QLineEdit()
        self.rows: TextTable[FoundPlace] = TextTable(HEADERS, _cells, (), self)
        self.table = PlainTable(self.rows, WIDTHS, 1, "Các xã tìm thấy")
        self._compose()
        self.text.textEdited.connect(self.model.find)
        self.model.read_anew.connect(self._show)
        self.model.found.connect(lambda: self.rows.show(self.model.places))

    def open(self) -> None:
        """Read what is in force."""
        self.model.read()
        self.text.setFocus()

    def _compose(self) -> None:
        frame, column = card()
        for part in (self.about, self.source, self.told):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.revert)
        row.addStretch(1)
        column.addLayout(row)
        search, below = card()
        self.text.setPlaceholderText("Tìm xã theo tên mới hoặc cũ, ví dụ: nam duong luc ngan")
        self.text.setAccessibleName("Tìm xã theo tên mới hoặc cũ")
        below.addWidget(self.text)
        below.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(16))
        whole.addWidget(frame)
        whole.addWidget(search, 1)

    def _show(self) -> None:
        edition = self.model.edition
        if edition is not None:
            self.about.setText(_counts(edition))
            self.source.setText(_source(edition))
            self.revert.setVisible(edition.has_before)
        self.told.say(self.model.trouble or self.model.notice,
                      "warn" if self.model.trouble else "ok")  # fmt: skip

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Chọn danh mục mới", "", "Danh mục (*.csv)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda chosen: self.model.take(list(map(Path, chosen))))
        dialog.open()


def _counts(edition: EditionInForce) -> str:
    return (
        f"{thousands(edition.provinces)} tỉnh, thành phố · {thousands(edition.communes)} xã, "
        f"phường, đặc khu · {thousands(edition.former_communes)} xã cũ"
    )


def _source(edition: EditionInForce) -> str:
    if not edition.files:
        return "Danh mục đi kèm phần mềm."
    return f"Nhận ngày {day(edition.taken_on)} từ {', '.join(edition.files)}."


def _cells(found: FoundPlace) -> tuple[str, ...]:
    return found.code, found.name, found.former, found.note
