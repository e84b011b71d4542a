"""The day of the lists: two messy files come in, records are put right one by one and together,
sheets go out to a village on paper and come back filled in. Real widgets, by keyboard.
"""

import csv
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.bootstrap import create_app
from app.domain.places.units import find_commune
from tests.journeys.official import AT_150, Official
from ui.bootstrap import make_application, open_window
from ui.look import Look
from ui.pages.import_list.stages import Stage
from ui.settings import keep_scale
from ui.signals import Wish

LISTS = Path(__file__).parents[1] / "data" / "nam-duong"
VILLAGE = "Đồng Á"
BULK, BATCHES, OUT = 1, 2, 3
FATHERS = ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]


def villages_of_truth():
    with (LISTS / "clean.truth.csv").open(encoding="utf-8", newline="") as lines:
        return sorted({line["village"] for line in csv.DictReader(lines)} - {""})


@pytest.fixture
def app(tmp_path, clock, new_id):
    unit = find_commune("07603")
    opened = create_app(
        tmp_path / "xã", unit, villages_of_truth(), passphrase="thử", clock=clock, new_id=new_id
    )
    yield opened
    opened.close()


@pytest.fixture
def look(qapp):
    made = Look(make_application())
    yield made
    made.scale_to(100)


class LinesDay(Official):
    """What the official does, and what must then be true."""

    def children(self):
        with self.app.store.read() as snapshot:
            return {child.id: (child, home) for child, home in snapshot.children.everyone()}

    def groups(self):
        with self.app.store.read() as snapshot:
            return snapshot.journal.last_seq()

    def bring_in(self, path, name):
        """Drop a file, look at its columns and at the preview, and take it: two key presses."""
        self.window.go(Wish("import_list"))
        self.rest()
        model = self.page.model
        if model.stage is Stage.DONE:
            self.page.done.next.click()
        self.hand.drop(self.page.zone, path)
        self.hand.until(
            lambda: model.stage in (Stage.COLUMNS, Stage.PREVIEW) and not model.running, "columns"
        )
        self.rest()
        self.hand.look(f"{name}-columns")
        if model.stage is Stage.COLUMNS:
            self.hand.press(Qt.Key.Key_Return, ctrl=True)
        self.hand.until(lambda: model.stage is Stage.PREVIEW and not model.running, "the preview")
        self.hand.until(lambda: not model.previewing.search.kind, "the search for doubles")
        self.rest()
        self.hand.look(f"{name}-preview")
        before = self.groups()
        self.hand.press(Qt.Key.Key_Return, ctrl=True)
        self.hand.until(lambda: model.stage is Stage.DONE and not model.running, "the report")
        self.rest()
        self.hand.look(f"{name}-report")
        report = model.report
        figures = (report.added, report.changed, report.unchanged, report.set_aside)
        assert sum(figures) == report.rows == len(report.lines)
        assert (self.groups() > before) == (report.group_id is not None)
        return report

    def correct_ten(self):
        """Name the father of ten children who have nobody, one after the other."""
        self.window.go(Wish("cleaning", {"problem": "missing_parent"}))
        self.rest()
        page = self.page
        wanted = list(page.model.ids[:10])
        page.pane.table.setFocus()
        self.hand.press(Qt.Key.Key_Return)
        self.rest()
        self.hand.look("correcting")
        for number, child_id in enumerate(wanted):
            self.hand.until(lambda at=child_id: self.open_id() == at, f"record {number}")
            self.rest()
            father = next(row for row in page.editor.form.rows if row.name == "father_name")
            father.editor.widget.setFocus()
            self.hand.type(f"Giáp Văn {FATHERS[number]}")
            self.hand.press(Qt.Key.Key_Return, ctrl=True)
            self.rest()
        self.hand.look("ten-corrected")
        return wanted

    def open_id(self):
        number = self.page.pane.table.currentIndex().row()
        return self.page.model.ids[number] if number >= 0 else None

    def open_tab(self, tab):
        self.page.parts.tabs.setCurrentIndex(tab)
        self.rest()
        lane = self.page.parts.bulk.model.lane
        self.hand.until(lambda: not lane.is_busy, "the bulk fixes")
        self.rest()

    def choose_village(self):
        facets = self.page.model.facets.villages
        self.page.villages.setFocus()
        for _ in range(next(at for at, facet in enumerate(facets) if facet.name == VILLAGE)):
            self.hand.press(Qt.Key.Key_Down)
        self.rest()


