"""Vietnamese as UniKey types it, in every kind of field: backspaces, then the letters anew.

UniKey writes “Nguyễn” out of N g u y e e n x: each key that changes letters before the cursor is
sent as backspaces over them and the right letters after.
"""

from itertools import takewhile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.places.village import Village

ENTER = Qt.Key.Key_Return
WORDS = {
    "Hòa": "H Ho Hoa Hòa",
    "Hoà": "H Ho Hoa Hoà",
    "Quảng": "Q Qu Qua Quan Quang Quảng",
    "Đồng": "D Đ Đo Đô Đôn Đông Đồng",
    "Quýt": "Q Qu Quy Quyt Quýt",
    "Nguyễn": "N Ng Ngu Nguy Nguye Nguyê Nguyên Nguyễn",
    "Tường": "T Tu Tuo Tươ Tươn Tương Tường",
    "Thuỷ": "T Th Thu Thuy Thuỷ",
    "Thủy": "T Th Thu Thuy Thủy",
    "Mông": "M Mo Mô Môn Mông",
    "Sán": "S Sa San Sán",
    "Dìu": "D Di Diu Dìu",
}
"""What stands there after each key."""


@pytest.fixture
def unikey(typist):
    def write(text: str) -> None:
        for number, word in enumerate(text.split()):
            typist.types(" " if number else "")
            before = ""
            for after in WORDS[word].split():
                pairs = zip(before, after, strict=False)
                kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
                for _ in before[kept:]:
                    typist.presses(Qt.Key.Key_Backspace)
                typist.types(after[kept:])
                before = after

    return write


@pytest.fixture
def villages(app, villages):
    """More villages, whose names ask more of the typist."""
    more = [
        Village(id=app.new_id(), name=name, kind="Thôn")
        for name in ("Hòa Quảng", "Đồng Quýt", "Tường")
    ]
    with app.write("set_up") as unit:
        for village in more:
            unit.save(village)
    return villages | {village.name: village for village in more}


@pytest.mark.parametrize("text", ["Hòa Quảng", "Hoà Quảng", "Đồng Quýt", "Tường"])
def test_a_village_is_found(villages, page, typist, unikey, text):
    unikey(text)
    assert page.panel.village.text() == text
    typist.presses(ENTER)
    name = text.replace("Hoà", "Hòa")
    assert page.panel.village.text() == name
    assert page.model.state.village_id == villages[name].id


@pytest.mark.parametrize("text", ["Nguyễn Tường Thuỷ", "Nguyễn Thủy Quảng", "Đồng Quýt"])
def test_a_head_and_a_child_are_named_to_the_letter(page, typist, unikey, field, text):
    typist.enters("hoa q")
    unikey(text)
    assert page.panel.head.text() == text
    typist.presses(ENTER)
    assert field("head_name") == text
    typist.enters("", "")
    assert page.focused_field() == "full_name"
    QApplication.focusWidget().clear()
    unikey(text)
    typist.presses(ENTER)
    assert field("full_name") == text


def test_a_name_goes_on_behind_the_surname_that_is_there(at_lam, unikey, typist, field):
    unikey("Tường Thuỷ")
    typist.presses(ENTER)
    assert field("full_name") == "Giáp Tường Thuỷ"


@pytest.mark.parametrize("text", ["Mông", "Sán Dìu"])
def test_an_ethnicity_is_found(at_lam, typist, unikey, field, text):
    at_lam.focus_field("ethnicity")
    QApplication.focusWidget().selectAll()
    unikey(text)
    assert at_lam.view.row("ethnicity").editor.widget.text() == text
    typist.presses(ENTER)
    assert field("ethnicity") == text
