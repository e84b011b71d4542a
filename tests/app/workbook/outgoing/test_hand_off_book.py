"""The file that goes out: columns, locks, texts as texts, nothing hidden, two signature blocks."""

from datetime import UTC, date, datetime

import openpyxl
import pytest

from app.domain.handoff.hand_off import HandOff, HandOffLine
from app.workbook.outgoing.hand_off_book import known_texts, write_hand_off_book

MADE = HandOff(
    id="h", office="police", office_name="Công an xã", number=1, code="CA-07603-26001-J",
    made_on=date(2026, 6, 18), due_on=date(2026, 6, 24), asks=("national_id",), group_id="g",
)  # fmt: skip
SAID = {
    "full_name": "=HYPERLINK(1)", "birth_date": "2016-03", "national_id": "024216000011",
    "village": "Biêng", "head_name": "+84", "mother_name": "@SUM(A1)",
}  # fmt: skip


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "a.xlsx"
    lines = [
        HandOffLine(
            hand_off_id="h", place=n, child_id=f"c{n}", said=SAID, asked=("missing_national_id",)
        )
        for n in (1, 2)
    ]
    write_hand_off_book(path, MADE, lines, "Xã Nam Dương", datetime(2026, 6, 18, tzinfo=UTC))
    book = openpyxl.load_workbook(path)
    assert [sheet.sheet_state for sheet in book] == ["visible"]
    return book.active


def test_the_columns_are_those_of_the_weekly_list(page):
    heads = [cell.value for cell in page[4]]
    assert heads[:4] == ["TT", "Mã dòng", "Họ và tên", "Ngày sinh"]
    assert heads[-4:] == [
        "Số định danh do Công an xã cung cấp", "Nơi đăng ký khai sinh", "Kết quả", "Ghi chú",
    ]  # fmt: skip
    assert "18/06/2026 · Hạn trả lời: 24/06/2026" in page["A2"].value
    assert "UBND xã Nam Dương" in page["A2"].value


def test_everything_is_locked_but_the_answers(page):
    assert page.protection.sheet
    answers = range(13, 17)
    for row in page.iter_rows(min_row=5, max_row=6):
        assert [not cell.protection.locked for cell in row] == [
            cell.column in answers for cell in row
        ]  # fmt: skip
        assert all(cell.number_format == "@" for cell in row)
    assert not any(one.hidden for one in page.column_dimensions.values())
    assert not any(one.hidden for one in page.row_dimensions.values())


def test_texts_are_texts_and_nothing_runs(page):
    row = {head.value: cell for head, cell in zip(page[4], page[5], strict=True)}
    assert row["Họ và tên"].data_type == "s"
    assert row["Họ và tên"].value == "=HYPERLINK(1)"
    assert row["Số định danh hiện có"].value == "024216000011"
    assert row["Số định danh hiện có"].data_type == "s"
    assert not [c for cells in page.iter_rows() for c in cells if c.data_type == "f"]


def test_two_sides_sign(page):
    below = [str(c.value) for row in page.iter_rows(min_row=7) for c in row if c.value]
    assert below[:2] == ["ĐẠI DIỆN BÊN GỬI", "ĐẠI DIỆN BÊN TRẢ LỜI"]
    assert below[2:4] == ["UBND xã Nam Dương", "Công an xã"]


def test_a_date_is_printed_as_far_as_it_is_known():
    line = HandOffLine(hand_off_id="h", place=1, child_id="c", said=SAID)
    assert known_texts(line)["birth_date"] == "03/2016"
    assert known_texts(line)["address"] == "Biêng, +84"
    spoilt = HandOffLine(
        hand_off_id="h", place=1, child_id="c", said={"original.birth_date": "32/13"}
    )
    assert known_texts(spoilt)["birth_date"] == "32/13"


def test_a_row_is_as_high_as_its_longest_name(tmp_path):
    long = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Bích Ngọc Minh Châu"
    lines = [
        HandOffLine(hand_off_id="h", place=n, child_id=f"c{n}", said={**SAID, "full_name": name})
        for n, name in enumerate(("Vi An", long), 1)
    ]
    path = tmp_path / "a.xlsx"
    write_hand_off_book(path, MADE, lines, "Xã Nam Dương", datetime(2026, 6, 18, tzinfo=UTC))
    rows = openpyxl.load_workbook(path).active.row_dimensions
    assert rows[5].height < 34
    assert rows[6].height >= 4 * 15
