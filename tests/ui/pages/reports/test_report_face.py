"""*Lập báo cáo* in the real window: the letter seen, written in, opened figure by figure, saved."""

from dataclasses import replace
from datetime import timedelta

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from app.domain.reports.period import Period
from app.reports.letter.letter_settings import keep_settings
from app.reports.report_kinds import KINDS
from ui.pages.reports.settings_sheet import LetterSettings


@pytest.fixture
def face(page):
    return page.report


def figure(face, row, column):
    table = face.preview.tables[0]
    index = table.figures.index(table.figures.heads + row, column)
    return table, table.figures.cell(index), index


def test_every_kind_is_shown(window, face, rest):
    for kind in KINDS:
        face.model.choose(kind)
        rest(window)
        assert face.model.made is None or face.model.made.report.kind == kind
        assert face.model.made or face.said.text.text()
    assert {line.key for line in face.kinds.lines} == set(KINDS)
    assert face.kinds.lines[0].key in face.model.due


def test_a_figure_opens_exactly_its_children_by_enter(window, face, rest, press):
    table, cell, index = figure(face, len(face.model.made.report.tables[0].lines), 2)
    assert cell.count == 5
    table.setFocus()
    table.setCurrentIndex(index)
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.title == "Trẻ em"
    children = window.page.figure
    assert children.isVisible()
    assert len(set(children.rows.ids)) == 5
    assert "Tổng cộng" in children.heading.text()
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.model.record is not None
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    rest(window)
    assert window.page.title == "Báo cáo"


def test_a_line_that_was_written_is_kept_and_stands_in_the_files(
    window, face, rest, qtbot, tmp_path
):
    part = face.preview.parts["difficulties"]
    part.setFocus()
    part.setPlainText("3. Khó khăn\nMạng yếu vào buổi sáng.")
    face.number.setText("12")
    face.number.editingFinished.emit()
    face.dated.setText("8/6/2026")
    face.dated.editingFinished.emit()
    rest(window)
    for name in ("a.docx", "a.pdf", "a.xlsx", "a.csv"):
        face.files.write(tmp_path / name)
        rest(window)
        assert (tmp_path / name).stat().st_size
    words = "\n".join(p.text for p in docx.Document(tmp_path / "a.docx").paragraphs)
    assert "Mạng yếu vào buổi sáng." in words
    printed = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "Mạng yếu" in printed
    assert "Số: 12/BC-UBND" in printed
    assert "ngày 08 tháng 6 năm 2026" in printed
    face.model.keep()
    face.model.step(-1)
    rest(window)
    assert "Mạng yếu" not in part.toPlainText()
    assert face.model.period == Period.of_day(window.desk.app.today() - timedelta(days=1))
    face.model.step(1)
    rest(window)
    assert "Mạng yếu" in part.toPlainText()
    assert face.number.text() == "12"
    face.anew.click()
    assert "Mạng yếu" not in part.toPlainText()


def test_what_cannot_be_read_or_written_is_said(window, face, rest, tmp_path):
    face.period.first.setText("hôm qua")
    face.period.first.editingFinished.emit()
    assert "ngày/tháng/năm" in face.said.text.text()
    face.period.first.setText("09/06/2030")
    face.period.first.editingFinished.emit()
    assert "trước ngày cuối" in face.said.text.text()
    face.files.write(tmp_path / "không có" / "a.docx")
    rest(window)
    assert face.said.text.property("state") == "bad"
    face.dated.setText("mai")
    face.dated.editingFinished.emit()
    assert "Chưa rõ ngày" in face.said.text.text()


def test_settings_of_the_letter_are_kept_and_seen_at_once(window, face, rest, tmp_path):
    face.settings.click()
    rest(window)
    sheet = window.findChild(LetterSettings)
    sheet.fields["signer"].setPlainText("Vi Văn Ưởng")
    sheet.save.click()
    rest(window)
    assert face.model.made.head.signer == "Vi Văn Ưởng"
    broken = docx.Document()
    broken.add_paragraph("Số {{ number ")
    broken.save(tmp_path / "mau.docx")
    sheet.take(tmp_path / "mau.docx")
    rest(window)
    assert "mau.docx" in sheet.said.text.text()
    assert "number" in sheet.said.text.text()
    sheet.shut()


def test_figures_are_counted_anew_only_when_something_was_written(window, face, rest):
    before = face.model.made
    window.desk.signals.announce("child")
    rest(window)
    assert face.model.made is before
    keep_settings(window.desk.app, {"officer": "Bà Ưởng"})
    with window.desk.app.write("thử") as unit:
        child = unit.children.all()[0]
        unit.save(replace(child, full_name="Tên Khác"))
    part = face.preview.parts["difficulties"]
    part.setFocus()
    part.setPlainText("3. Khó khăn\nVừa gõ.")
    window.desk.signals.announce("child")
    rest(window)
    assert face.model.made is not before
    assert "Vừa gõ." in part.toPlainText()
    assert face.model.letter().text.difficulties[-1] == "Vừa gõ."
    assert "Bà Ưởng" in face.preview.parts["after_table"].toPlainText()
