"""The strip beside the form: who is likely the child being typed, and the two answers."""

from dataclasses import replace
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from sqlalchemy import event

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.services.doubles.decide_duplicate import DIFFERENT
from app.services.movements.record_movement import NewMovement, record_movement
from app.services.undo_group import undo_group
from ui.movements.sheet import MovementSheet
from ui.pages.visit.state import PAGE, VisitState
from ui.widgets.duplicate_strip import EMPTY

ENTER = Qt.Key.Key_Return


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


@pytest.mark.parametrize(
    ("rest", "born"), [("17", BirthDate(2017, 5, 4)), ("\r", BirthDate(2020, 5, 4))]
)
def test_a_year_half_typed_does_not_speak_against_a_card(at_lam, typist, rest, born):
    at_lam.view.row("full_name").editor.widget.clear()
    typist.enters("Giàng A Páo")
    typist.types("4/5/20")
    assert at_lam.model.person().birth_date is None
    if rest == "\r":
        typist.presses(ENTER)
    else:
        typist.types(rest)
    assert at_lam.model.person().birth_date == born


def test_a_card_says_why(typed):
    (card,) = typed.strip.cards
    reasons = card.accessibleName()
    assert "ngày sinh" in reasons
    assert reasons.endswith("khác tên mẹ, thôn")


@pytest.fixture
def answer(typed, typist, qtbot):
    """Say *Cùng một trẻ* by F7, and answer the question that comes."""

    def say(*keys):
        typist.presses(Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: typed.questions.asks_home)
        for key in keys:
            typist.presses(key)

    return say


def correct_mother_and_ethnicity(page, typist):
    for name, text in (("mother_name", "Vàng Thị Mai"), ("ethnicity", "mong")):
        page.focus_field(name)
        page.view.row(name).editor.widget.selectAll()
        typist.enters(text)


def newest(app):
    with app.store.read() as snapshot:
        return snapshot.drafts.newest(PAGE)


