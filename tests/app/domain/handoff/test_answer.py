"""Results in any words, and how a child stands once a row is taken."""

import pytest

from app.domain.handoff.answer import AnswerLine, Difference, Kind, Result, read_result
from app.domain.handoff.verification import Verification


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", Result.NONE), ("-", Result.NONE), ("Đang xác minh", Result.NONE),
        ("Khớp", Result.MATCHED), ("KHỚP ĐÚNG", Result.MATCHED), ("đã cấp", Result.MATCHED),
        ("x", Result.MATCHED), ("OK", Result.MATCHED), ("Đúng thông tin", Result.MATCHED),
        ("Không khớp", Result.DIFFERS), ("Sai năm sinh", Result.DIFFERS), ("Khác", Result.DIFFERS),
        ("Không tìm thấy", Result.NOT_FOUND), ("ko có dữ liệu", Result.NOT_FOUND),
        ("Chưa ĐKKS", Result.NOT_FOUND), ("chưa được cấp", Result.NOT_FOUND),
        ("xem lại hộ ông Ba", Result.UNCLEAR),
    ],
)  # fmt: skip
def test_results_are_read_in_any_words(text, result):
    assert read_result(text) is result


def line(result, *, said=None, number=False):
    changes = (Difference("national_id", "", "1", "1", is_safe=True),) if number else ()
    return AnswerLine(
        sheet="s", row=1, name="An", kind=Kind.SAFE, result=result, differences=changes,
        said=said or {},
    )  # fmt: skip


def test_what_a_child_stands_at_once_a_row_is_taken():
    number = {"national_id": "1"}
    assert line(Result.MATCHED, said={"result": "Khớp"}).outcome is Verification.MATCHED
    assert line(Result.NONE, said=number, number=True).outcome is Verification.MATCHED
    assert line(Result.DIFFERS, said=number, number=True).outcome is Verification.MATCHED
    assert line(Result.DIFFERS, said={"result": "Khác"}).outcome is Verification.DIFFERS
    assert line(Result.NOT_FOUND, said={"result": "…"}).outcome is Verification.NOT_FOUND
    assert line(Result.UNCLEAR, said={"result": "?"}).outcome is Verification.ANSWERED
