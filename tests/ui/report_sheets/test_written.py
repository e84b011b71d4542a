"""A printed letter keeps to the form of the decree, whatever it says; its text can be copied."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from app.domain.reports.period import Period
from app.reports.letter.letter import LetterHead, ReportText
from app.reports.letter.letter_file import Letter
from app.reports.report import Chart, Column, Line, Report, Table, total_of
from app.services.app import VIETNAM
from tests.ui.test_look import LETTERS
from ui.report_sheets.written import write_pdf

MM = 72 / 25.4
HEAD = LetterHead(
    parent="", office="ỦY BAN NHÂN DÂN\nXÃ NAM DƯƠNG", place="Nam Dương",
    signing_as=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), signer="Vi Văn Ưởng",
    recipients=("Sở Y tế;", "Lưu: VT."), officer="", department="", addressee="Sở Y tế",
)  # fmt: skip
TEXT = ReportText(
    about="Tiến độ",
    lead=("Lời đầu.", LETTERS, LETTERS.upper()),
    guidance=("1. Chỉ đạo", "Dài lắm. " * 300),
    results=("2. Kết quả",),
    after_table=("Chốt.",),
    difficulties=("3. Khó khăn",),
    proposals=("4. Đề xuất", "Hết./."),
)


def table(columns, lines, key="t"):
    named = tuple(
        Column(f"c{at}", f"Cột số {at}", "Trong đó" if at > 2 else "") for at in range(columns)
    )
    rows = tuple(
        Line(f"v{at}", f"Thôn thứ {at}", tuple(at * 1000 + n for n in range(columns)))
        for at in range(lines)
    )
    return Table(
        key=key,
        title=f"Biểu {key}",
        first="Thôn",
        columns=named,
        lines=rows,
        total=total_of(named, "Tổng cộng", rows),
        notes=("Ghi chú của biểu.",),
    )


def printed(tmp_path, *tables, text=TEXT, charts=()):
    report = Report(
        kind="t", title="Tiến độ", period=Period.of_day(date(2026, 6, 8)),
        taken_at=datetime(2026, 6, 8, 10, 20, tzinfo=VIETNAM), tables=tables,
        charts=charts,
    )  # fmt: skip
    letter = Letter(head=HEAD, text=text, report=report, written_on=date(2026, 6, 8))
    write_pdf(letter, tmp_path / "a.pdf")
    return PdfReader(tmp_path / "a.pdf").pages


def placed(page):
    """Give where each text of a page stands, in millimetres from its left upper corner."""
    found = []
    height = float(page.mediabox.height)

    def visit(text, now, at, _font, _size):
        x = at[4] * now[0] + at[5] * now[2] + now[4]
        y = at[4] * now[1] + at[5] * now[3] + now[5]
        if text.strip():
            found.append((text.strip(), x / MM, (height - y) / MM))

    page.extract_text(visitor_text=visit)
    return found


def test_margins_numbers_and_fonts_are_those_of_the_decree(tmp_path):
    pages = printed(tmp_path, table(6, 70))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
        (top, x, y), *rest = placed(page)
        if number > 1:
            assert top == str(number)
            assert 30 < x < 210
            assert y < 20
            assert abs(x - (30 + 164 / 2)) < 3
        assert all(29.9 <= x <= 194 and 20 <= y <= 277 for _, x, y in rest)
        fonts = page["/Resources"]["/Font"].values()
        for font in fonts:
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "SoTreEmSerif" in inner["/BaseFont"]
            assert "/FontFile2" in inner["/FontDescriptor"]
    assert placed(pages[0])[0][0] != "1"
    assert "Đông" not in pages[0].extract_text()


def test_a_long_table_repeats_its_head_and_keeps_its_total_with_its_last_line(tmp_path):
    pages = [page.extract_text() for page in printed(tmp_path, table(6, 70))]
    with_lines = [text for text in pages if "Thôn thứ" in text]
    assert len(with_lines) > 1
    assert all("Trong đó" in text for text in with_lines)
    assert "Thôn thứ 69" in next(text for text in pages if "Tổng cộng" in text)
    names = [line for text in pages for line in text.splitlines() if line.startswith("Thôn thứ")]
    assert names == [f"Thôn thứ {at}" for at in range(70)]


def test_a_wide_table_lies_on_its_side_and_the_letter_goes_on_upright(tmp_path):
    pages = printed(tmp_path, table(10, 40, "rộng"), table(3, 2, "hẹp"))
    sides = [page.mediabox.width > page.mediabox.height for page in pages]
    assert sides[0] is sides[-1] is False
    assert any(sides)
    for page, on_side in zip(pages, sides, strict=True):
        assert ("Cột số 9" in page.extract_text()) is on_side
        assert all(x <= (281 if on_side else 194) for _, x, _ in placed(page))
    assert "Vi Văn Ưởng" in pages[-1].extract_text()
    assert "Biểu rộng" in "".join(page.extract_text() for page in pages)


@pytest.mark.parametrize("words", range(0, 500, 60))
def test_the_signature_never_stands_alone(tmp_path, words):
    text = replace(TEXT, guidance=("Một hai ba bốn. " * words,))
    last = printed(tmp_path, table(2, 3), text=text)[-1].extract_text()
    assert "Hết./." in last
    assert "Vi Văn Ưởng" in last


def test_a_chart_stands_below_its_table_with_every_line_named(tmp_path):
    chart = Chart(title="Qua các tuần (%)", table="t", columns=("c1", "c2"))
    weeks = tuple(Line(f"w{n}", f"0{n}/6", (1, 50, None if n == 2 else 90)) for n in range(1, 6))
    rates = replace(table(3, 0), total=None, lines=weeks)
    text = "".join(page.extract_text() for page in printed(tmp_path, rates, charts=(chart,)))
    for said in ("Qua các tuần (%)", "Cột số 1", "Cột số 2", "05/6", "100"):
        assert said in text
    assert text.index("Ghi chú của biểu") < text.index("Hết./.")
