import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.collation import name_sort_key

NAMES = [
    "Nguyễn An", "Trần An", "Lê Văn An", "Lê Ánh", "Bùi Ân", "Lê Ấn", "Đỗ Bảo", "Lê Dũng",
    "An Đăng", "Lê Đạt", "Trần Em", "Lê Ê", "Lê Oanh", "Lê Ôn", "Lê Ơn", "Lê Uyên", "Lê Ưng",
]  # fmt: skip


def test_given_names_come_in_the_order_of_the_alphabet():
    given_names = [name.split()[-1] for name in sorted(NAMES, key=name_sort_key)]
    assert given_names == [
        "An", "An", "An", "Ánh", "Ân", "Ấn", "Bảo", "Dũng", "Đạt", "Đăng", "Em", "Ê",
        "Oanh", "Ôn", "Ơn", "Uyên", "Ưng",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lê An", "Lê Anh"),
        ("Lê An", "Lê Văn An"),
        ("Lê Văn An", "Trần An"),
        ("Lê An", "Lê Án"),
        ("Lê Ngọc Mai", ""),
    ],
)
def test_one_stands_before_the_other(first, second):
    assert name_sort_key(first) < name_sort_key(second)


@given(st.text(max_size=20))
def test_any_text_has_a_place(text):
    assert name_sort_key(text) == name_sort_key(f"  {text} ")
