"""Findings, lines and rates in the words an official would use."""

from app.domain.circumstances.circumstance_kind import kind_of
from app.domain.circumstances.circumstance_ratio import Far
from app.domain.circumstances.guide import read_answers, where_it_leads
from ui.circumstances.opened import Face
from ui.circumstances.words import (
    far_sentence,
    finding_notes,
    finding_sentence,
    full_label,
    nowhere_sentence,
    recorded_notice,
    with_secret_hidden,
)


def test_the_guide_ends_in_a_sentence():
    dead = where_it_leads(read_answers("father=dead;mother=missing"))
    assert finding_sentence(dead.findings[0]) == (
        "Thuộc nhóm “Trẻ em không nơi nương tựa: mồ côi cha hoặc mẹ, người còn lại mất tích” "
        "(DB03.1), theo NĐ 56/2017 Đ5 k1; giấy cần có: giấy tờ cho cả hai phía cha và mẹ (chứng "
        "tử, quyết định của Tòa án, xác nhận của cơ sở hoặc nơi thi hành án)."
    )
    assert finding_notes(dead.findings[0]) == []
    poor = where_it_leads(read_answers("household=poor"))
    assert "chưa có danh mục chính thức" in finding_sentence(poor.findings[0])
    uncertain = where_it_leads(read_answers("offended=yes"))
    assert "Chưa chắc" in finding_notes(uncertain.findings[0])[0]
    assert nowhere_sentence(where_it_leads(read_answers("illness=mild"))) == (
        "Không thuộc nhóm nào; bệnh thường không thuộc nhóm nào."
    )


def test_a_sub_group_is_named_after_its_group():
    assert full_label(kind_of("DB01.3")).startswith("Mồ côi cả cha và mẹ – ")
    assert full_label(kind_of("DB04")) == "Trẻ em khuyết tật"


def test_a_rate_that_is_far_off():
    far = Far(figure="special", count=150, children=5000, rate=3.0, usual=0.51, of_province=False)
    assert far_sentence(far) == (
        "Hoàn cảnh đặc biệt: 3,00 %, cao hơn nhiều so với 0,51 % của cả nước. "
        "Hãy xem lại cách xếp nhóm."
    )


def test_a_confidential_group_of_a_list_is_not_named():
    text = "Trẻ em khuyết tật; Trẻ em nhiễm HIV/AIDS"
    assert with_secret_hidden("special", text) == "Trẻ em khuyết tật; (thông tin mật)"
    assert with_secret_hidden("original.at_risk", "DB11") == "(thông tin mật)"
    assert with_secret_hidden("full_name", "Lê Thị Bình") == "Lê Thị Bình"


def test_a_notice_names_groups_not_codes():
    assert recorded_notice(["NC01"], "Vi Thị An", Face.FORM, None) == (
        "Đã ghi “Trẻ em sống trong hộ nghèo” cho Vi Thị An"
    )
    ended = recorded_notice(["NC01"], "Vi Thị An", Face.END, None)
    assert ended == "Đã kết thúc “Trẻ em sống trong hộ nghèo” của Vi Thị An"
    assert "HIV" not in recorded_notice(["NC01", "DB05"], "Vi Thị An", Face.FORM, None)
