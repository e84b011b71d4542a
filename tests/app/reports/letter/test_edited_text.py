"""What a person wrote stays, what nobody touched follows the figures."""

from dataclasses import replace

from app.reports.letter.edited_text import draft_out, edited, edits_in, is_outrun, with_edit
from app.reports.letter.letter import ReportText

FRESH = ReportText(
    about="Tiến độ", lead=("Lời đầu.",), guidance=(), results=(),
    after_table=("Chốt 10 giờ.", "Tỷ lệ: 99,00%.", "Đầu mối: …"), difficulties=("Không.",),
    proposals=("Không./.",),
)  # fmt: skip
LATER = replace(FRESH, after_table=("Chốt 11 giờ.", "Tỷ lệ: 99,50%.", "Đầu mối: …"))


def test_a_line_that_was_written_stays_and_the_others_follow():
    lines = ("Chốt 10 giờ.", "Tỷ lệ: 99,00%.", "Đầu mối: bà Ưởng", "Thêm một dòng.")
    edits = with_edit({}, FRESH, "after_table", lines)
    assert edited(FRESH, edits).after_table == lines
    assert edited(LATER, edits).after_table == (
        "Chốt 11 giờ.", "Tỷ lệ: 99,50%.", "Đầu mối: bà Ưởng", "Thêm một dòng.",
    )  # fmt: skip
    assert edited(LATER, edits).lead == FRESH.lead
    assert not is_outrun(LATER, edits["after_table"], "after_table")
    other = replace(LATER, after_table=("Một dòng.",))
    assert is_outrun(other, edits["after_table"], "after_table")
    assert edited(other, edits).after_table == lines


def test_what_is_written_back_is_no_edit_and_the_subject_is_one_line():
    edits = with_edit({}, FRESH, "about", ("Tiến độ", "tháng 6"))
    assert edited(FRESH, edits).about == "Tiến độ tháng 6"
    assert with_edit(edits, FRESH, "about", ("Tiến độ",)) == {}


def test_a_draft_is_read_as_it_was_written_and_a_bad_one_is_nothing():
    edits = with_edit({}, FRESH, "lead", ("Kính thưa.",))
    assert edits_in(draft_out(edits, {"number": "12"})) == (edits, {"number": "12"})
    for bad in ("", "{", "[]", '{"edits": {"lead": 3}}', '{"edits": {"xx": [[], []]}}'):
        assert edits_in(bad)[0] == {}
