"""Every use has its words, and each of them is a pattern."""

import pytest

from app.workbook.tables.list_words import pattern_for


@pytest.mark.parametrize(
    ("use", "text"),
    [
        ("total", "cong thon dong a"),
        ("title", "danh sach tre em"),
        ("signature", "tm. uy ban nhan dan"),
        ("note", "ghi chu: x"),
        ("section", "tre"),
        ("surname", "nguyen"),
        ("sheet", "tong hop"),
        ("header_title", "danh sach"),
    ],
)
def test_the_words_of_a_use_are_known(use, text):
    assert pattern_for(use).fullmatch(text)


def test_whole_words_are_asked_for():
    sheet = pattern_for("sheet", whole_words=True)
    assert sheet.search("ds tre em")
    assert not sheet.search("dsa")
