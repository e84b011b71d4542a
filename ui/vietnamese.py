"""Qt's own words in Vietnamese: dialogs, menus of text fields, dates and numbers."""

import csv
import io
from importlib.resources import files

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication


class QtInVietnamese(QTranslator):
    """Translates what Qt itself says; our own sentences are Vietnamese already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        text = (files("resources") / "i18n" / "qt_vi.csv").read_text("utf-8")
        self._said = {row["source"]: row["vi"] for row in csv.DictReader(io.StringIO(text))}

    def isEmpty(self) -> bool:
        """Say that there is something in here, or Qt would not ask."""
        return False

    def translate(
        self,
        _context: bytes | bytearray | memoryview | str,
        source: bytes | bytearray | memoryview | str,
        _disambiguation: bytes | bytearray | memoryview | str | None = None,
        _n: int = -1,
    ) -> str:
        """Give the Vietnamese of a text of Qt; an unknown one stays as it is."""
        text = source if isinstance(source, str) else bytes(source).decode()
        return self._said.get(text, text)


def speak_vietnamese(application: QApplication) -> None:
    """Make Qt write texts, numbers and dates as they are written in Vietnam."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(QtInVietnamese(application))
