"""The row of files under a letter: where it is written, what came of it, and how to open it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import told
from ui.look import px
from ui.pages.reports.files import ask_where, open_path
from ui.sentences.report import WRITTEN
from ui.widgets.basic import StateLine, button
from ui.widgets.work_bar import WorkBar
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from app.reports.letter.letter_file import Letter
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk


_BESIDE = 960
"""From this width on (at 100 %) words and buttons stand in one row."""


class SaveRow(QWidget):
    """Writes in the lane of the store; `letter` and `name` say what, when a button is pressed."""

    def __init__(
        self,
        desk: Desk,
        letter: Callable[[], Letter | None],
        name: Callable[[], str],
        others: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._desk = desk
        self._letter = letter
        self._name = name
        self.work = Work(self)
        self.bar = WorkBar(self.work)
        self.said = StateLine()
        self.folder = ""
        self._path: Path | None = None
        self.open_file = button("Mở tệp", lambda: self._open(folder=False), role="link")
        self.open_folder = button("Mở thư mục", lambda: self._open(folder=True), role="link")
        self.others = {
            suffix: button(suffix, partial(self.ask, suffix), name=f"Lưu tệp {suffix}")
            for suffix in (".csv", ".xlsx", ".pdf")
        }
        self.save = button(
            "Lưu .docx…", partial(self.ask, ".docx"), role="primary", drawing="report"
        )
        self.save.setToolTip("Lưu văn bản Word để ký (Ctrl+S)")
        self._ready = False
        self._is_wide: bool | None = None
        self._compose(others)
        self.work.changed.connect(self._show)
        self.show_ready(ready=False)

    def show_ready(self, *, ready: bool) -> None:
        """Say whether there is a letter to write."""
        self._ready = ready
        self._show()

    def begin_anew(self) -> None:
        """Forget the file that was written: another letter is shown."""
        self._path = None
        self.said.say("")
        self._show()

    def ask(self, suffix: str) -> None:
        """Ask where to write a file."""
        if self.save.isEnabled():
            ask_where(self, self.folder, self._name(), suffix, self.write)

    def write(self, path: Path) -> None:
        """Write a file as its ending says."""
        from app.reports.letter.letter_file import write_letter

        import_writer(path)
        letter, app = self._letter(), self._desk.app
        if letter is None:
            return
        self.folder = str(path.parent)
        unit = " ".join(letter.head.office.split()) or app.commune.full_name

        def work(_progress: Progress, _cancelled: Cancelled) -> Path:
            write_letter(letter, path, unit=unit, created=app.clock())
            return path

        self.work.run("report_file", self._desk.store, work, self._tell, self.refuse)

    def refuse(self, error: Exception) -> None:
        """Say why something came to nothing."""
        self.said.say(told(error), "bad")

    def _compose(self, others: Sequence[QWidget]) -> None:
        told = QHBoxLayout()
        told.setSpacing(px(8))
        told.addWidget(self.said, 1)
        told.addStretch(0)
        for part in (self.open_file, self.open_folder):
            told.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for more in (*others, *self.others.values(), self.save):
            buttons.addWidget(more)
        self._told, self._buttons = QWidget(), QWidget()
        for side, inner in ((self._told, told), (self._buttons, buttons)):
            inner.setContentsMargins(0, 0, 0, 0)
            side.setLayout(inner)
        self._grid = QGridLayout()
        self._grid.setSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.bar)
        column.addLayout(self._grid)
        self._lay(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where both have no room beside each other."""
        super().resizeEvent(event)
        self._lay(wide=self.width() >= px(_BESIDE))

    def _lay(self, *, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        self._grid.addWidget(self._told, 0, 0, 1, 1 if wide else 2)
        right = Qt.AlignmentFlag.AlignRight
        if wide:
            self._grid.addWidget(self._buttons, 0, 1, right)
        else:
            self._grid.addWidget(self._buttons, 1, 0, 1, 2, right)

    def _show(self) -> None:
        for part in (*self.others.values(), self.save):
            part.setEnabled(self._ready and not self.work.kind)
        for part in (self.open_file, self.open_folder):
            part.setVisible(self._path is not None)

    def _tell(self, path: Path) -> None:
        self._path = path
        self.said.say(WRITTEN.format(file=path.name), "ok")
        self._show()
        self.open_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, *, folder: bool) -> None:
        if self._path is not None:
            open_path(self._path.parent if folder else self._path)


def import_writer(path: Path) -> None:
    """Import what the lane needs to write a file, in the thread that imports everything."""
    if path.suffix.lower() == ".docx":
        import app.reports.letter.write_docx  # noqa: F401 (used in the lane)
