"""The real window over a real store, and a list of children as communes exchange them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.app import App
from app.services.lists.import_workbook import import_workbook
from ui.bootstrap import make_application, open_window
from ui.look import Look
from ui.main_window import MainWindow

HEADER = (
    "STT", "Mã trẻ em", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc",
    "Số định danh cá nhân", "Họ tên cha", "Họ tên mẹ", "Chủ hộ", "Thôn/Tổ dân phố",
    "Số điện thoại",
)  # fmt: skip
ROWS = (
    ("TE01", "Nguyễn Văn An", "12/03/2016", "Nam", "Kinh", "024216000011",
     "Nguyễn Văn Bình", "Trần Thị Hoa", "Nguyễn Văn Bình", "Thôn Biêng", "0912345678"),
    ("TE02", "Nguyễn Thị Ánh", "05/07/2019", "Nữ", "Kinh", "",
     "Nguyễn Văn Bình", "Trần Thị Hoa", "Nguyễn Văn Bình", "Thôn Biêng", "0912345678"),
    ("TE03", "Đặng Minh Khang", "2018", "Nam", "Dao", "",
     "Đặng Văn Sơn", "", "Đặng Văn Sơn", "Thôn Đồng Á", ""),
    ("TE04", "Giáp Thị Đào", "30/11/2014", "Nữ", "Kinh", "024314000022",
     "", "", "Giáp Văn Lâm", "Thôn Hoa Quảng", ""),
    ("TE05", "Hoàng Hòa", "01/01/2020", "Nam", "Tày", "024220000033",
     "Hoàng Văn Út", "Lý Thị Ửng", "Hoàng Văn Út", "Xóm Lạ", ""),
)  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The application as the program makes it: no lane collects what is Qt's."""
    return make_application()


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(HEADER)
    for number, row in enumerate(ROWS, 1):
        sheet.append((number, *row))
    path = tmp_path / "danh sach.xlsx"
    book.save(path)
    return path


@pytest.fixture
def filled(app: App, list_file: Path) -> App:
    import_workbook(app, list_file, on=app.today())
    return app


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(make_application())


@pytest.fixture
def open_main(look: Look, qapp: QApplication, qtbot) -> Iterator[Callable[[App], MainWindow]]:
    opened: list[MainWindow] = []

    def make(app: App) -> MainWindow:
        window = open_window(app, qapp, look)
        window.show()
        window.activateWindow()
        opened.append(window)
        settle(window, qtbot)
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()
    look.scale_to(100)


@pytest.fixture
def window(open_main, filled: App) -> MainWindow:
    return open_main(filled)


@pytest.fixture
def empty_window(open_main, app: App) -> MainWindow:
    return open_main(app)


def settle(window: MainWindow, qtbot) -> None:
    """Wait until both lanes rest and their results are shown."""
    lanes = (window.desk.store, window.desk.network)
    QApplication.processEvents()
    for _ in range(3):  # what was shown may ask for more: rows are read when painted
        qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes), timeout=20_000)
        QApplication.processEvents()


@pytest.fixture
def rest(qtbot) -> Callable[[MainWindow], None]:
    return lambda window: settle(window, qtbot)


@pytest.fixture
def press(qtbot) -> Callable[..., None]:
    def at_focus(key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget() or QApplication.activeWindow()
        qtbot.keyClick(target, key, modifier)

    return at_focus
