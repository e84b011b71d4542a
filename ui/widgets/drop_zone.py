"""A place to drop a file on, or to pick one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.icons import icon
from ui.look import LIGHT, px
from ui.widgets.basic import button, label, restate, restyle


class DropZone(QFrame):
    """Takes one file whose name ends as one of `suffixes`."""

    picked = Signal(object)
    """The Path of the file."""

    def __init__(self, words: str, suffixes: tuple[str, ...], kind: str) -> None:
        super().__init__()
        self._suffixes = suffixes
        self._kind = kind
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        picture = QLabel()
        picture.setPixmap(icon("import", LIGHT.accent).pixmap(px(32), px(32)))
        self.pick = button("Chọn tệp…", self._ask, role="primary", shortcut="Ctrl+O")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(20), px(24), px(20))
        row.setSpacing(px(16))
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(label(words, "heading"))
        column.addWidget(label(f"Tệp {kind}: {', '.join(suffixes)}", "muted"))
        row.addWidget(picture)
        row.addLayout(column, 1)
        row.addWidget(self.pick)

    def step_aside(self, aside: bool) -> None:
        """Let another button of the page be the primary one."""
        self.pick.setProperty("role", "" if aside else "primary")
        restyle(self.pick)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a file that can be taken."""
        if self._path_of(event) is not None:
            restate(self, "over")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm down again."""
        restate(self, "")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        restate(self, "")
        path = self._path_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.picked.emit(path)

    def _path_of(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        path = Path(urls[0].toLocalFile()) if len(urls) == 1 else None
        return path if path and path.suffix.lower() in self._suffixes else None

    def _ask(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in self._suffixes)
        dialog = QFileDialog(self, "Chọn tệp", "", f"{self._kind} ({patterns})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.picked.emit(Path(name)))
        dialog.open()
