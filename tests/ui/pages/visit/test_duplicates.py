"""The strip beside the form: who is likely the child being typed, and the two answers."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt

from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.sex import Sex
from app.services.decide_duplicate import DIFFERENT
from ui.widgets.duplicate_strip import EMPTY


@pytest.fixture
def pao(app, villages) -> Child:
    """A child of another village, under a name of its own."""
    home = Household(
        id=HouseholdId(app.new_id()), village_id=villages["Biêng"].id, head_name="Giàng A Tủa"
    )
    child = Child(
        id=ChildId(app.new_id()),
        household_id=home.id,
        full_name="Giàng A Páo",
        birth_date=BirthDate(2017, 5, 4),
        sex=Sex.MALE,
        mother_name="Vàng Thị Mỷ",
    )
    others = [
        replace(child, id=ChildId(app.new_id()), full_name=f"{surname} Thị {given}", mother_name="")
        for surname in ("Nguyễn", "Trần", "Lê", "Vi", "Hoàng")
        for given in ("Lan", "Huệ", "Cúc", "Mai", "Đào", "Sen", "Thu", "Hạ", "Xuân", "Đông")
    ]
    with app.write("import") as unit:
        unit.save_all([home, child, *(_born_elsewhen(n, o) for n, o in enumerate(others))])
    return child


def _born_elsewhen(number: int, child: Child) -> Child:
    born = BirthDate(2010 + number % 9, 1 + number % 12, 1 + number % 28)
    return replace(child, birth_date=born, sex=Sex.FEMALE)


@pytest.fixture
def typed(at_lam, pao, typist, qtbot):
    """The name and birth date of Páo typed at the household of Lâm, and his card shown."""
    at_lam.view.row("full_name").editor.widget.clear()
    typist.enters("Giàng A Páo", "4/5/2017")
    qtbot.waitUntil(lambda: [card.id for card in at_lam.strip.cards] == [pao.id])
    return at_lam


def test_an_empty_strip_says_so(at_lam):
    assert at_lam.strip.cards == []
    assert at_lam.strip.empty.isVisible()
    assert at_lam.strip.empty.text() == EMPTY


def test_the_name_alone_is_enough_to_start(page, pao, typist, qtbot):
    typist.enters("hoa q", "Giàng A Dế", "", "")
    typist.types("A Pá")
    qtbot.waitUntil(lambda: [card.id for card in page.strip.cards] == [pao.id])


def test_a_card_says_why(typed):
    (card,) = typed.strip.cards
    reasons = card.accessibleName()
    assert "ngày sinh" in reasons
    assert reasons.endswith("khác tên mẹ, thôn")


def test_the_same_child_goes_on_with_its_record(app, typed, pao, typist, field, qtbot):
    typed.focus_field("mother_name")
    typed.view.row("mother_name").editor.widget.selectAll()
    typist.enters("Vàng Thị Mai")
    typed.focus_field("ethnicity")
    typed.view.row("ethnicity").editor.widget.selectAll()
    typist.enters("mong")
    typed.strip.answer_same()
    qtbot.waitUntil(lambda: typed.model.state.seen_child == pao)
    assert field("head_name") == "Giàng A Tủa"
    assert field("ethnicity") == "Mông"
    assert field("mother_name") == "Vàng Thị Mỷ"
    assert typed.model.state.offers["mother_name"] == "Vàng Thị Mai"
    typed.view.row("mother_name").offer_taken.emit("mother_name")
    assert field("mother_name") == "Vàng Thị Mai"
    with qtbot.waitSignal(typed.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        saved = snapshot.children.get(pao.id)
        assert snapshot.children.count() == 53
    assert saved == replace(pao, ethnicity="Mông", mother_name="Vàng Thị Mai")


def test_two_children_are_remembered_when_the_child_is_saved(app, typed, pao, typist, qtbot):
    typist.presses(Qt.Key.Key_F8)
    typed.strip.answer_two()
    qtbot.waitUntil(lambda: typed.strip.cards == [])
    with app.store.read() as snapshot:
        assert snapshot.decisions.all() == []
    with qtbot.waitSignal(typed.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        (decision,) = snapshot.decisions.all()
    assert pao.id in (decision.first_id, decision.second_id)
    assert decision.reason == DIFFERENT


def test_a_card_opens_the_record(typed, pao, qtbot):
    with qtbot.waitSignal(typed.desk.signals.wished) as wished:
        typed.strip.open_marked()
    assert wished.args[0].facts == {"child_id": pao.id}


def test_typing_never_waits_for_the_store(page, pao, typist, field, qtbot):
    """The store's lane is held: every key still arrives, and so do the cards."""
    typist.enters("hoa q", "Giàng A Dế", "", "")
    held = Event()
    page.desk.store.run(lambda: held.wait(10), lambda _: None)
    typist.types("A Páo")
    assert field("full_name") == "Giàng A Páo"
    qtbot.waitUntil(lambda: [card.id for card in page.strip.cards] == [pao.id])
    held.set()
