"""The dialog of the system for one file or folder; it goes away by itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(parent: QWidget, title: str, kinds: str, take: Callable[[Path], object]) -> None:
    """Ask for a file to read; `take` is given what is chosen."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    open_dialog(dialog, take)


def open_dialog(dialog: QFileDialog, take: Callable[[Path], object]) -> None:
    """Open a dialog that was made; `take` is given what is chosen."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
    dialog.open()
