"""A place to drop files on, or to pick them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.icons import icon
from ui.look import LIGHT, px
from ui.widgets.basic import button, label, restate, restyle


class DropZone(QFrame):
    """Takes files of any name: content tells what a file is. `suffixes` are the usual ones."""

    picked = Signal(object)
    """The paths of the files, in their order."""

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
        self.words = label(words, "heading", wrap=True)
        column.addWidget(self.words)
        column.addWidget(label(f"Tệp {kind}: {', '.join(suffixes)}", "muted", wrap=True))
        row.addWidget(picture)
        row.addLayout(column, 1)
        row.addWidget(self.pick)

    def step_aside(self, aside: bool) -> None:
        """Let another button of the page be the primary one."""
        self.pick.setProperty("role", "" if aside else "primary")
        restyle(self.pick)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if _paths_of(event):
            restate(self, "over")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm down again."""
        restate(self, "")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        restate(self, "")
        paths = _paths_of(event)
        if paths:
            event.acceptProposedAction()
            self.picked.emit(paths)

    def _ask(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in self._suffixes)
        kinds = f"{self._kind} ({patterns});;Mọi tệp (*)"
        dialog = QFileDialog(self, "Chọn tệp", "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.picked.emit([Path(n) for n in names]))
        dialog.open()


def _paths_of(event: QDropEvent) -> list[Path]:
    places = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in places if path.is_file()]
