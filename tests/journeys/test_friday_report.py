"""Friday before ten: the weekly report from nothing to a letter to sign, in five keys at most.

Then the same report with more care: a figure opened, a line written, issued, held against now after
a child was corrected, and another office's table checked by pasting it.
"""

from dataclasses import replace

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.services.lists.import_workbook import import_workbook
from tests.journeys.official import AT_100, AT_150, ENTER, Official, working
from tests.ui.conftest import HEADER, ROWS

MOST_KEYS = 5
PASTED = "Thôn\tNam\tNữ\tTổng\nA\t20\t30\t50\nB\t11\t12\t23\nC\t5\t9\t15\nD\t2\t8\t10\nE\t4\t2\t6"


class ReportDay(Official):
    """Counts every key that is pressed."""

    def __init__(self, app, window, folder):
        super().__init__(app, window, folder)
        self.keys = 0

    def press(self, key, **held):
        self.keys += 1
        self.hand.press(key, **held)

    @property
    def face(self):
        return self.page.report

    def counted(self):
        self.hand.until(lambda: self.face.model.made is not None, "the figures")
        self.rest()

    def asked_where(self):
        dialogs = self.face.files.findChildren(QFileDialog)
        return bool(dialogs) and dialogs[-1].isVisible()


@pytest.fixture
def friday(app, clock, tmp_path, monkeypatch):
    """A book with five children, on a Friday at eight in the morning."""
    book = openpyxl.Workbook()
    for row in (HEADER, *((at, *row) for at, row in enumerate(ROWS, 1))):
        book.active.append(row)
    book.save(tmp_path / "danh-sach.xlsx")
    import_workbook(app, tmp_path / "danh-sach.xlsx", on=app.today())
    clock.pass_time(days=4)
    assert app.today().weekday() == 4
    (tmp_path / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return app


@pytest.mark.parametrize("scale", AT_100)
def test_from_nothing_to_a_letter_to_sign(qapp, friday, tmp_path, scale):
    with working(ReportDay, friday, tmp_path, scale) as official:
        official.press(Qt.Key.Key_7, ctrl=True)
        official.hand.until(lambda: official.page.title == "Báo cáo", "the page")
        official.counted()
        assert official.face.model.kind == "weekly"  # it is due today at ten
        official.hand.look("friday-report")
        official.press(Qt.Key.Key_S, ctrl=True)
        official.hand.until(official.asked_where, "the place to write to")
        official.press(ENTER)
        official.hand.until(lambda: list((tmp_path / "Documents").glob("*.docx")), "the letter")
        official.rest()
        assert official.keys <= MOST_KEYS
        official.hand.look("friday-written")
        (path,) = (tmp_path / "Documents").glob("*.docx")
        assert path.name.startswith("bao-cao-tuan_xa-nam-duong_2026-06-")
        letter = docx.Document(path)
        words = "\n".join(line.text for line in letter.paragraphs)
        assert "BÁO CÁO" in words
        assert "3. Khó khăn, vướng mắc" in words
        assert "/BC-UBND" in letter.tables[0].cell(1, 0).text
        assert letter.tables[1].rows[-1].cells[1].text == "Tổng cộng"
        assert path.name in official.face.said.text.text()


@pytest.mark.parametrize("scale", AT_150)
def test_a_report_with_care(qapp, friday, tmp_path, scale):
    with working(ReportDay, friday, tmp_path, scale) as official:
        hand = official.hand
        official.go("reports", "Báo cáo")
        official.face.model.choose("village-progress")
        official.counted()

        # A figure opens exactly its children, and Esc comes back to it.
        table = official.face.preview.tables[0]
        table.setFocus()
        total = table.figures.table.total.values
        official.press_until(
            Qt.Key.Key_Down, lambda: table.currentIndex().row() == table.figures.rowCount() - 1
        )
        hand.look("figure")
        hand.press(ENTER)
        hand.until(lambda: official.page.title == "Trẻ em", "the children")
        official.rest()
        assert len(set(official.page.figure.rows.ids)) == total[0] == 5
        hand.look("children-of-figure")
        hand.press(Qt.Key.Key_Escape)
        hand.until(lambda: official.page.title == "Báo cáo", "the report")
        official.rest()

        # A line is written in its place, and the letter is issued.
        part = official.face.preview.parts["difficulties"]
        part.setFocus()
        hand.press(Qt.Key.Key_End, ctrl=True)
        hand.press(ENTER)
        hand.type("Mạng chậm vào giờ cao điểm.")
        hand.look("line-written")
        official.face.issue.setFocus()
        hand.press(Qt.Key.Key_Space)
        official.rest()
        assert "Đã phát hành" in official.face.said.text.text()

        # A child is corrected; the frozen report stays, and says who is new in it.
        with friday.write("sửa") as unit:
            child = next(one for one in unit.children.all() if not one.special)
            unit.save(replace(child, special="Mồ côi cả cha và mẹ"))
        hand.press(Qt.Key.Key_Tab, ctrl=True)
        official.rest()
        issued = official.page.issued
        words = issued.preview.parts["difficulties"].toPlainText()
        assert words.endswith("Mạng chậm vào giờ cao điểm.")
        hand.look("issued")
        issued.compare.setFocus()
        hand.press(Qt.Key.Key_Space)
        hand.until(lambda: issued.sides.currentIndex() == 1, "the comparison")
        official.rest()
        lines = {line.name: line.values for line in issued.stack.tables[0].figures.table.lines}
        assert lines["Toàn xã – Số trẻ em có HCĐB"][:4] == (0, 1, 1, 1)
        hand.look("compared")

        # A table of another office is checked by pasting it.
        QApplication.clipboard().setText(PASTED)
        hand.press(Qt.Key.Key_Tab, ctrl=True)
        hand.press(Qt.Key.Key_V, ctrl=True)
        hand.until(lambda: official.page.check.wrong.lines, "the check")
        official.rest()
        assert "ghi 15, đúng là 14" in official.page.check.wrong.lines[0].text
        hand.look("pasted")
