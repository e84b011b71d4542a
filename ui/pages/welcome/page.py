"""The first window: asks for the passphrase, makes a new book, or says why one cannot be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.bootstrap import create_app, open_app, passphrase_of_environment
from app.domain.errors import KnownError
from app.services.app import App
from ui.errors import told
from ui.look import px
from ui.pages.welcome.new_book import NewBookForm, Wanted
from ui.pages.welcome.passphrase import PassphraseForm
from ui.pages.welcome.refusal import RefusalView

_ASKS = ("passphrase_needed", "passphrase_wrong")


def open_or_ask(folder: Path) -> App | None:
    """Open the book of a folder, asking what is missing; None when the person gives up."""
    try:
        return open_app(folder, passphrase=passphrase_of_environment())
    except KnownError as error:
        window = WelcomeWindow(error, folder)
        window.exec()
        return window.app


class WelcomeWindow(QDialog):
    """Stays until a book is open or the person closes it."""

    def __init__(self, error: KnownError, folder: Path | None = None) -> None:
        super().__init__()
        self.app: App | None = None
        self._folder = folder or Path()
        self.setWindowTitle("Sổ Trẻ Em")
        self.setProperty("role", "page")
        self.face = self._face_for(error)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(self.face)
        self.setMinimumWidth(px(600))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on at Enter; a dialog of its own would press its first button from any field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _face_for(self, error: KnownError) -> QWidget:
        if error.code in _ASKS:
            asking = PassphraseForm()
            asking.given.connect(self._open)
            return asking
        if error.code == "store_missing":
            form = NewBookForm()
            form.wanted.connect(self._make)
            return form
        refusal = RefusalView(told(error))
        refusal.closed.connect(self.reject)
        return refusal

    def _open(self, passphrase: str) -> None:
        self._finish(lambda: open_app(self._folder, passphrase=passphrase))

    def _make(self, wanted: Wanted) -> None:
        self._finish(
            lambda: create_app(
                self._folder,
                wanted.commune,
                wanted.villages,
                passphrase=wanted.passphrase or None,
            )
        )

    def _finish(self, opening: Callable[[], App]) -> None:
        try:
            self.app = opening()
        except KnownError as error:
            if isinstance(self.face, PassphraseForm | NewBookForm):
                self.face.show_trouble(told(error))
            return
        self.accept()
