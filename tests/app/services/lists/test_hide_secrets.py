"""The report of an import is the file again, but for what only those allowed may see."""

from app.services.lists.hide_secrets import in_the_open
from app.workbook.sheet import Sheet
from app.workbook.table import Column, Row, Table

ROWS = [
    ["Họ tên", "HCĐB", "Nguy cơ", "Nhiễm HIV", "Khuyết tật"],
    ["Lê Văn An", "Nhiễm HIV; mồ côi", "", "x", "x"],
    ["Lê Thị Mai (mẹ nhiễm HIV)", "Khuyết tật", "ảnh hưởng HIV", "", ""],
]
FIELDS = ("full_name", "special", "at_risk", "special_mark", "special_mark")


def test_secret_groups_are_crossed_and_their_marks_are_gone():
    columns = tuple(
        Column(index=at, header=ROWS[0][at], field=field) for at, field in enumerate(FIELDS)
    )
    rows = tuple(Row(number, ROWS[number - 1]) for number in (2, 3))
    sheet = Sheet("DS", [list(row) for row in ROWS])
    shown = in_the_open(sheet, [Table("DS", (1,), columns, rows)])
    assert shown.rows == [
        ROWS[0],
        ["Lê Văn An", "mồ côi", "", "", "x"],
        ["Lê Thị Mai", "Khuyết tật", "x", "", ""],
    ]
    assert sheet.rows == ROWS, "the file as it was read stays as it is"
