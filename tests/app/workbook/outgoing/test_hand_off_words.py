"""The words of the list, and why a child is on it."""

from app.domain.handoff.hand_off import CODES
from app.domain.handoff.office import ASKABLE
from app.workbook.outgoing.hand_off_words import ANSWERS, REASONS, answer_header, reasons_of, sender


def test_every_reason_and_every_question_has_its_words():
    assert set(REASONS) >= CODES
    assert set(ANSWERS) >= set(ASKABLE)


def test_reasons_are_said_once_each():
    assert reasons_of(("missing_sex", "invalid_birth_date", "future_birth_date")) == (
        "chưa có giới tính; ngày sinh sai"
    )
    assert reasons_of(()) == "đối soát lại"


def test_who_supplies_is_named():
    assert answer_header("sex", "Trạm y tế") == "Giới tính do Trạm y tế cung cấp"
    assert sender("Phường Bắc Giang") == "UBND phường Bắc Giang"
