"""The dialogs of the system for one file, beside what they are asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = "Hồ sơ trẻ chuyển đi (*.sotreem)"
SUFFIX = "sotreem"


def ask_where_to_save(parent: QWidget, name: str, take: Callable[[Path], None]) -> None:
    """Ask for a file to write."""
    dialog = QFileDialog(parent, "Ghi hồ sơ cho xã nơi đến", name, _KINDS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    _open(dialog, take)


def ask_which_to_read(parent: QWidget, take: Callable[[Path], None]) -> None:
    """Ask for a file to read."""
    dialog = QFileDialog(parent, "Chọn tệp hồ sơ của xã nơi đi", "", _KINDS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, take)


def _open(dialog: QFileDialog, take: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
    dialog.open()
