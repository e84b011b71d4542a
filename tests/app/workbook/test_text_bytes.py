"""Bytes become text in the encoding they are in, whatever their file says."""

from app.workbook.text_bytes import text_of


def test_no_break_spaces_say_nothing_about_the_encoding():
    text = "\u00a0Tr\u00e2\u0300n\u00a0V\u0103n\u00a0\u0110\u01b0\u0301c\u00a0" * 20
    assert text_of(text.encode("cp1258")) == text
