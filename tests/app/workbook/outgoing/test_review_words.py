"""Every answer column says what it is for."""

from app.domain.cleaning.review_sheet import ASKED_FOR
from app.workbook.outgoing.review_words import ANSWERS, QUESTIONS, answer_header, questions_of


def test_each_answer_has_a_column_of_its_own():
    headers = {answer_header(field) for field in ANSWERS}
    assert len(headers) == len(ANSWERS)
    assert "Ngày sinh (ghi lại)" in headers


def test_everything_that_can_be_asked_has_its_sentence_and_its_column():
    assert QUESTIONS.keys() == ASKED_FOR.keys()
    assert {field for fields in ASKED_FOR.values() for field in fields} == ANSWERS.keys()


def test_a_number_in_question_stands_in_its_sentence():
    asked = ("missing_sex", "invalid_national_id")
    assert questions_of(asked, "0123")[0] == "Xin ghi Nam hay Nữ"
    assert questions_of(asked, "0123")[1].endswith("(đang ghi: 0123)")
