"""Corrections in words: what is plainly one field is read, all else is told as unread."""

import pytest

from app.workbook.values.corrections import Said, read_correction_text

NAME = Said("full_name", "Lê Thị A", "Lê Thị Á")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Họ tên: Lê Thị A → Lê Thị Á", [NAME]),
        ("Họ, chữ đệm, tên: Lê Thị A -> Lê Thị Á", [NAME]),
        ("Cải chính họ và tên từ “Lê Thị A” thành “Lê Thị Á”.", [NAME]),
        ("Thay đổi họ tên Lê Thị A nay là Lê Thị Á", [NAME]),
        ("Lê Thị A => Lê Thị Á", [NAME]),
        ("ngày sinh từ 05/06/2015 sang 06/05/2015", [("birth_date", "05/06/2015", "06/05/2015")]),
        ("05/06/2015 → 06/05/2015", [("birth_date", "05/06/2015", "06/05/2015")]),
        ("Giới tính từ Nam sang Nữ; Dân tộc: Kinh → Tày",
         [("sex", "Nam", "Nữ"), ("ethnicity", "Kinh", "Tày")]),
        ("Bổ sung dân tộc: Kinh", [("ethnicity", "", "Kinh")]),
        ("Cải chính phần cha: họ tên Lê Văn A → Lê Văn B",
         [("father_name", "Lê Văn A", "Lê Văn B")]),
        ("Tên mẹ: Vi Na → Vi Nam, nơi sinh: Trạm y tế → Bệnh viện",
         [("mother_name", "Vi Na", "Vi Nam"), ("birth_place", "Trạm y tế", "Bệnh viện")]),
    ],
)  # fmt: skip
def test_what_is_plain_is_read(text, said):
    assert read_correction_text(text) == (tuple(said), True)


@pytest.mark.parametrize(
    "text",
    [
        "Năm sinh của cha: 1985 → 1986",
        "Cải chính phần mẹ: năm sinh 1985 → 1987",
        "Chữ đệm: Văn → Vân",
        "theo quyết định số 5",
        "Họ tên Lê Thị Á",
        "Họ tên: Lê Thị A → Lê Thị Á; họ tên: Lê Thị A → Lê Thị Ạ",
    ],
)
def test_what_is_not_is_told(text):
    assert not read_correction_text(text).is_whole


def test_what_a_part_says_is_kept_beside_what_is_not_understood():
    read = read_correction_text("Họ tên: Lê Thị A → Lê Thị Á; chữ đệm")
    assert read == ((NAME,), False)
