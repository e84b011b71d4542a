"""*Trang chủ*: figures with definitions and weeks, villages, work; everything opens a list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cleaning.quality import FIGURES
from app.domain.handoff.verification import Verification
from app.services.cleaning.measure_quality import complement_of, keep_quality_day, measure_quality
from ui.messages import figure_sentence
from ui.signals import Wish


def bars(page):
    return [line.text for line in page.villages.bars.lines]


def cards(page):
    return {**page.quality, **page.rates}


def listed(window):
    return len(window.page.model.ids)


def test_it_shows_the_figures_of_quality_with_their_counts(window):
    page = window.page
    assert {key: one.accessibleName() for key, one in cards(page).items()} == {
        "matched": "Đúng: chưa đối soát",
        "full": "Đủ: 20,0 %, 1/5 trẻ",
        "clean": "Sạch: 80,0 %, 4/5 trẻ",
        "alive": "Sống: 100,0 %, 5/5 trẻ",
        "with_id": "Có định danh: 60,0 %, 3/5 trẻ",
        "complete": "Đủ trường: 40,0 %, 2/5 trẻ",
    }
    assert page.children_card.figure.text() == "5"
    assert page.quality["matched"].figure.text() == "–"
    assert page.quality["full"].figure.text() == "20,0 %"


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_says_what_it_counts_and_opens_those_it_leaves_out(window, press, rest, figure):
    page, app = window.page, window.desk.app
    one = cards(page)[figure]
    one.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_F1)
    assert window.bubble.isVisible()
    assert window.bubble.text.text().startswith(figure_sentence(figure))
    assert figure_sentence(figure) in one.toolTip()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Space)
    rest(window)
    assert window.page.title == "Làm sạch"
    with app.store.read() as snapshot:
        wanted = snapshot.list.ids(complement_of(figure, app.today()))
    assert sorted(window.page.model.ids) == sorted(wanted)
    figures = measure_quality(app, app.today()).overall.as_dict()
    assert listed(window) == figures["children"] - figures[figure]


def test_every_card_is_reached_by_tab(window, press):
    page = window.page
    page.quality["matched"].setFocus(Qt.FocusReason.TabFocusReason)
    passed = []
    for _ in range(10):
        passed.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    wanted = [*page.quality.values(), page.children_card, *page.rates.values(), page.waiting_card]
    assert [one for one in passed if one in wanted] == wanted
    assert page.villages.tabs in passed
    assert page.villages.bars in passed


def test_villages_are_shown_by_the_figure_that_is_chosen_and_open_their_list(window, press, rest):
    page = window.page
    assert page.villages.meaning.text() == figure_sentence("full")
    page.villages.tabs.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_Right)
    assert page.villages.figure == "with_id"
    assert page.villages.meaning.text() == figure_sentence("with_id")
    assert bars(page) == [
        "Biêng: 2 trẻ, 50,0 %",
        "Đồng Á: 1 trẻ, 0,0 %",
        "Hoa Quảng: 1 trẻ, 100,0 %",
        "Tân Thành: 0 trẻ, –",
        "Chưa rõ thôn: 1 trẻ, 100,0 %",
    ]
    page.villages.bars.setFocus()
    page.villages.bars.mark(0)
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.title == "Làm sạch"
    assert listed(window) == 1
    assert window.page.model.filter.worklist == "no_valid_id"


def test_children_of_no_known_village_have_a_bar_that_opens_their_list(window, press, rest):
    page = window.page
    page.villages.bars.setFocus()
    page.villages.bars.mark(len(page.villages.bars.lines) - 1)
    press(Qt.Key.Key_Return)
    rest(window)
    assert listed(window) == 1
    assert window.page.model.filter.village_id == ""


def test_the_weeks_are_told_in_words(app, clock, filled, open_main, rest):
    keep_quality_day(filled)
    clock.pass_time(days=14)
    window = open_main(filled)
    begun = measure_quality(filled, filled.today()).overall
    assert begun.alive == 0
    said = window.page.quality["alive"].accessibleName()
    assert said.startswith("Sống: 0,0 %, 0/5 trẻ; trong 12 tuần: từ 100,0 % (tuần ")
    assert said.endswith("đến 0,0 %")


def test_what_the_police_answered_counts_as_checked(filled, open_main, rest):
    with filled.write("hand_off") as work:
        for child, _ in list(work.children.everyone()):
            said = Verification.MATCHED if child.national_id else Verification.DIFFERS
            work.save(replace(child, verification=said))
    window = open_main(filled)
    assert window.page.quality["matched"].accessibleName().startswith("Đúng: 60,0 %, 3/5 trẻ")


def test_the_work_of_today_opens_its_lists(window, rest):
    texts = [line.text() for line in window.page.tasks.lines]
    assert "Chưa có số định danh: 2 trẻ" in texts
    assert "Thôn thiếu, sai: 1 trẻ" in texts
    window.page.tasks.lines[texts.index("Chưa có số định danh: 2 trẻ")].click()
    rest(window)
    assert window.page.title == "Làm sạch"
    assert listed(window) == 2


def test_the_count_of_children_opens_all_of_them(window, rest):
    window.page.children_card.click()
    rest(window)
    assert window.page.title == "Trẻ em"
    assert window.page.count.text() == "5 trẻ"


def test_an_empty_commune_is_told_what_to_do_first(empty_window, rest):
    page = empty_window.page
    assert page.faces.currentWidget() is page.first
    assert page.first.import_list.isVisible()
    assert page.first.import_list.hasFocus()
    page.first.import_list.click()
    rest(empty_window)
    assert empty_window.page.title == "Nhập danh sách"


def test_it_counts_again_when_something_was_written(window, rest):
    with window.desk.app.store.read() as snapshot:
        group = snapshot.journal.last_group()
    window.desk.signals.say("", group_id=group)
    window.status.undo.click()
    rest(window)
    assert window.page.faces.currentWidget() is window.page.first


def test_behind_another_page_nothing_is_counted_until_it_is_opened(window, rest):
    home = window.page
    window.go(Wish("children"))
    rest(window)
    seen = []
    home.model.figured.connect(lambda: seen.append(1))
    window.desk.signals.announce("child")
    rest(window)
    assert seen == []
    window.go(Wish("home"))
    rest(window)
    assert seen
