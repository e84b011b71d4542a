"""The page of lists in a real window, the files of a commune, and what a hand does with them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.services.set_up_commune import set_up_commune
from ui.pages.import_list.stages import Stage
from ui.signals import Wish

SAMPLES = Path(__file__).parents[3] / "data" / "nam-duong"
OF_THE_SAMPLES = (
    "Tân Trung", "Tân Giáo", "Đồng Quýt", "Tân Mộc", "Nam Điền", "Hòn Tròn", "Cầu Meo",
    "Bến Huyện", "Nam Sơn", "Cảnh", "Thủ Dương", "Lâm", "Tân Đồng",
)  # fmt: skip


@pytest.fixture
def page(empty_window, rest):
    empty_window.go(Wish("import_list"))
    rest(empty_window)
    return empty_window.page


@pytest.fixture
def settled(empty_window, qtbot, page):
    """Wait until nothing of the wizard is under way."""

    def wait():
        desk, model = empty_window.desk, page.model
        qtbot.waitUntil(
            lambda: (
                not (
                    model.running
                    or model.previewing.search.kind
                    or desk.store.is_busy
                    or desk.matching.is_busy
                )
            ),
            timeout=60_000,
        )
        QApplication.processEvents()

    return wait


@pytest.fixture
def reach(qtbot, page):
    """Wait for a step: a key presses its button a moment later."""
    return lambda stage: qtbot.waitUntil(lambda: page.model.stage is stage, timeout=60_000)


@pytest.fixture
def villages_known(app):
    set_up_commune(app, OF_THE_SAMPLES)


@pytest.fixture
def read(page, settled):
    """Bring a file in, as far as its columns (or its preview, when it is remembered)."""

    def bring(*paths):
        page.model.bring_in(*paths)
        settled()
        return page.model

    return bring


@pytest.fixture
def previewed(page, settled, read):
    def bring(path):
        model = read(path)
        if model.stage is Stage.COLUMNS:
            model.look()
            settled()
        return model

    return bring


@pytest.fixture
def taken(previewed, settled):
    def bring(path):
        model = previewed(path)
        model.take()
        settled()
        return model.report

    return bring


@pytest.fixture
def sample(tmp_path):
    def copy(name):
        return Path(shutil.copy(SAMPLES / name, tmp_path / name))

    return copy


def drop(zone, *paths):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (
        QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, content, *held),
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, content, *held),
    ):
        QApplication.sendEvent(zone, event)


def count(app):
    with app.store.read() as snapshot:
        return snapshot.children.count()


def write_book(path, *sheets):
    """Write sheets (name, rows) to an .xlsx."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
