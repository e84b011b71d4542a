"""*Kiểm tra biểu*: pasted or opened, wrong cells marked in words, the right table copied back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.check_table import check_sheets
from app.workbook.tables.pasted_table import pasted_sheet
from ui.pages.reports.page import CHECK
from ui.signals import Wish

TABLES = Path(__file__).parents[3] / "data" / "tables"
TEXT = "Thôn\tNam\tNữ\tTổng\nA\t20\t30\t50\nB\t11\t12\t23\nC\t5\t9\t15\nD\t2\t8\t10\nE\t40\t2\t42"


@pytest.fixture
def face(window, rest):
    window.go(Wish("reports"))
    window.page.tabs.setCurrentIndex(CHECK)
    rest(window)
    return window.page.check


def test_a_pasted_table_is_marked_and_copied_back_right(window, face, rest, press):
    QApplication.clipboard().setText(TEXT)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rest(window)
    (line,) = face.wrong.lines
    assert line.text == "C · Tổng: ghi 15, đúng là 14 (tổng của Nam, Nữ)."
    index = face.table.currentIndex()
    assert index.data() == "15 → 14"
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert "1 ô chưa khớp" in face.said.text.text()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    copied = QApplication.clipboard().text()
    assert copied == TEXT.replace("\t15", "\t14")
    assert check_sheets((pasted_sheet(copied),), "").wrong == ()
    assert "<td>14</td>" in QApplication.clipboard().mimeData().html()


def test_a_file_is_checked_and_trouble_is_said(window, face, rest, tmp_path):
    window.go(Wish("reports", {"check": str(TABLES / "huyen.csv")}))
    rest(window)
    assert len(face.wrong.lines) == 6
    (tmp_path / "a.csv").write_text("không,có\nsố,nào\n", encoding="utf-8")
    face.check_file(tmp_path / "a.csv")
    rest(window)
    assert "Không thấy biểu" in face.said.text.text()
    QApplication.clipboard().clear()
    face.paste.click()
    assert "bộ nhớ tạm" in face.said.text.text()
