import pytest
import xlsxwriter

from app.domain.errors import KnownError
from app.services.calendar.read_plan import read_plan


def write(path, *rows):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def test_a_plan_of_a_spreadsheet_is_read_and_checked(app, tmp_path):
    path = write(
        tmp_path / "Đợt tháng 6.xlsx",
        ("KẾ HOẠCH",),
        ("STT", "Nội dung", "Người thực hiện", "Từ ngày", "Đến ngày"),
        (1, "Rà soát", "Cộng tác viên", "18/06/2026", "16/06/2026"),
    )
    opened = read_plan(app, path)
    assert opened.checked.name == "Đợt tháng 6"
    assert [one.code for one in opened.checked.doubts] == ["ends_before_begins"]


def test_a_file_without_a_plan_is_said_so(app, tmp_path):
    path = write(tmp_path / "trẻ em.xlsx", ("Họ và tên", "Ngày sinh"), ("An", "1/1/2020"))
    with pytest.raises(KnownError) as caught:
        read_plan(app, path)
    assert caught.value.code == "no_plan_found"
