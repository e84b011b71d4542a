"""The headers above a column are read together."""

import pytest

from app.workbook.tables.header_paths import meaning_of_path, parties_of


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("Cha", "Họ tên"), "father_name"),
        (("Thông tin về mẹ", "Họ và tên"), "mother_name"),
        (("Mẹ", "Năm sinh"), "mother_birth_year"),
        (("Cha", "CCCD"), "father_id"),
        (("Bố", "Nghề nghiệp"), "father_job"),
        (("Bố", "Chiều cao"), "father_other"),
        (("Thông tin cha, mẹ", "Họ và tên bố"), "father_name"),
        (("Thông tin cha, mẹ", "Họ tên"), "parents_name"),
        (("Thông tin cha, mẹ", "CCCD"), "parents_other"),
        (("Người giám hộ", "Họ tên"), "guardian_name"),
        (("Ngườ giám hộ",), "guardian_name"),
        (("Hoàn cảnh đặc biệt", "Khuyết tật"), "special_mark"),
        (("Chủ hộ", "Họ tên"), "head_name"),
        (("Chủ hộ", "SĐT"), "phone"),
        (("Chủ hộ", "CCCD"), "head_id"),
        (("Số CCCD của mẹ",), "mother_id"),
        (("Giới tính", "Nam"), "sex_male_mark"),
        (("Ngày tháng năm sinh", "Nam"), "dob_male"),
        (("Năm sinh", "Nữ"), "dob_female"),
        (("Ngày sinh", "Tháng"), "birth_month"),
        (("Ngày tháng", "năm sinh"), "birth_date"),
        (("Họ và", "tên"), "full_name"),
        (("Họ và tên", "Tên"), "given_name"),
        (("Thông tin trẻ em", "Họ tên"), "full_name"),
        (("Nơi ở", "Thôn"), "village"),
        (("Giấy khai sinh", "Ngày"), "registered_on"),
        (("Hoàn cảnh đặc biệt", "Mã"), ""),
        (("Trường", "Tên"), ""),
        ((), ""),
    ],
)
def test_a_path_names_a_field(path, field):
    assert meaning_of_path(path).field == field


def test_people_are_told_from_words_that_look_like_them():
    assert parties_of("Họ tên bố") == {"father"}
    assert parties_of("Cán bộ") == frozenset()
    assert parties_of("Can bo") == frozenset()
    assert parties_of("Phụ huynh") == {"father", "mother"}
    assert parties_of("Mã định danh") == frozenset()
