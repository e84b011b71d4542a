"""The printed sheet: every child, every question, page numbers, and nobody's circumstances."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from app.domain.cleaning.review_sheet import ASKED_FOR, ReviewFamily, ReviewLine, ReviewSheet
from app.domain.errors import KnownError
from app.domain.person.birth_date import BirthDate
from ui.review_sheets.printed import write_review_pdf

LINE = ReviewLine(
    key="GVN28-B7J75", full_name="Nguyễn Thị Ngọc Ượng", birth_date=BirthDate(2016), sex="Nữ",
    ethnicity="Sán Dìu", father_name="Nguyễn Văn Độ", mother_name="Lê Thị Hạnh",
    guardian_name="", asked=("incomplete_birth_date", "missing_national_id"),
)  # fmt: skip


def sheet(children: int, village: str = "Thôn Biêng") -> ReviewSheet:
    families = tuple(
        ReviewFamily(
            head_name=f"Chủ hộ số {at}", phone="0912345678", address="",
            lines=(replace(LINE, key=f"KEY{at:05}"),),
        )
        for at in range(1, children + 1)
    )  # fmt: skip
    return ReviewSheet(
        commune="Xã Nam Dương", village=village, on=date(2026, 6, 8), code="07603-12-A",
        families=families,
    )  # fmt: skip


def texts(path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_every_child_is_there_with_header_and_number_on_each_page(tmp_path):
    path = tmp_path / "p.pdf"
    assert write_review_pdf(path, [sheet(40)]) == len(texts(path)) > 3
    pages = texts(path)
    for at in range(1, 41):
        assert sum(f"KEY{at:05}" in page for page in pages) == 1
    for number, page in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in page
        assert "Mã dòng" in page
        assert "Mã phiếu: 07603-12-A" in page


def test_vietnamese_can_be_read_and_searched_in_it(tmp_path):
    write_review_pdf(tmp_path / "p.pdf", [sheet(1)])
    (page,) = texts(tmp_path / "p.pdf")
    assert "PHIẾU RÀ SOÁT THÔNG TIN TRẺ EM" in page
    assert "Thôn Biêng · Xã Nam Dương · ngày 08/06/2026 · 1 hộ, 1 trẻ" in page
    assert "Nguyễn Thị Ngọc Ượng" in page
    assert "Xin chép số định danh (12 số) trên giấy khai sinh" in page
    assert "Cộng tác viên" in page


def test_it_is_wide_paper_with_our_own_font(tmp_path):
    write_review_pdf(tmp_path / "p.pdf", [sheet(1)])
    page = PdfReader(tmp_path / "p.pdf").pages[0]
    assert page.mediabox.width == pytest.approx(841.9, abs=1)
    assert page.mediabox.height == pytest.approx(595.3, abs=1)
    fonts = page["/Resources"]["/Font"].values()
    assert all("NotoSans" in font.get_object()["/BaseFont"] for font in fonts)


def test_each_village_has_pages_of_its_own(tmp_path):
    write_review_pdf(tmp_path / "p.pdf", [sheet(2), sheet(1, ""), sheet(12, "Thôn Đồng Á")])
    pages = texts(tmp_path / "p.pdf")
    assert "Trang 1/1" in pages[0]
    assert "Chưa rõ thôn" in pages[1]
    assert "Đồng Á" in pages[2]
    assert "Trang 1/" in pages[2]


def test_everything_that_can_be_asked_has_its_place_on_paper(tmp_path):
    everything = replace(LINE, asked=tuple(ASKED_FOR), national_id="0243232")
    family = ReviewFamily(head_name="", phone="", address="Xóm 3", lines=(everything,))
    write_review_pdf(tmp_path / "p.pdf", [replace(sheet(1), families=(family,))])
    page = texts(tmp_path / "p.pdf")[0]
    for label in ("Họ và tên:", "Ngày sinh:", "Giới tính:", "Số định danh:", "Điện thoại:"):
        assert label in page
    assert "đang ghi: 0243232" in page


def test_the_signatures_stand_under_somebody(tmp_path):
    for children in range(1, 16):
        write_review_pdf(tmp_path / "p.pdf", [sheet(children)])
        assert f"KEY{children:05}" in texts(tmp_path / "p.pdf")[-1]


def test_it_is_drawn_in_a_lane_of_its_own(tmp_path):
    drawn = []
    work = threading.Thread(
        target=lambda: drawn.append(write_review_pdf(tmp_path / "p.pdf", [sheet(30)]))
    )
    work.start()
    work.join()
    assert len(texts(tmp_path / "p.pdf")) == drawn[0]


def test_it_can_be_stopped_and_leaves_nothing(tmp_path):
    with pytest.raises(KnownError) as caught:
        write_review_pdf(tmp_path / "p.pdf", [sheet(3)], cancelled=lambda: True)
    assert caught.value.code == "cancelled"
    assert list(tmp_path.iterdir()) == []