@pytest.mark.parametrize("scale", AT_150)
def test_a_day_of_lists(app, scale, tmp_path, look):
    keep_scale(app, scale)
    window = open_window(app, look.application, look)
    window.show()
    day = LinesDay(app, window, tmp_path)
    day.rest()
    try:
        _bring_two_lists_in(day)
        _correct_ten_records(day)
        _fix_a_village_and_undo(day)
        sheet = _hand_sheets_out(day, tmp_path)
        _take_a_filled_sheet_back(day, sheet)
    finally:
        window.close()
        window.deleteLater()
    assert all(QImage(str(path)).width() == window.width() for path in day.hand.pictures)


def _bring_two_lists_in(day):
    report = day.bring_in(LISTS / "report.xlsx", "report")
    assert (report.rows, report.added) == (4988, 4988)
    names = {child.full_name for child, _ in day.children().values()}
    again = day.bring_in(LISTS / "villages.xls", "villages")
    assert (again.rows, again.added, again.set_aside) == (4988, 0, 0)
    assert len(day.children()) == 4988
    assert names <= {child.full_name for child, _ in day.children().values()} | {""}


def _correct_ten_records(day):
    wanted = day.correct_ten()
    records = day.children()
    assert [records[id_][0].father_name for id_ in wanted] == [
        f"Giáp Văn {name}" for name in FATHERS
    ]


def _fix_a_village_and_undo(day):
    day.window.go(Wish("cleaning", {"worklist": "ethnicity"}))
    day.rest()
    day.choose_village()
    before = _ethnicities(day)
    day.open_tab(BULK)
    bulk = day.page.parts.bulk
    bulk.kinds.chosen.emit("ethnicity")
    day.rest()
    day.hand.look("bulk-preview")
    found = bulk.table.rowCount()
    assert found
    bulk.fix.click()
    day.hand.until(lambda: _ethnicities(day)[""] == before[""] - found, "the fixes")
    day.rest()
    day.hand.look("bulk-fixed")
    day.hand.press(Qt.Key.Key_Z, alt=True)
    day.hand.until(lambda: _ethnicities(day) == before, "the undo")
    day.rest()
    day.open_tab(BATCHES)
    day.hand.look("batches")


def _ethnicities(day):
    return Counter(child.ethnicity for child, _ in day.children().values())


def _hand_sheets_out(day, folder):
    day.open_tab(OUT)
    panel = day.page.parts.hand_out
    panel.open(panel.model.wanted)
    day.rest()
    day.hand.look("hand-out")
    place = folder / "phiếu"
    place.mkdir()
    panel.write_sheets(place)
    day.hand.until(lambda: not panel.model.running, "the sheets")
    day.rest()
    day.hand.look("handed-out")
    (book,) = place.glob("*dong-a*.xlsx")
    (paper,) = place.glob("*dong-a*.pdf")
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Đồng Á" in text.replace("\t", " ")
    return book


def _take_a_filled_sheet_back(day, path):
    """Fill three children's answers in as a collaborator does, and take them by the wizard."""
    filled = _fill_in(path)
    report = day.bring_in(path, "sheet")
    assert report.changed == len(filled)
    assert report.added == report.set_aside == 0
    records = day.children().values()
    for name in filled:
        assert any(child.mother_name == name for child, _ in records), name


def _fill_in(path):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    column, first = next(
        (cell.column, cell.row)
        for cell in texts
        if "tên mẹ" in cell.value.lower() and "ghi lại" in cell.value
    )
    key = next(
        cell.column
        for cell in sheet[first]
        if isinstance(cell.value, str) and cell.value.startswith("Mã dòng")
    )
    names = ["Lường Thị Xuân", "Lường Thị Hạ", "Lường Thị Thu"]
    rows = [r for r in range(first + 1, sheet.max_row + 1) if sheet.cell(r, key).value]
    for number, name in zip(rows[:3], names, strict=True):
        sheet.cell(number, column).value = name.upper()
    book.save(path)
    return names
