"""The dialogs of the system for one file, beside what they are asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.file_dialog import ask_for_file, open_dialog

_KINDS = "Hồ sơ trẻ chuyển đi (*.sotreem)"
SUFFIX = "sotreem"


def ask_where_to_save(parent: QWidget, name: str, take: Callable[[Path], None]) -> None:
    """Ask for a file to write."""
    dialog = QFileDialog(parent, "Ghi hồ sơ cho xã nơi đến", name, _KINDS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    open_dialog(dialog, take)


def ask_which_to_read(parent: QWidget, take: Callable[[Path], None]) -> None:
    """Ask for a file to read."""
    ask_for_file(parent, "Chọn tệp hồ sơ của xã nơi đi", _KINDS, take)
