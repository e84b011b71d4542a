from datetime import date, time

from app.domain.calendar.due_rule import Occurrence, read_rule
from app.domain.calendar.due_state import DueState
from app.messages.calendar import STATES, calendar_sentence, due_words, long_day, rule_words


def test_every_state_has_a_word():
    assert set(STATES) == set(DueState)


def test_days_and_rules_in_words():
    assert long_day(date(2026, 6, 18)) == "thứ Năm 18/06/2026"
    assert due_words(Occurrence(date(2026, 6, 12), "p", date(2026, 6, 8), time(10))) == (
        "thứ Sáu 12/06/2026, trước 10:00"
    )
    said = {
        "2026-06-30": "ngày 30/06/2026",
        "before 2026-06-30": "trước ngày 30/06/2026",
        "2026-06-04..2026-06-15": "từ 04/06/2026 đến ngày 15/06/2026",
        "weekly fri 10:00": "thứ Sáu hằng tuần trước 10:00",
        "before monthly 15": "trước ngày 15 hằng tháng",
    }
    assert {rule: rule_words(read_rule(rule)) for rule in said} == said
    assert rule_words(read_rule("out police"), 3) == "thứ Năm hằng tuần"
    assert rule_words(read_rule("back police"), 2) == "thứ Tư sau khi gửi"
    assert rule_words(None).startswith("do bản phần mềm mới hơn")


def test_an_unknown_code_is_a_calm_sentence():
    assert calendar_sentence("note_empty").startswith("Chưa có nội dung")
    assert calendar_sentence("?").endswith("hãy thử lại.")
