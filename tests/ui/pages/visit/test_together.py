"""Two people at one household: nothing is overwritten unseen, and the question stands in place."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QRadioButton

from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.services.undo_group import undo_group


def buttons(page):
    from PySide6.QtWidgets import QPushButton

    return {b.text(): b for b in page.questions.findChildren(QPushButton)}


@pytest.fixture
def both_changed(app, at_lam, lam, typist, qtbot):
    """I wrote one phone number, somebody else saved another meanwhile."""
    at_lam.focus_field("phone")
    at_lam.panel.phone.selectAll()
    typist.enters("0911111111")
    with app.write("visit") as unit:
        unit.save(replace(lam, phone="0922222222", address="Đội 5"))
    typist.types("Bảo An")
    typist.saves()
    qtbot.waitUntil(lambda: "Lưu theo lựa chọn" in buttons(at_lam))
    return at_lam


def stored(app, home):
    with app.store.read() as snapshot:
        return snapshot.households.get(home.id)


def test_both_values_are_shown_and_mine_is_kept_if_i_say_so(app, both_changed, lam, qtbot):
    choices = [choice.text() for choice in both_changed.questions.findChildren(QRadioButton)]
    assert choices == ["Của tôi: 0911111111", "Người khác: 0922222222"]
    with qtbot.waitSignal(both_changed.desk.signals.noticed):
        buttons(both_changed)["Lưu theo lựa chọn"].click()
    assert (stored(app, lam).phone, stored(app, lam).address) == ("0911111111", "Đội 5")


def test_theirs_is_taken_if_i_say_so(app, both_changed, lam, qtbot):
    both_changed.questions.findChildren(QRadioButton)[1].setChecked(True)
    with qtbot.waitSignal(both_changed.desk.signals.noticed):
        buttons(both_changed)["Lưu theo lựa chọn"].click()
    assert stored(app, lam).phone == "0922222222"


def new_household_of_the_same_name(app, page, villages, typist, qtbot):
    typist.enters("bieng", "Vi Văn Tư", "", "")
    home = Household(
        id=HouseholdId(app.new_id()), village_id=villages["Biêng"].id, head_name="Vi Văn Tư"
    )
    with app.write("visit") as unit:
        unit.save(home)
    typist.types("Thị Lan")
    typist.saves()
    qtbot.waitUntil(lambda: "Nhập vào hộ này" in buttons(page))
    return home


def test_a_household_somebody_just_made_is_joined(app, page, villages, typist, qtbot):
    home = new_household_of_the_same_name(app, page, villages, typist, qtbot)
    with qtbot.waitSignal(page.desk.signals.noticed):
        buttons(page)["Nhập vào hộ này"].click()
    with app.store.read() as snapshot:
        (child,) = snapshot.children.of_household(home.id)
        assert len(snapshot.households.all()) == 1
    assert child.full_name == "Vi Thị Lan"


def test_or_it_is_another_one(app, page, villages, typist, qtbot):
    new_household_of_the_same_name(app, page, villages, typist, qtbot)
    with qtbot.waitSignal(page.desk.signals.noticed):
        buttons(page)["Đây là hộ khác"].click()
    with app.store.read() as snapshot:
        assert len(snapshot.households.all()) == 2


def test_what_is_undone_is_new_again_on_the_form(app, page, villages, typist, qtbot):
    typist.enters("bieng", "Vi Văn Tư", "", "", "Thị Lan")
    with qtbot.waitSignal(page.desk.signals.noticed) as noticed:
        typist.saves()
    undo_group(app, noticed.args[0].group_id, on=app.today())
    page.desk.signals.announce("household", "child")
    qtbot.waitUntil(lambda: page.model.state.seen_household is None)
    typist.types("Thị Mai")
    with qtbot.waitSignal(page.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        assert [child.full_name for child, _ in snapshot.children.everyone()] == ["Vi Thị Mai"]
        assert [home.head_name for home in snapshot.households.all()] == ["Vi Văn Tư"]
