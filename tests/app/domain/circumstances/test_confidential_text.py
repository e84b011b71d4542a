"""What only those allowed may see is found however a list says it, and parted from the rest."""

import pytest

from app.domain.circumstances.confidential_text import (
    crossed_text,
    kind_meant,
    open_name,
    open_text,
    part_remark,
    secret_groups,
    shown_text,
    tells_secret,
)


@pytest.mark.parametrize(
    ("field", "text", "in_the_open"),
    [
        ("special", "Trẻ em khuyết tật; Trẻ em nhiễm HIV/AIDS", "Trẻ em khuyết tật"),
        ("special", "DB11", "x"),
        ("special", "nhiễm hiv", "x"),
        ("special", "H.I.V", "x"),
        ("special", "Có H; mồ côi", "mồ côi"),
        ("special", "bị XHTD", "x"),
        ("special", "DB5", "x"),
        ("at_risk", "NC 8", "x"),
        ("special", "Khuyết tật, nhiễm HIV", "Khuyết tật"),
        ("special", "Mồ côi\nBỊ XÂM HẠI", "Mồ côi"),
        ("special", "Trẻ bị bạo lực", "x"),
        ("special", "TE bị mua bán + khuyết tật", "khuyết tật"),
        ("special", "có dấu hiệu bị dâm ô", "x"),
        ("at_risk", "Bị ảnh hưởng bởi HIV/AIDS; Cha mẹ ly hôn", "Cha mẹ ly hôn"),
    ],
)
def test_what_is_secret_leaves_a_cross_or_the_rest(field, text, in_the_open):
    assert secret_groups(field, text)
    assert crossed_text(field, text) == in_the_open
    assert not secret_groups(field, crossed_text(field, text))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("special", "x"),
        ("special", "Mồ côi; x"),
        ("special", "Trẻ em mắc bệnh hiểm nghèo"),
        ("at_risk", "Trẻ em sống trong gia đình có bạo lực"),
        ("at_risk", "Bạo lực gia đình"),
        ("at_risk", "Trẻ em có nguy cơ bị bạo lực, bóc lột, bỏ rơi"),
        ("at_risk", "Nhà mua bán nhỏ"),
        ("at_risk", "Gia đình có người mại dâm"),
    ],
)
def test_what_is_not_stays_as_it_is(field, text):
    assert open_text(field, text) == crossed_text(field, text) == text
    assert secret_groups(field, text) == ()


def test_the_name_of_a_file_tells_nothing_and_is_the_same_again():
    name = "Danh sách trẻ nhiễm HIV.xlsx"
    assert open_name(name) == open_name(name.upper().replace("XLSX", "xlsx"))
    assert open_name(name).startswith("tep-")
    assert open_name(name).endswith(".xlsx")
    assert open_name("Thôn Biêng") == "Thôn Biêng"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Trần Thị Hoa (nhiễm HIV)", ("Trần Thị Hoa", "nhiễm HIV")),
        ("Trần Thị Hoa - có H", ("Trần Thị Hoa", "có H")),
        ("Trần Thị Hoa (đã chết)", ("Trần Thị Hoa (đã chết)", "")),
        ("bị xâm hại", ("", "bị xâm hại")),
        ("HIV (con bà Hoa)", ("", "HIV (con bà Hoa)")),
    ],
)
def test_a_remark_that_tells_a_secret_is_parted_from_the_name(text, parted):
    assert part_remark(text) == parted


def test_a_note_may_tell_a_secret():
    assert tells_secret("nghi nhiễm H")
    assert not tells_secret("Hộ gia đình có bạo lực")


def test_what_is_shown_and_what_is_not_make_the_whole_text():
    text = "Trẻ em khuyết tật; Trẻ em nhiễm HIV/AIDS"
    assert secret_groups("special", text) == ("Trẻ em nhiễm HIV/AIDS",)
    assert (
        shown_text("special", text) == shown_text("original.special", text) == ("Trẻ em khuyết tật")
    )
    assert shown_text("full_name", "DB05") == "DB05"


def test_a_group_is_named_only_where_it_is_one():
    assert kind_meant("special", "nhiễm HIV").code == "DB05"
    assert kind_meant("at_risk", "HIV").code == "NC08"
    assert kind_meant("special", "có dấu hiệu bị dâm ô") is None
