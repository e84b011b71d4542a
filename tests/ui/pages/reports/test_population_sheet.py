"""The statistics office's counts, typed or read, stand in the report at once."""

import openpyxl
import pytest

from app.domain.reports.population import WHOLE
from app.services.population.keep_population import population_of
from ui.pages.reports.population_sheet import PopulationSheet
from ui.signals import Wish


@pytest.fixture
def sheet(window, rest):
    window.go(Wish("reports", {"kind": "coverage"}))
    rest(window)
    window.page.report.population.click()
    rest(window)
    return window.findChild(PopulationSheet)


def kept(window):
    with window.desk.app.store.read() as snapshot:
        return population_of(snapshot)


def test_typed_counts_are_kept_with_their_day_and_stand_in_the_table(window, sheet, rest):
    first = next(key for key in sheet.fields if key != WHOLE)
    sheet.fields[first].setText("một trăm")
    sheet.save.click()
    assert "không phải số trẻ" in sheet.said.text.text()
    sheet.fields[first].setText("1.200")
    sheet.counted_on.setText("31/12/2025")
    sheet.source.setText("Thống kê cơ sở")
    sheet.save.click()
    rest(window)
    count = kept(window)[first]
    assert (count.children, str(count.counted_on)) == (1200, "2025-12-31")
    table = window.page.report.model.made.report.tables[0]
    assert 1200 in table.column("population")
    sheet.fields[first].setText("")
    sheet.save.click()
    rest(window)
    assert first not in kept(window)


def test_a_file_fills_the_fields_and_nothing_is_kept_before_it_is_saved(
    window, sheet, rest, tmp_path
):
    book = openpyxl.Workbook()
    book.active.append(("STT", "Thôn", "Dân số dưới 16 tuổi"))
    for number, (village, count) in enumerate((("Biêng", 529), ("Đồng Á", 346), ("Lạ", 3)), 1):
        book.active.append((number, village, count))
    book.save(tmp_path / "dan-so.xlsx")
    sheet.take(tmp_path / "dan-so.xlsx")
    rest(window)
    assert "529" in [field.text() for field in sheet.fields.values()]
    assert "Lạ" in sheet.said.text.text()
    assert kept(window) == {}
    sheet.save.click()
    rest(window)
    assert sorted(one.children for one in kept(window).values()) == [346, 529]
