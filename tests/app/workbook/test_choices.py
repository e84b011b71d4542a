"""What a person decided is remembered as text and comes back the same."""

from app.workbook.choices import UNDECIDED, Choices


def test_choices_come_back_as_they_were_written():
    said = Choices(
        {"Biêng": False}, {"DS": {"Đối tượng": "special"}}, {"sex_codes:DS:Phái": "1=Nam"}
    )
    assert Choices.from_json(said.to_json()) == said
    assert Choices.from_json("{}") == UNDECIDED
