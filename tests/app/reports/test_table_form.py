"""How a table stands on paper: tables of many columns or of sentences lie on their side."""

from app.reports.report import Column, Line, Table
from app.reports.table_form import is_wide, widths_of


def table(*columns, texts=()):
    lines = (Line("1", "Một", tuple(texts)),) if texts else ()
    return Table(key="a", title="", first="", columns=columns, lines=lines)


def test_words_get_the_width_they_need_and_sentences_a_page_on_its_side():
    figures = [Column(str(at), "") for at in range(7)]
    assert not is_wide(table(*figures))
    assert is_wide(table(*figures, Column("x", "")))
    word = Column("word", "", is_text=True)
    assert not is_wide(table(figures[0], word, texts=(5, "Chưa gửi")))
    assert is_wide(table(figures[0], word, texts=(5, "một câu dài " * 5)))


def test_the_widths_fill_the_page():
    long = table(Column("a", ""), Column("b", "", is_text=True), texts=(5, "x" * 27))
    number, name, figure, words = widths_of(long, 160)
    assert round(number + name + figure + words) == 160
    assert round(words / figure) == 3
    assert widths_of(long, 247)[1] > name
