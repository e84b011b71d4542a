"""The page of *Đối soát*: a tab for each office."""

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
