"""Headers say the old and the new text of a field."""

import pytest

from app.workbook.tables.correction_headers import without_side
from app.workbook.tables.header_paths import meaning_of_path


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("Họ tên cũ",), "old_full_name"),
        (("Họ và tên trước khi cải chính",), "old_full_name"),
        (("Ngày sinh mới",), "new_birth_date"),
        (("Sau khi cải chính", "Giới tính"), "new_sex"),
        (("Thông tin cũ", "Họ tên cha"), "old_father_name"),
        (("Thông tin mới",), "correction_new"),
        (("Nội dung cải chính",), "correction"),
        (("Nội dung trước khi cải chính",), "correction_old"),
        (("Nơi cư trú của mẹ",), "mother_home"),
        (("Cha", "Nơi cư trú"), "father_home"),
        (("Nơi cư trú của cha mẹ",), "parents_home"),
        (("Số giấy khai sinh",), "birth_cert_no"),
        (("Đăng ký khai sinh", "Quyển số"), "birth_book"),
        (("Ngày đăng ký khai sinh",), "registered_on"),
        (("Nơi ĐKKS",), "registered_at"),
        (("Con thứ",), "birth_order"),
        (("Họ và tên",), "full_name"),
    ],
)
def test_a_column_of_a_register(path, field):
    assert meaning_of_path(path).field == field


def test_what_is_not_corrected_has_no_side():
    assert not meaning_of_path(("Địa chỉ cũ",)).field.startswith("old_")
    assert without_side(("Họ và tên",)) == ("", ("Họ và tên",))
