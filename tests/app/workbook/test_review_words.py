"""Every answer column says what it is for."""

from app.workbook.review_words import ANSWERS, answer_header


def test_each_answer_has_a_column_of_its_own():
    headers = {answer_header(field) for field in ANSWERS}
    assert len(headers) == len(ANSWERS)
    assert "Ngày sinh (ghi lại)" in headers
