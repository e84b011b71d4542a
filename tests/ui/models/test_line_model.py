import gc

import pytest
from PySide6.QtCore import Qt

from ui.models.line_model import LINE_ROLE, Line, LineModel


@pytest.fixture
def model(qapp, qtmodeltester):
    made = LineModel()
    made.show([Line("a", "Biêng: 2 trẻ", body=2, tip="Thôn Biêng"), Line(None, "Tất cả")])
    qtmodeltester.check(made)
    return made


def test_a_line_says_its_text_and_carries_its_body(model):
    first = model.index(0)
    assert first.data() == first.data(Qt.ItemDataRole.AccessibleTextRole) == "Biêng: 2 trẻ"
    assert (first.data(LINE_ROLE), first.data(Qt.ItemDataRole.ToolTipRole)) == (2, "Thôn Biêng")
    assert model.index(1).data(LINE_ROLE) is None


def test_lines_may_be_shown_anew_any_number_of_times(model):
    for number in range(2000):
        model.show([Line(str(n), f"dòng {n}", body=object()) for n in range(number % 7)])
        [model.index(row).data(LINE_ROLE) for row in range(model.rowCount())]
    gc.collect()
    assert model.rowCount() == 1999 % 7
