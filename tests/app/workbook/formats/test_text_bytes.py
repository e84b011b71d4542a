"""Text is decoded as what it is; letters of old fonts arrive as they look."""

import pytest

from app.workbook.formats.text_bytes import text_of

LIST = (
    "STT,Họ và tên,Ngày sinh\r\n1,Nguyễn Thị Ánh Tuyết,16/3/2015\r\n2,Đặng Hữu Phước,1/2/2016\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_known_with_and_without_a_mark(encoding):
    assert text_of(LIST.encode(encoding)) == LIST


def test_cp1258_is_known_by_its_marks():
    text = "Nguyê\u0303n Thi\u0323 Ánh, Đă\u0323ng Ti\u0301nh, Trâ\u0300n Tha\u0301i"
    assert text_of(text.encode("cp1258")) == text


def test_no_break_spaces_say_nothing_about_the_encoding():
    text = "\u00a0Tr\u00e2\u0300n\u00a0V\u0103n\u00a0\u0110\u01b0\u0301c\u00a0" * 20
    assert text_of(text.encode("cp1258")) == text


@pytest.mark.parametrize(
    "looks",
    [
        "Hä vµ tªn;NguyÔn V¨n Hoµ;TrÇn ThÞ ¸nh TuyÕt;§Æng H÷u Ph\xadíc;Lª B¶o Ch©u",
        "Hoï vaø teân;Nguyeãn Vaên Hoøa;Traàn Thò AÙnh Tuyeát;Ñaëng Höõu Phöôùc;Leâ Baûo Chaâu",
    ],
)
def test_old_fonts_keep_the_letters_they_look_like(looks):
    assert text_of(looks.encode("cp1252")) == looks


def test_bytes_that_no_code_page_knows_keep_their_number():
    assert text_of(b"V\xa8n \x8d\xb5\xb8") == "V¨n \x8dµ¸"


def test_a_file_cut_within_a_letter_is_still_utf8():
    assert text_of(LIST.encode()[:30]).startswith("STT,Họ và tên,Ngày")


def test_the_tilde_of_an_ede_name_does_not_hide_that_a_text_is_vietnamese():
    text = "H' Lan En\u0303uôl, Buôn Ma Thuôt\n"
    assert text_of((text * 9).encode("cp1258")) == text * 9
