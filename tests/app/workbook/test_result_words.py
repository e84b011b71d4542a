import pytest

from app.workbook.result_words import Result, read_result


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("Thành công", Result.ACCEPTED),
        ("THÀNH CÔNG.", Result.ACCEPTED),
        ("đã nhận", Result.ACCEPTED),
        ("Không có lỗi", Result.ACCEPTED),
        ("Không hợp lệ", Result.REFUSED),
        ("Lỗi: sai ngày sinh", Result.REFUSED),
        ("Từ chối", Result.REFUSED),
        ("Đang xử lý", Result.UNKNOWN),
        ("Thành công một phần", Result.UNKNOWN),
        ("", Result.UNKNOWN),
    ],
)
def test_only_what_is_plainly_said_is_believed(said, result):
    assert read_result(said) is result
