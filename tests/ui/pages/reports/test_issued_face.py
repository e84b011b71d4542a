"""*Đã phát hành*: what left the office stays as it was, and says what moved since."""

from dataclasses import replace

import docx

from ui.pages.reports.page import ISSUED


def figures(report):
    return [line.values for table in report.tables for line in table.lines]


def test_an_issued_report_is_frozen_and_compared_with_now(window, page, rest, tmp_path):
    page.report.preview.parts["proposals"].setPlainText("4. Đề xuất\nCấp thêm máy./.")
    page.report.issue.click()
    rest(window)
    assert "Đã phát hành" in page.report.said.text.text()
    then = figures(page.report.model.made.report)
    app = window.desk.app
    with app.write("thử") as unit:
        child = next(c for c in unit.children.all() if c.special == "")
        unit.save(replace(child, special="Mồ côi cả cha và mẹ"))
    page.tabs.setCurrentIndex(ISSUED)
    rest(window)
    face = page.issued
    assert figures(face.model.frozen.report) == then
    assert "Cấp thêm máy" in face.preview.parts["proposals"].toPlainText()
    assert face.preview.parts["proposals"].isReadOnly()
    face.compare.click()
    rest(window)
    (table,) = face.stack.tables
    moved = [
        (line.name, line.values)
        for line in table.figures.table.lines
        if line.values[2] and "HCĐB" in line.name
    ]
    assert moved
    assert moved[0][1][:3] == (0, 1, 1)
    face.files.write(tmp_path / "so-sanh.docx")
    rest(window)
    assert len(docx.Document(tmp_path / "so-sanh.docx").tables) >= 2
    face.compare.click()
    assert face.sides.currentIndex() == 0


def test_without_any_the_page_says_how_to_begin(window, page, rest):
    page.tabs.setCurrentIndex(ISSUED)
    rest(window)
    assert page.issued.faces.currentIndex() == 0
