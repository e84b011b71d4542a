"""Where reports are written: a name by itself, the folder that was used last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ui.review_sheets.names import slug
from ui.widgets.file_dialog import open_dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.reports.period import Period

KINDS = {
    ".docx": "Văn bản Word (*.docx)",
    ".pdf": "Tệp PDF (*.pdf)",
    ".xlsx": "Bảng tính (*.xlsx)",
    ".csv": "Tệp CSV (*.csv)",
}


def file_name(kind_name: str, commune: str, period: Period) -> str:
    """Name a report: what, who, until when: `bao-cao-tuan_nam-duong_2026-06-12`."""
    what = slug(kind_name)
    begin = what if what.startswith("bao-cao") else f"bao-cao-{what}"
    return f"{begin}_{slug(commune)}_{period.until.isoformat()}"


def ask_where(
    parent: QWidget, folder: str, name: str, suffix: str, then: Callable[[Path], None]
) -> None:
    """Ask where a report is to be written; Enter takes the name that is proposed."""
    dialog = QFileDialog(parent, "Lưu báo cáo", folder or documents(), KINDS[suffix])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix[1:])
    dialog.selectFile(f"{name}{suffix}")
    open_dialog(dialog, then)


def documents() -> str:
    """Give the folder of the person's documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def open_path(path: Path) -> None:
    """Open a file or folder with what the machine has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
