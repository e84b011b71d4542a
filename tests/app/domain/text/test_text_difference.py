import pytest

from app.domain.text.text_difference import differing


def marked(text, *others):
    return [text[start:end] for start, end in differing(text, others)]


@pytest.mark.parametrize(
    ("text", "other", "letters"),
    [
        ("Giáp Minh Khuê", "Giáp Minh Khue", ["ê"]),
        ("Giáp Minh Khue", "Giáp Minh Khuê", ["e"]),
        ("Hoàng Văn Phú", "Hoàng Van Phu", ["ă", "ú"]),
        ("Nguyễn Văn An", "Nguyễn An", ["Văn"]),
        ("Nguyễn An", "Nguyễn Văn An", []),
        ("07/11/2016", "11/07/2016", ["07", "11"]),
        ("024316678414", "024316678415", ["4"]),
        ("03/07/2019", "2019", ["03/07/"]),
        ("Hoàng Thị Lả", "Nguyễn Thị Thuý", ["Hoàng", "Lả"]),
        ("Biềng", "Thủ Dương", ["Biềng"]),
        ("Kinh", "Kinh", []),
        ("Kinh", "", []),
        ("", "Kinh", []),
    ],
)
def test_the_letters_that_differ_are_named(text, other, letters):
    assert marked(text, other) == letters


def test_of_several_records_whatever_differs_from_any_is_marked():
    assert marked("Lê An", "Lê Ân", "Lê An") == ["A"]
    assert marked("Lê An", "Lê An", "Lê An") == []