def test_the_same_child_goes_on_with_its_record(app, typed, pao, typist, field, answer, qtbot):
    correct_mother_and_ethnicity(typed, typist)
    answer(ENTER)
    assert typed.model.state.seen_child == pao
    assert field("head_name") == "Giàng A Tủa"
    assert field("ethnicity") == "Mông"
    assert field("mother_name") == "Vàng Thị Mỷ"
    assert typed.model.state.offers["mother_name"] == "Vàng Thị Mai"
    assert not typed.draft_bar.isVisible()
    typed.view.row("mother_name").offer_taken.emit("mother_name")
    assert field("mother_name") == "Vàng Thị Mai"
    with qtbot.waitSignal(typed.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        saved = snapshot.children.get(pao.id)
        assert snapshot.children.count() == 53
    assert saved == replace(pao, ethnicity="Mông", mother_name="Vàng Thị Mai")


def test_its_card_goes_at_once(typed, pao, answer):
    answer(ENTER)
    assert typed.strip.cards == []
    assert typed.strip.empty.isVisible()


def test_what_was_typed_for_the_household_waits_when_the_child_is_elsewhere(
    app, typed, lam, pao, typist, field, answer, qtbot
):
    typed.focus_field("phone")
    QApplication.focusWidget().selectAll()
    typist.types("0911111111")
    answer(ENTER)
    assert (field("head_name"), field("phone")) == ("Giàng A Tủa", "")
    assert typed.draft_bar.text.whole.endswith(" · hộ Giáp Văn Lâm")
    with qtbot.waitSignal(typed.desk.signals.noticed):
        typist.saves()
    qtbot.waitUntil(lambda: newest(app) is not None)
    typed.draft_bar.reopen.click()
    assert (field("head_name"), field("phone")) == ("Giáp Văn Lâm", "0911111111")
    assert field("full_name") == "Giáp "
    with qtbot.waitSignal(typed.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        assert snapshot.households.get(lam.id).phone == "0911111111"
        assert snapshot.children.count() == 53
        assert snapshot.drafts.newest(PAGE) is None


def test_the_child_moves_to_the_household_that_is_visited(
    app, typed, lam, pao, typist, field, answer, qtbot
):
    typed.focus_field("phone")
    QApplication.focusWidget().selectAll()
    typist.types("0911111111")
    answer(Qt.Key.Key_Tab, ENTER)
    assert (field("head_name"), field("phone")) == ("Giáp Văn Lâm", "0911111111")
    assert typed.form.heading.whole == "Giàng A Páo · chuyển từ hộ Giàng A Tủa"
    assert typed.strip.cards == []
    with qtbot.waitSignal(typed.desk.signals.noticed) as noticed:
        typist.saves()
    with app.store.read() as snapshot:
        assert snapshot.children.get(pao.id).household_id == lam.id
        assert snapshot.households.get(lam.id).phone == "0911111111"
        lines = snapshot.journal.group(noticed.args[0].group_id)
    assert {line.change.entity for line in lines} == {"household", "visit", "child"}
    undo_group(app, noticed.args[0].group_id, on=app.today())
    with app.store.read() as snapshot:
        assert snapshot.children.get(pao.id) == pao
        assert snapshot.households.get(lam.id) == lam


def test_a_child_moves_to_a_new_household(app, page, pao, typist, qtbot):
    typist.enters("hoa q", "Giàng A Dế", "Đội 7", "")
    page.view.row("full_name").editor.widget.clear()
    typist.types("Giàng A Páo")
    qtbot.waitUntil(lambda: [card.id for card in page.strip.cards] == [pao.id])
    typist.presses(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: page.questions.asks_home)
    typist.presses(Qt.Key.Key_Tab)
    typist.presses(ENTER)
    with qtbot.waitSignal(page.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        child, home = snapshot.children.with_household(pao.id)
    assert (home.head_name, home.address) == ("Giàng A Dế", "Đội 7")
    assert child == replace(pao, household_id=home.id)


def test_the_question_is_taken_back_by_escape_and_holds_a_save_back(
    app, typed, typist, field, answer
):
    before = dict(typed.model.state.texts)
    answer()
    assert QApplication.focusWidget() is typed.questions.first
    typed.focus_field("sex")
    typist.saves()
    assert QApplication.focusWidget() is typed.questions.first
    assert typed.step_back()
    assert not typed.questions.asks_home
    assert typed.focused_field() == "sex"
    assert typed.model.state.texts == before
    with app.store.read() as snapshot:
        assert snapshot.children.count() == 53


def test_a_record_of_the_same_household_is_taken_up_unasked(app, at_lam, lam, typist, qtbot):
    with app.store.read() as snapshot:
        anh = next(c for c in snapshot.children.of_household(lam.id) if c.national_id)
    typist.enters("Thị Minh Anh", "12/3/2016")
    qtbot.waitUntil(lambda: anh.id in [card.id for card in at_lam.strip.cards])
    at_lam.strip.mark(anh.id)
    typist.presses(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: at_lam.model.state.seen_child == anh)
    assert not at_lam.questions.asks_home
    assert anh.id not in [card.id for card in at_lam.strip.cards]


def test_a_move_survives_a_crash_and_what_others_save(app, typed, lam, pao, answer, qtbot):
    answer(Qt.Key.Key_Tab, ENTER)
    state = typed.model.state
    assert VisitState.from_json(state.to_json()) == state
    with app.write("visit") as unit:
        unit.save(replace(pao, national_id="024217000019"))
    typed.desk.signals.announce("child")
    qtbot.waitUntil(lambda: not typed.desk.store.is_busy)
    assert typed.model.state.seen_child == pao
    assert typed.model.state.moved_from.head_name == "Giàng A Tủa"


def test_a_record_somebody_else_moved_is_asked_about_by_name(
    app, typed, villages, pao, typist, answer, qtbot
):
    answer(Qt.Key.Key_Tab, ENTER)
    other = Household(
        id=HouseholdId(app.new_id()), village_id=villages["Biêng"].id, head_name="Giàng A Sử"
    )
    with app.write("visit") as unit:
        unit.save_all([other, replace(pao, household_id=other.id)])
    typist.saves()
    qtbot.waitUntil(lambda: bool(typed.questions.findChildren(QRadioButton)))
    choices = [choice.toolTip() for choice in typed.questions.findChildren(QRadioButton)]
    assert choices == [
        "Của tôi: hộ Giáp Văn Lâm · thôn Hoa Quảng · Đội 3",
        "Người khác: hộ Giàng A Sử · thôn Biêng",
    ]
    typed.questions.findChildren(QRadioButton)[1].setChecked(True)
    with qtbot.waitSignal(typed.desk.signals.noticed):
        typed.questions.findChild(QPushButton).click()
    with app.store.read() as snapshot:
        assert snapshot.children.get(pao.id).household_id == other.id


def test_two_children_are_remembered_when_the_child_is_saved(app, typed, pao, typist, qtbot):
    typist.presses(Qt.Key.Key_F8)
    assert typed.strip.cards == []
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


def test_nothing_is_read_where_the_keys_arrive(app, page, pao, typist, qtbot):
    readers = set()
    event.listen(app.store._engine, "begin", lambda _: readers.add(current_thread()))
    typist.enters("hoa q", "Giàng A Dế", "", "")
    typist.types("A Páo")
    qtbot.waitUntil(lambda: [card.id for card in page.strip.cards] == [pao.id])
    assert readers
    assert main_thread() not in readers


def test_a_question_has_the_keys_from_its_first_moment(page, typist):
    page.questions.ask_home("hộ Giàng A Tủa", "hộ Giáp Văn Lâm", waits=False)
    page.bring(page.questions.first)
    typist.presses(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not page.questions.first
    assert page.questions.isAncestorOf(focused)


def test_who_moved_away_is_shown_and_taken_back_instead_of_doubled(app, at_lam, pao, typist, qtbot):
    asked = NewMovement(
        children=(pao.id,), code="BD03", happened_on=app.today(), place="xã Cao Đức"
    )
    record_movement(app, asked, on=app.today())
    at_lam.view.row("full_name").editor.widget.clear()
    typist.enters("Giàng A Páo", "4/5/2017")
    qtbot.waitUntil(lambda: [card.id for card in at_lam.strip.cards] == [pao.id])
    card = at_lam.strip.cards[0]
    assert any("đã chuyển đi" in one.text() for one in card.findChildren(QLabel))
    at_lam.strip.answer_same()
    sheet = at_lam.window().findChild(MovementSheet)
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.model.opened is not None)
    assert sheet.form.kind.currentText() == "Chuyển đến"
    sheet.form.place.setText("xã Cao Đức")
    sheet.form.save.click()

    def is_back():
        with app.store.read() as snapshot:
            return snapshot.children.get(pao.id).status is Status.ACTIVE

    qtbot.waitUntil(is_back)
