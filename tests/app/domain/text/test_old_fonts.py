"""Old text becomes the Unicode text it was typed as, in its right case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.code_lists import read_code_list
from app.domain.text.old_fonts import Encoding, can_write, encoding_of_font, to_unicode

TCVN3 = {
    row["unicode_char"]: row["char_seen"]
    for row in read_code_list("tcvn3")
    if row["scope"] == "VN3"
}
VNI = {row["unicode_char"]: row["vni_seq"] for row in read_code_list("vni")}
SYLLABLES = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Bùi", "Đặng", "Đỗ", "Vũ", "Dương", "Lương", "Lý",
    "Hứa", "Nông", "Giáp", "Thân", "Ngô", "Ý", "Ánh", "Ổn", "Ước", "Văn", "Thị", "Đức", "Hữu",
    "Công", "Thành", "Quỳnh", "Hòa", "Hoà", "Thúy", "Thuý", "Mỹ", "Kỳ", "Sơn", "Tuấn", "Kiệt",
    "Bảo", "Châu", "Phương", "Ngọc", "Diệu", "Huyền", "Trường", "Tường", "Lợi", "Phúc", "Lộc",
    "Thọ", "Vĩnh", "Hiếu", "Nghĩa", "Trí", "Dũng", "Nhật", "Vỹ", "Ẩn", "Ẽn", "Đắc", "Lẫm",
]  # fmt: skip
names = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=5).map(" ".join)
names = names.filter(lambda name: as_tcvn3(name) != as_tcvn3(name.lower()))


def as_tcvn3(text):
    """Type a text as TCVN3 can write it: a capital with a tone comes out small."""
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower(), letter) for letter in text)


def as_vni(text):
    return "".join(VNI.get(letter, letter) for letter in text)


@given(names)
def test_a_name_comes_back_from_tcvn3(name):
    assert to_unicode(as_tcvn3(name), Encoding.TCVN3) == name
    # `§ç ý` may be Đỗ Ý or ĐỖ Ý: two letters with a tone have no capitals to show.
    assert to_unicode(as_tcvn3(name.upper()), Encoding.TCVN3).upper() == name.upper()
    assert to_unicode(as_tcvn3(name.lower()), Encoding.TCVN3) == name.lower()
    assert to_unicode(as_tcvn3(name.lower()), Encoding.TCVN3, capitals=True) == name.upper()


@given(names)
def test_a_name_comes_back_from_vni(name):
    for text in (name, name.lower(), name.upper()):
        assert to_unicode(as_vni(text), Encoding.VNI) == text


@pytest.mark.parametrize(
    ("old", "unicode"),
    [
        ("BïI GIA MINH", "BÙI GIA MINH"),
        ("PH¹M V¡N LîI", "PHẠM VĂN LỢI"),
        ("Vò DIÖU ¸NH", "VŨ DIỆU ÁNH"),
        ("L\u00ad¬ng §×nh H\u00adng", "Lương Đình Hưng"),
        ("TrÇn ¸nh", "Trần Ánh"),
        ("Hµ Tó", "Hà Tú"),
        ("th«n ®ång ¸", "thôn đồng á"),
        ("Danh s¸ch trÎ em th«n §ång ¸", "Danh sách trẻ em thôn Đồng á"),
        ("Y Bih", "Y Bih"),
        ("Y Blut £ñu«l", "Y Blut Êñuôl"),
        ("Y BLUT £ñU¤L", "Y BLUT ÊÑUÔL"),
    ],
)
def test_tcvn3_gets_its_capitals_back(old, unicode):
    assert to_unicode(old, Encoding.TCVN3) == unicode


@pytest.mark.parametrize(
    ("old", "unicode"),
    [
        ("Nguyeãn Vaên Hoøa", "Nguyễn Văn Hòa"),
        ("Ñaëng THÒ LYÙ", "Đặng THỊ LÝ"),
        ("Höông Giang", "Hương Giang"),
        ("Y Blut EÂnõuoâl", "Y Blut Êñuôl"),
    ],
)
def test_vni_is_read_longest_sequence_first(old, unicode):
    assert to_unicode(old, Encoding.VNI) == unicode


@given(st.text())
def test_unicode_stays_as_it_is(text):
    assert to_unicode(text, Encoding.UNICODE) == text


def test_a_text_may_hold_what_an_encoding_cannot_write():
    assert can_write("NguyÔn", Encoding.TCVN3)
    assert not can_write("Hoà", Encoding.TCVN3)
    assert can_write("Hoøa", Encoding.VNI)
    assert not can_write("Há", Encoding.VNI)
    assert can_write("Huệ", Encoding.UNICODE)


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        (".VnArialH", Encoding.TCVN3, True),
        ("VNI-Times", Encoding.VNI, False),
        ("Times New Roman", Encoding.UNICODE, False),
        ("", Encoding.UNICODE, False),
    ],
)
def test_a_font_tells_the_encoding(font, encoding, capitals):
    assert encoding_of_font(font) == (encoding, capitals)
