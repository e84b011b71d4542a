"""A table is read however it was pasted."""

import pytest

from app.services.check_table import check_sheets
from app.workbook.tables.pasted_table import pasted_sheet

ROWS = [["Thôn", "Nam", "Nữ", "Tổng"], ["Đồng Á", "20", "30", "50"], ["Tân An", "11", "12", "23"],
        ["Hoa Quảng", "5", "9", "15"], ["Biêng", "102", "98", "200"], ["Cánh", "41", "58", "99"],
        ["Tổng", "179", "207", "386"]]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "\r\n".join("\t".join(row) for row in ROWS),
        "\n".join("| " + " | ".join(row) + " |" for row in [*ROWS[:1], ["---"] * 4, *ROWS[1:]]),
        "\n".join("    ".join(row) for row in ROWS),
        "\n".join(" ".join(row) for row in ROWS[1:]),
    ],
    ids=["tabs", "bars", "gaps", "spaces"],
)
def test_cells_are_found_and_the_wrong_sum_named(text):
    sheet = pasted_sheet(text)
    assert sheet.rows[-1] == ROWS[-1]
    wrong = check_sheets((sheet,), "dán").wrong
    assert [(one.row, one.stated, one.computed) for one in wrong] == [("Hoa Quảng", "15", "14")]


def test_a_page_is_preferred_and_keeps_its_merged_heads():
    page = "<html><body><table><tr><th colspan=2>Đã làm</th></tr><tr><td>12</td><td>3</td></tr>"
    sheet = pasted_sheet("12\t3", page + "</table></body></html>")
    assert sheet.merges
    assert len(sheet.rows) == 2
    assert pasted_sheet("12\t3", "<p>không có bảng</p>").rows == [["12", "3"]]
