"""The places of the program, in the order of the side bar; a page is imported when first wanted."""

from collections.abc import Callable, Iterator

from ui.desk import Desk
from ui.page import Page
from ui.widgets.side_bar import Place


def _home(desk: Desk) -> Page:
    from ui.pages.home.page import HomePage

    return HomePage(desk)


def _visit(desk: Desk) -> Page:
    from ui.pages.visit.page import VisitPage

    return VisitPage(desk)


def _children(desk: Desk) -> Page:
    from ui.pages.children.page import ChildrenPage

    return ChildrenPage(desk)


def _cleaning(desk: Desk) -> Page:
    from ui.pages.cleaning.page import CleaningPage

    return CleaningPage(desk)


def _duplicates(desk: Desk) -> Page:
    from ui.pages.duplicates.page import DuplicatesPage

    return DuplicatesPage(desk)


def _handoff(desk: Desk) -> Page:
    from ui.pages.handoff.page import HandOffPage

    return HandOffPage(desk)


def _plan(desk: Desk) -> Page:
    from ui.pages.plan.page import PlanPage

    return PlanPage(desk)


def _import_list(desk: Desk) -> Page:
    from ui.pages.import_list.page import ImportListPage

    return ImportListPage(desk)


def _sync(desk: Desk) -> Page:
    from ui.pages.sync.page import SyncPage

    return SyncPage(desk)


def _reports(desk: Desk) -> Page:
    from ui.pages.reports.page import ReportsPage

    return ReportsPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.pages.settings.page import SettingsPage

    return SettingsPage(desk)


class Places:
    """All places by key."""

    def __init__(self, made: dict[Place, Callable[[Desk], Page]]) -> None:
        self._made = {place.key: maker for place, maker in made.items()}
        self._places = tuple(made)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def make(self, key: str, desk: Desk) -> Page:
        """Make the page of a place."""
        return self._made[key](desk)


PLACES = Places(
    {
        Place("home", "Trang chủ", "home"): _home,
        Place("visit", "Thăm hộ", "visit"): _visit,
        Place("children", "Trẻ em", "child"): _children,
        Place("cleaning", "Làm sạch", "clean"): _cleaning,
        Place("duplicates", "Trùng lặp", "duplicate"): _duplicates,
        Place("handoff", "Đối soát", "handoff"): _handoff,
        Place("reports", "Báo cáo", "report"): _reports,
        Place("plan", "Kế hoạch", "plan"): _plan,
        Place("import_list", "Nhập danh sách", "import"): _import_list,
        Place("sync", "Đồng bộ", "sync"): _sync,
        Place("settings", "Cài đặt", "settings"): _settings,
    }
)
SIDE_PLACES = tuple(PLACES)
