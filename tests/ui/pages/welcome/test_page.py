import pytest
from PySide6.QtCore import Qt

from app.bootstrap import create_app
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from ui.pages.welcome.new_book import NewBookForm
from ui.pages.welcome.page import WelcomeWindow
from ui.pages.welcome.passphrase import PassphraseForm
from ui.pages.welcome.refusal import RefusalView


@pytest.fixture
def open_welcome(look, qtbot, tmp_path):
    opened = []

    def make(code):
        window = WelcomeWindow(KnownError(code), tmp_path)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        opened.append(window)
        return window

    yield make
    for window in opened:
        if window.app:
            window.app.close()


def test_a_new_book_is_made_for_a_commune_found_by_typing(open_welcome, qtbot):
    window = open_welcome("store_missing")
    form = window.face
    assert isinstance(form, NewBookForm)
    form.commune.setFocus()
    qtbot.waitUntil(form.commune.hasFocus)
    qtbot.keyClicks(form.commune, "nam duo")
    qtbot.keyClick(form.commune, Qt.Key.Key_Return)
    form.villages.setPlainText("Thôn Biêng\n\nThôn Đồng Á\n")
    form.passphrase.setText("một mật khẩu")
    form.again.setText("một mật khẩu")
    form.make.click()
    assert window.app.commune.name == "Nam Dương"
    with window.app.store.read() as snapshot:
        assert {village.name for village in snapshot.villages.all()} == {"Biêng", "Đồng Á"}


def test_what_is_missing_is_said_and_nothing_is_made(open_welcome, tmp_path):
    window = open_welcome("store_missing")
    window.face.make.click()
    assert window.face.trouble.isVisible()
    assert window.app is None
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(open_welcome, tmp_path, qtbot):
    create_app(tmp_path, find_commune("07603"), passphrase="đúng").close()
    window = open_welcome("passphrase_needed")
    form = window.face
    assert isinstance(form, PassphraseForm)
    form.field.setText("sai")
    form.open.click()
    assert form.trouble.text.text() == "Mật khẩu chưa đúng. Hãy nhập lại."
    form.field.setText("đúng")
    form.open.click()
    assert window.app is not None


def test_what_cannot_be_opened_is_explained(open_welcome):
    window = open_welcome("store_newer")
    assert isinstance(window.face, RefusalView)
    assert "mới hơn" in window.face.line.text.text()
