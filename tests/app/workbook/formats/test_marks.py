"""A column has an old font when most of its filled cells have."""

from app.workbook.formats.marks import Marks, fonts_of_columns, trimmed


def test_most_cells_decide():
    written = {(0, ".VnTime"): 3, (0, ""): 1, (1, "VNI-Times"): 1, (1, ""): 1, (2, "Arial"): 9}
    assert fonts_of_columns(written) == {0: ".VnTime"}


def test_two_old_fonts_count_together():
    assert fonts_of_columns({(0, ".VnTime"): 3, (0, ".VnTimeH"): 2, (0, ""): 4}) == {0: ".VnTime"}


def test_marks_beyond_the_values_are_dropped():
    marks = Marks(frozenset({1, 900}), frozenset({0, 900}))
    sheet = marks.sheet("a", [["x", "y"]], visible=True)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {0})


def test_zero_and_false_are_no_empty_cells():
    assert trimmed([["a"], [0], [""], []]) == [["a"], [0]]
