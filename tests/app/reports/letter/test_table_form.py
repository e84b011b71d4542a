"""How a table stands on paper: tables of many columns or of sentences lie on their side."""

from app.reports.letter.letter_widths import length_of
from app.reports.letter.table_form import is_wide, points_of, runs_of, widths_of
from app.reports.report import Column, Line, Table


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
    assert words > length_of("x" * 27, points_of(long, 160))


def test_no_word_is_torn_and_no_figure_wraps_however_many_columns_there_are():
    columns = [Column(f"c{n}", "Hoàn thành") for n in range(12)]
    wide = table(*columns, texts=[18_010_324] * 12)
    points, widths = points_of(wide, 251), widths_of(wide, 251)
    assert 8 <= points < 11
    assert all(width - 3.8 > length_of("18.010.324", points, bold=True) for width in widths[2:])
    assert round(sum(widths)) == 251


def test_tables_keep_their_order_whichever_way_their_pages_lie():
    wide, upright = table(*[Column(f"c{n}", "") for n in range(9)]), table(Column("a", ""))
    runs = list(runs_of([upright, wide, upright, wide, upright]))
    assert [(lies, len(some)) for lies, some in runs] == [(False, 1), (True, 3), (False, 1)]
