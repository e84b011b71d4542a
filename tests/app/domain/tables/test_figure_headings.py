"""Headings in anybody's words mean the one figure they say, or nothing."""

import pytest

from app.domain.tables.figure_headings import COUNTS, figure_of
from app.messages import coverage, roll_up
from app.messages.reports import FIGURES, UPDATED


@pytest.mark.parametrize(
    ("heading", "figure"),
    [
        ("Tổng số – Trẻ em < 16 tuổi", "children"),
        ("TỔNG SỐ TRẺ EM DƯỚI 16 TUỔI", "children"),
        ("Số dân dưới 16 tuổi (01/4/2025)", "population"),
        ("Số trẻ em trên Hệ thống quản lý thông tin trẻ em tại cơ sở", "on_system"),
        ("Trẻ em trên hệ thống – Có hoàn cảnh đặc biệt", "special"),
        ("Số trẻ có nguy cơ rơi vào hoàn cảnh đặc biệt", "at_risk"),
        ("Hoàn cảnh khác", "other"),
        ("Số trẻ được trợ giúp", "assisted"),
        ("Đã cập nhật – HCĐB được trợ giúp", "special_assisted_updated"),
        ("Số trẻ đã được chuẩn hoá, làm sạch", "updated"),
        ("Tỷ lệ đã nhập (%)", "rate"),
        ("Tỉ lệ %", "rate"),
        ("Số cần nhập mới", "to_enter"),
        ("Mã ĐVHC", "code"),
        ("Trẻ em 0-5 tuổi", ""),
        ("Tỷ lệ trẻ có HCĐB (%)", ""),
        ("Tổng số hộ", ""),
        ("Trẻ em chưa có số định danh", ""),
        ("Số trẻ em đã có mã định danh", "with_id"),
        ("Số định danh cá nhân", ""),
        ("Ghi chú", ""),
        ("STT", ""),
    ],
)
def test_a_heading_means_what_it_says(heading, figure):
    assert figure_of(heading) == figure


def test_our_own_headings_and_keys_are_understood():
    for figure in COUNTS:
        assert figure_of(figure) == figure_of(roll_up.FIGURES[figure]) == figure
    for figure, heading in FIGURES.items():
        above = f"{UPDATED} – " if figure.endswith("updated") else ""
        assert figure_of(above + heading) == figure
    for figure, heading in coverage.FIGURES.items():
        above = "" if figure in ("population", "rate") else f"{coverage.THERE} – "
        assert figure_of(above + heading) == figure
    assert figure_of(coverage.ENTERED) == "on_system"
    assert figure_of(coverage.TO_ENTER) == "to_enter"
    assert figure_of(coverage.PRESENT) == figure_of("children_under_16") == "children"
