import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.text import tone_key
from app.domain.text.typing_remains import mend_name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nguyeenx Van An", "nguyễn van an"),
        ("Tuaans", "tuấn"),
        ("Thij Hoaf", "thị hoà"),
        ("Khanhs", "khánh"),
        ("DDuwowngf", "đường"),
        ("Nguye6n4 Thi5 Hai3", "nguyễn thị hải"),
        ("d9u7o7ng2", "đường"),
        ("Kh0i", "khoi"),
        ("Chiệệp Kkhả", "chiệp khả"),
        ("NguyÔn V¨n An", "nguyễn văn an"),
        ("Nguyeãn Vaên An", "nguyễn văn an"),
    ],
)
def test_a_name_is_read_as_it_was_meant(written, meant):
    assert tone_key(mend_name(written)) == tone_key(meant)


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn An", "Nguyen Van An", "Trần Thị Loan", "H' Liên Niê", "Y Bih Mlô", "K'Brể"],
)
def test_what_is_vietnamese_or_of_another_language_stands(name):
    assert mend_name(name) == name


@given(st.text(max_size=30))
def test_any_text_can_be_asked_about_and_twice_gives_the_same(text):
    assert mend_name(mend_name(text)) == mend_name(text)
