"""The page of *Đối soát*: a tab for each office."""

from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.make_hand_off import make_hand_off
from app.services.handoff.take_answer import Choice
from tests.app.services.police import AN, Commune
from ui.pages.handoff.page import HandOffPage
from ui.pages.handoff.tabs import TABS
from ui.signals import Wish


def opened(window, rest, **facts) -> HandOffPage:
    window.go(Wish("handoff", facts))
    rest(window)
    assert isinstance(window.page, HandOffPage)
    return window.page


def test_each_tab_shows_its_office(window, rest):
    page = opened(window, rest)
    assert page.part.days.text().startswith("Danh sách gửi Công an xã vào thứ Năm")
    for at, tab in enumerate(TABS):
        page.tabs.setCurrentIndex(at)
        rest(window)
        assert page.part is page.part_of(tab.key)


def test_a_wish_opens_its_tab(window, rest):
    page = opened(window, rest, tab="health")
    assert "Trạm y tế" in page.part.days.text()


def test_a_list_for_another_office_is_taken_back(open_main, app, tmp_path, rest):
    commune = Commune(app, tmp_path)
    make_hand_off(app, WantedHandOff(office="health", kinds=("no_id",)))
    window = open_main(commune.app)
    page = opened(window, rest, tab="health")
    page.part.lists.undo.click()
    rest(window)
    assert window.status.text.text() == "Đã hoàn tác 1 danh sách"
    assert page.part.lists.stand is None
    window.status.undo.click()
    rest(window)
    assert page.part.lists.stand is not None


def test_a_new_book_is_not_late(window, rest):
    """Nobody could have made the list of the week before the book was begun."""
    told = opened(window, rest).part.lists.next.text
    assert "Danh sách kế tiếp gửi vào thứ Năm" in told.text()
    assert told.property("state") != "bad"


def test_an_answer_left_with_esc_is_gone_on_with(open_main, app, tmp_path, rest):
    commune = Commune(app, tmp_path)
    commune.send()
    window = open_main(app)
    part = opened(window, rest).part
    part.read_answer(commune.answer(commune.row(commune.an, AN)))
    rest(window)
    part.answer.model.choose(part.answer.item, Choice.LATER)
    window.page.step_back()
    rest(window)
    assert part.lists.go_on.isVisible()
    part.lists.go_on.click()
    assert part.answer.isVisible()
    assert part.answer.model.choice(part.answer.item) is Choice.LATER


def test_other_days_of_an_office_are_told_with_those_before(window, rest):
    page = opened(window, rest)
    page.part._show_office()
    page.part.office.sends_on.setCurrentIndex(1)
    page.part.office.save.click()
    rest(window)
    assert "Trước đó gửi thứ Năm, nhận lại thứ Tư" in window.status.text.text()
    assert page.part.days.text().startswith("Danh sách gửi Công an xã vào thứ Ba")


def test_esc_keeps_the_settings_that_were_typed(window, rest):
    part = opened(window, rest).part
    part.lists.settings.click()
    part.office.name.setText("Công an xã Nam Dương")
    window.page.step_back()
    part.lists.settings.click()
    assert part.office.name.text() == "Công an xã Nam Dương"
    part.office.back.click()
    part.lists.settings.click()
    assert part.office.name.text() == "Công an xã"


def test_the_files_of_a_list_are_written_again_and_can_be_stopped(open_main, app, tmp_path, rest):
    commune = Commune(app, tmp_path)
    commune.send()
    window = open_main(app)
    lists = opened(window, rest).part.lists
    folder = tmp_path / "lại"
    folder.mkdir()
    lists.write_again(folder)
    assert lists.foot.stop.isVisible()
    assert not lists.make.isEnabled()
    assert window.page.step_back(), "Esc stops it"
    rest(window)
    assert not list(folder.iterdir())
    assert lists.foot.said.text.text() == "Đã dừng theo ý bạn. Chưa có gì thay đổi trong sổ."
    assert lists.make.isEnabled()
    assert lists.table.hasFocus()
    lists.write_again(folder)
    rest(window)
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".xlsx"]
    assert lists.foot.said.text.text().startswith("Đã ghi")
