"""A row of nobody is given its child by hand: looked for, named, taken, undone with the rest."""

import pytest
from PySide6.QtCore import Qt

from app.domain.handoff.answer import Kind
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from tests.app.services.police import AN, BINH, Commune
from ui.signals import Wish


@pytest.fixture
def commune(app, tmp_path):
    made = Commune(app, tmp_path)
    home = Household(id=app.new_id(), village_id=made.home.village_id, head_name="Vi Văn Tư")
    made.save(home)
    made.home = home
    made.other = made._child("Lý Văn An", BirthDate(2016, 3, 12), Sex.MALE)
    made.save(made.other)
    made.send()
    return made


@pytest.fixture
def read(open_main, commune, qtbot):
    """Open an answer in a real window; gives the window, the part, and a way to wait for rest."""

    def opened(*rows):
        window = open_main(commune.app)
        window.go(Wish("handoff", {"tab": "police"}))
        desk = window.desk

        def rest():
            lanes = (desk.store, desk.matching)
            for _ in range(4):
                qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes), timeout=20_000)
                qtbot.wait(1)

        rest()
        window.page.part.read_answer(commune.answer(*rows))
        rest()
        return window, window.page.part, rest

    return opened


def test_a_child_is_named_by_keyboard_and_taken_with_the_others(commune, read, press, qtbot):
    window, part, rest = read(commune.row(commune.an, AN, Mã=""), commune.row(commune.binh, BINH))
    answer, who = part.answer, part.who
    answer.go_to(Kind.STRANGER)
    answer.table.setFocus()
    press(Qt.Key.Key_4)
    rest()
    assert who.isVisible()
    assert who.table.hasFocus()
    assert who.row.text().startswith("Dòng 2: Lý Văn An · 12/03/2016 · Nam")
    rows = [[who.rows.index(at, c).data() for c in range(5)] for at in range(who.rows.rowCount())]
    assert [row[3] for row in rows[:2]] == ["Biêng, Lý Văn Ba", "Biêng, Vi Văn Tư"]
    assert rows[0][2] == "không có gì khác"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    rest()
    assert answer.isVisible()
    assert answer.item.line.child_id == commune.other.id
    assert answer.item.line.kind is Kind.SAFE
    qtbot.keyClick(answer.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest()
    assert commune.now(commune.other).national_id == AN
    assert commune.now(commune.an).national_id == ""
    window.status.undo.click()
    rest()
    assert commune.now(commune.other).national_id == ""
    assert commune.now(commune.binh).national_id == ""


def test_another_child_is_searched_for_and_the_name_is_taken_back(commune, read, press, qtbot):
    _, part, rest = read(commune.row(commune.an, AN, Mã=""))
    answer, who = part.answer, part.who
    answer.go_to(Kind.STRANGER)
    answer.who.click()
    rest()
    who.search.setFocus()
    qtbot.keyClicks(who.search, "Ly Thi Chi")
    press(Qt.Key.Key_Return)
    rest()
    assert who.rows.index(0, 0).data() == "Lý Thị Chi"
    assert "khác họ" in who.rows.index(0, 2).data()
    who.take.click()
    rest()
    assert answer.item.line.child_id == commune.chi.id
    answer.who.click()
    rest()
    who.nobody.click()
    rest()
    assert answer.item.line.kind is Kind.STRANGER


def test_escape_goes_back_to_the_rows(commune, read, rest):
    window, part, wait = read(commune.row(commune.an, AN, Mã=""))
    part.answer.go_to(Kind.STRANGER)
    part.answer.who.click()
    wait()
    assert window.page.step_back()
    assert part.answer.isVisible()


def test_a_part_of_the_name_is_enough(commune, read, press):
    _window, part, rest = read(commune.row(commune.an, AN, Mã="", name="Người Lạ"))
    part.answer.go_to(Kind.STRANGER)
    part.answer.table.setFocus()
    press(Qt.Key.Key_4)
    rest()
    part.who.search.setText("binh")
    part.who.search.returnPressed.emit()
    rest()
    assert part.who.rows.index(0, 0).data() == "Lý Thị Bình"
    part.who.search.setText("khong co ai")
    part.who.search.returnPressed.emit()
    rest()
    assert "“khong co ai”" in part.who.state.text.text()
