"""The report on quality: every figure opens its list, weeks become a chart on the table's cells."""

from datetime import date, timedelta
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from app.domain.cleaning.quality import Figures
from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.reports.kinds.quality import last_weeks, quality, text
from app.reports.letter.letter import letter_context, letter_head
from app.reports.letter.write_docx import write_docx
from app.reports.write_table import write_xlsx
from app.services.cleaning.measure_quality import measure_quality
from app.services.lists.import_workbook import import_workbook

TODAY = date(2026, 6, 8)
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số định danh", "Mẹ", "Thôn"]


@pytest.fixture
def book(app, list_file):
    a, b = (f"024216{n:06}" for n in (2208, 2209))
    rows = [
        ["Giáp Minh Khuê", date(2016, 3, 12), "Nam", "Kinh", a, "Nguyễn Thị Hoa", "Thôn Biêng"],
        ["Vi Văn Tín", date(2016, 5, 2), "Nam", "Tày", b, "", "Thôn Biêng"],
        ["Lâm Thị Sen", date(2020, 5, 2), "", "Tày", "", "Trần Thị Mơ", "Thôn Đồng Á"],
        ["Hà 2", "", "Nữ", "Tày", "12", "Trần Thị Mơ", "Chỗ khác"],
    ]
    import_workbook(app, list_file(*rows, header=HEAD), on=TODAY)
    with app.write("check") as work:
        for weeks in (1, 2, 20):
            day = TODAY - timedelta(weeks=weeks)
            work.quality.keep(day, {"": Figures(children=4, full=weeks)})
    return app


def report_of(book):
    with book.store.read() as snapshot:
        period = last_weeks(snapshot, TODAY)
    return quality(book, period)


def test_every_figure_opens_its_list_and_is_that_of_the_page(book):
    report = report_of(book)
    for table in report.tables:
        for line in (*table.lines, *filter(None, (table.total,))):
            for column, value in zip(table.columns, line.values, strict=True):
                if isinstance(value, int) and table.key != "weeks":
                    found = report.who(table.key, line.key, column.key)
                    assert len(set(found)) == value, (table.key, line.key, column.key)
    overall = measure_quality(book, TODAY).overall
    lines = {line.key: line.values for line in report.table("quality").lines}
    assert {key: values[1] for key, values in lines.items()} == {
        key: overall.as_dict()[key] for key in lines
    }
    assert (overall.children, overall.full, overall.complete) == (4, 1, 1)
    lists = {line.key: line.values[0] for line in report.table("worklists").lines}
    assert (lists["parent"], lists["sex"], lists["no_id"], lists["wrong_id"]) == (1, 1, 1, 1)
    by_village = report.table("village-worklists")
    assert by_village.in_total("parent") == 1
    assert by_village.lines[-1].name == "Chưa rõ thôn"


def test_the_weeks_are_drawn_on_the_cells_of_their_table(book, tmp_path, clock):
    report = report_of(book)
    weeks = report.table("weeks")
    assert [line.name for line in weeks.lines] == ["25/5/2026", "01/6/2026", "08/6/2026"]
    (chart,) = report.charts_of(weeks)
    named = dict(chart.lines(weeks))
    assert [str(value) for value in named["Đủ"]] == ["50.00", "25.00", "25.00"]
    write_xlsx(report, "Xã", tmp_path / "a.xlsx", created=clock())
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Bieu 3"]
    (drawn,) = sheet._charts
    assert [one.val.numRef.f for one in drawn.series][1] == "'Bieu 3'!$E$7:$E$9"
    assert [sheet[f"E{row}"].value for row in (7, 8, 9)] == [50, 25, 25]
    head = openpyxl.load_workbook(tmp_path / "a.xlsx")["Bieu 4"]
    assert [cell.value for cell in head[5]][3:6] == ["Đúng", None, "Đủ"]
    assert head["D6"].value == "Số trẻ"


def test_the_chart_of_a_letter_is_word_s_own_with_its_workbook(book, tmp_path):
    report = report_of(book)
    with book.store.read() as snapshot:
        head = letter_head(snapshot, book.commune)
        words = text(snapshot, book.commune, report)
    assert "Đủ 25,00%" in words.after_table[0]
    path = tmp_path / "a.docx"
    write_docx(letter_context(head, words, report), report.tables, path, charts=report.charts)
    letter = docx.Document(path)
    assert len(list(letter.element.iter(qn("w:drawing")))) == 1
    with ZipFile(path) as package:
        drawn = package.read("word/charts/chart1.xml").decode()
        (tmp_path / "b.xlsx").write_bytes(package.read("word/embeddings/chart1.xlsx"))
    assert "<c:v>50</c:v>" in drawn
    assert "externalData" in drawn
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").active["D2"].value == 50


def test_of_a_day_that_is_over_the_kept_figures_are_given_and_no_lists(book, clock):
    clock.pass_time(days=3)
    report = quality(book, Period(TODAY - timedelta(weeks=3), TODAY - timedelta(days=5)))
    assert [table.key for table in report.tables] == ["quality", "weeks", "villages"]
    assert report.who is None
    assert report.table("quality").lines[1].values[1] == 1
    assert "01/6/2026" in report.table("quality").notes[0]
    with pytest.raises(KnownError, match="quality_not_kept"):
        quality(book, Period(date(2026, 1, 1), date(2026, 1, 2)))
