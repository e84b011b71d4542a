"""What an office sets of its letters, in a sheet at the right: names, signers, its own template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.reports.letter.letter import read_settings
from app.reports.letter.letter_settings import (
    drop_template,
    keep_settings,
    own_template,
    take_template,
)
from ui.errors import told
from ui.look import px
from ui.pages.reports.save_row import import_writer
from ui.sentences.report import (
    LETTER_FIELDS,
    SETTINGS_KEPT,
    TEMPLATE_HINT,
    TEMPLATE_OWN,
    TEMPLATE_SHIPPED,
    TEMPLATE_TAKEN,
)
from ui.widgets.basic import StateLine, button, label
from ui.widgets.file_dialog import ask_for_file
from ui.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.reports.letter.letter_file import Letter
    from ui.desk import Desk

_LINES = ("office", "signing_as", "recipients")
"""What has several lines."""


class LetterSettings(SideSheet):
    """The fields in the order of the letter; *Lưu* keeps them all."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, "Đóng phần cài đặt văn bản")
        self._desk = desk
        self._letter: Letter | None = None
        self._kept: Callable[[], None] = lambda: None
        self.title.setText("Cơ quan, người ký, nơi nhận và mẫu văn bản")
        self.fields = {name: _field(name) for name in LETTER_FIELDS}
        self.template = label("", wrap=True)
        self.pick = button("Chọn mẫu .docx…", self._ask_template)
        self.drop = button("Dùng mẫu có sẵn", self._drop_template)
        self.said = StateLine()
        self.save = button("Lưu", self.keep, role="primary")
        self._compose()

    def open(self, letter: Letter | None, kept: Callable[[], None]) -> None:
        """Read what is set; `kept` is told when something else is."""
        self._letter, self._kept = letter, kept
        self.remember_focus()
        self.said.say("")
        self.come_up()
        self._show_template()
        app = self._desk.app

        def work() -> dict[str, str]:
            with app.store.read() as snapshot:
                return read_settings(snapshot)

        self._desk.store.run(work, self._show, key="letter.settings", owner=self)

    def keep(self) -> None:
        """Keep what is written."""
        app = self._desk.app
        wanted = {name: field.toPlainText() for name, field in self.fields.items()}
        self._desk.store.run(
            lambda: keep_settings(app, wanted), lambda _: self._tell(SETTINGS_KEPT), self._refuse
        )

    def take(self, path: Path) -> None:
        """Try a template on the letter that is shown, and take it for the office's own."""
        app, letter = self._desk.app, self._letter
        import_writer(path)
        if letter is not None:
            self._desk.store.run(
                lambda: take_template(app, path, letter),
                lambda _: self._tell(TEMPLATE_TAKEN.format(file=path.name)),
                self._refuse,
            )

    def _compose(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(2))
        for name, field in self.fields.items():
            title, hint = LETTER_FIELDS[name]
            column.addWidget(label(title, "strong"))
            column.addWidget(field)
            if hint:
                column.addWidget(label(hint, "muted", wrap=True))
            column.addSpacing(px(6))
        column.addWidget(label("Mẫu văn bản", "strong"))
        column.addWidget(self.template)
        column.addWidget(label(TEMPLATE_HINT, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.pick)
        row.addWidget(self.drop)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.add_scrolled(inner, "Cài đặt văn bản")
        self.column.addWidget(self.said)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)

    def _show(self, kept: dict[str, str]) -> None:
        for name, field in self.fields.items():
            field.setPlainText(kept[name])
        self.fields["parent"].setFocus()

    def _show_template(self) -> None:
        own = own_template(self._desk.app) is not None
        self.template.setText(TEMPLATE_OWN if own else TEMPLATE_SHIPPED)
        self.drop.setVisible(own)
        self.pick.setEnabled(self._letter is not None)

    def _ask_template(self) -> None:
        ask_for_file(self, "Chọn mẫu văn bản", "Văn bản Word (*.docx);;Mọi tệp (*)", self.take)

    def _drop_template(self) -> None:
        app = self._desk.app
        self._desk.store.run(
            lambda: drop_template(app), lambda _: self._tell(TEMPLATE_SHIPPED), self._refuse
        )

    def _tell(self, text: str) -> None:
        self.said.say(text, "ok")
        self._show_template()
        self._kept()

    def _refuse(self, error: Exception) -> None:
        self.said.say(told(error), "bad")


def open_letter_settings(
    page: QWidget, desk: Desk, letter: Letter | None, kept: Callable[[], None]
) -> LetterSettings:
    """Open the sheet of the page's window, made when it is first wanted."""
    window = page.window()
    sheet = window.findChild(LetterSettings) or LetterSettings(window, desk)
    sheet.open(letter, kept)
    return sheet


def _field(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(LETTER_FIELDS[name][0])
    made.setTabChangesFocus(True)
    lines = 3 if name in _LINES else 1
    if lines == 1:
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFixedHeight(px(14 + 20 * lines))
    return made
