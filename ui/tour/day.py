"""A day of the commune: a list comes in, a household is visited, the network fails and returns.

Each step works the real pages by keyboard, then checks in the store or at the central that what
the person was told is true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.domain.ids import ChildId
from app.domain.text.text import fold
from ui.pages.children.page import ChildrenPage
from ui.pages.duplicates.page import DuplicatesPage
from ui.pages.home.page import HomePage
from ui.pages.import_list.page import ImportListPage
from ui.pages.import_list.stages import Stage
from ui.pages.sync.page import SyncPage
from ui.pages.visit.page import VisitPage
from ui.tour.hand import Hand, StepFailedError
from ui.tour.people import Cast
from ui.tour.ways import Ways, written

if TYPE_CHECKING:
    from app.services.doubles.read_group import OpenGroup
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Network:
    """The line to the central, which the tour cuts and mends."""

    cut: Callable[[], None]
    mend: Callable[[], None]
    holds: Callable[[], set[str]]
    """The ids of the children that the central holds."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the day and what it found, in words with figures."""

    title: str
    figures: str


class Day(Ways):
    """The steps in their order; a step that fails raises StepFailedError."""

    def __init__(
        self, window: "MainWindow", hand: Hand, cast: Cast, listed: Path, network: Network
    ) -> None:
        super().__init__(window, hand, cast)
        self._listed = listed
        self._network = network
        self._new_children: list[str] = []

    def steps(self) -> list[Callable[[], Step]]:
        """Name the steps of the day."""
        return [
            self.begin,
            self.bring_a_list_in,
            self.find_a_child,
            self.visit_a_household,
            self.settle_a_duplicate,
            self.tell_two_children_apart,
            self.merge_what_stands_twice,
            self.work_without_a_network,
            self.sync_in_the_evening,
            self.see_the_help,
        ]

    def begin(self) -> Step:
        """Look at the commune in the morning."""
        page = self._go("home", HomePage)
        self._hand.until(lambda: page.model.figures is not None, "home")
        self._hand.look("trang-chu")
        return Step("Mở sổ buổi sáng", f"{self._count()} trẻ")

    def bring_a_list_in(self) -> Step:
        """Drop a list of the central system on the page, look at it, and take it."""
        page = self._go("import_list", ImportListPage)
        model = page.model
        self._hand.look("nhap-danh-sach")
        self._hand.drop(page.zone, self._listed)
        self._hand.until(lambda: model.stage is Stage.COLUMNS and not model.running, "columns")
        self._hand.look("trang-tinh-va-cot")
        self._hand.press(Qt.Key.Key_Return, ctrl=True)
        self._hand.until(lambda: model.stage is Stage.PREVIEW and not model.running, "preview")
        self._hand.until(lambda: not model.previewing.search.kind, "likely doubles")
        self._hand.look("xem-truoc")
        self._hand.press(Qt.Key.Key_Return, ctrl=True)
        self._hand.until(lambda: model.report is not None and not model.running, "import")
        report = model.report
        if report is None or report.rows != report.added + report.changed + report.unchanged:
            raise StepFailedError("every row of the list")
        self._hand.look("nhap-xong")
        return Step(
            "Nhập một danh sách",
            f"{report.rows} dòng: thêm {report.added}, sửa {report.changed}, "
            f"giữ nguyên {report.unchanged}",
        )

    def find_a_child(self) -> Step:
        """Find a child among all by typing without tones, and read its history."""
        page = self._go("children", ChildrenPage)
        sought = self._cast.known_child
        self._hand.until(lambda: len(page.model.ids) == self._count(), "list of children")
        self._hand.look("tre-em")
        self._hand.type(fold(sought.full_name))
        self._hand.until(lambda: 0 < len(page.model.ids) < self._count(), "found by typing")
        found = len(page.model.ids)
        self._hand.press(Qt.Key.Key_Down)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: page.model.record is not None, "record")
        self._hand.look("mot-ho-so")
        return Step("Tìm trẻ không gõ dấu", f"{found} trẻ khớp")

    def visit_a_household(self) -> Step:
        """Find village and household by typing; enter two children one after the other."""
        page = self._go("visit", VisitPage)
        home = self._cast.visited
        self._enter_household(page, home)
        children = len(page.model.around.children)
        for number, newborn in enumerate(self._cast.newborns, 1):
            self._enter_child(page, newborn)
            if number == 1:
                self._hand.look("tre-thu-nhat")
            self._save(page)
        self._hand.look("hai-tre-da-luu")
        with self._app.store.read() as snapshot:
            now = snapshot.children.of_household(home.id)
        if len(now) != children + len(self._cast.newborns):
            raise StepFailedError("two children in the household")
        self._new_children += [child.id for child in now[-2:]]
        return Step("Thăm hộ, nhập hai trẻ", f"hộ có {len(now)} trẻ, trước đó {children}")

    def settle_a_duplicate(self) -> Step:
        """Type a child who is already in the book: the strip warns, the record is taken up."""
        page = self._visit_page()
        known = self._cast.known_child
        before = self._count()
        self._retype(fold(known.full_name))
        self._hand.press(Qt.Key.Key_Return)
        self._hand.type(written(known.birth_date))
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: known.id in [c.id for c in page.strip.cards], "warning")
        place = [card.id for card in page.strip.cards].index(known.id) + 1
        self._hand.look("canh-bao-trung")
        self._hand.press(Qt.Key(Qt.Key.Key_0 + place), alt=True)
        self._hand.press(Qt.Key.Key_F7)
        self._hand.until(lambda: page.questions.asks_home, "question of the household")
        self._hand.look("tre-o-ho-nao")
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: page.model.state.child_id == known.id, "record taken up")
        self._hand.look("cung-mot-tre")
        self._save(page)
        if self._count() != before:
            raise StepFailedError("no double")
        return Step("Được báo trùng, nhập tiếp vào hồ sơ cũ", f"thẻ thứ {place}; vẫn {before} trẻ")

    def tell_two_children_apart(self) -> Step:
        """Enter a namesake and say that it is another child; nobody asks again."""
        page = self._visit_page()
        self._enter_household(page, self._cast.visited)
        namesake = self._cast.namesake
        self._enter_child(page, namesake)
        self._hand.until(lambda: bool(page.strip.cards), "warning of a namesake")
        self._hand.look("tre-trung-ten")
        asked = 0
        while page.strip.cards:
            asked += 1
            shown = [card.id for card in page.strip.cards]
            self._hand.press(Qt.Key.Key_F8)
            self._hand.until(partial(_changed, page, shown), "set apart")
        self._save(page)
        with self._app.store.read() as snapshot:
            decisions = len(snapshot.decisions.all())
        if decisions < asked:
            raise StepFailedError("decisions kept")
        return Step("Trẻ trùng tên là trẻ khác", f"{asked} quyết định được ghi nhớ")

    def merge_what_stands_twice(self) -> Step:
        """Settle one pair that the search has found: the records become one, the next comes."""
        page = self._go("duplicates", DuplicatesPage)
        model, known, before = page.model, self._cast.known_child.id, self._count()
        self._hand.until(lambda: model.group is not None, "doubles found")
        asked = len(model.groups)
        group = model.group
        if group is not None and known in group.ids:
            self._hand.press(Qt.Key.Key_F9)
            self._hand.until(partial(_left, page, group), "next pair")
            group = model.group
        self._hand.look("trung-lap")
        self._hand.press(Qt.Key.Key_Return, ctrl=True)
        self._hand.until(partial(_left, page, group), "next pair")
        self._hand.until(lambda: self._window.status.text.text().startswith("Đã gộp"), "merged")
        self._hand.look("da-gop")
        count = len(group.ids) if group is not None else 0
        if self._count() != before - count + 1:
            raise StepFailedError("one record of them all")
        return Step("Gộp hồ sơ trùng lặp", f"{asked} nhóm được hỏi, gộp {count} hồ sơ")

    def work_without_a_network(self) -> Step:
        """Cut the line: everything goes on, and sync says calmly what it waits for."""
        self._network.cut()
        page = self._go("sync", SyncPage)
        self._sync(page)
        waiting = self._waiting()
        outcome = page.model.outcome
        if outcome is None or not outcome.trouble or not waiting:
            raise StepFailedError("trouble told")
        self._hand.look("mat-mang")
        return Step("Làm việc khi mất mạng", f"{waiting} thay đổi chờ gửi, không mất gì")

    def sync_in_the_evening(self) -> Step:
        """Mend the line and send the day's work; the central holds every child of it."""
        self._network.mend()
        page = self._go("sync", SyncPage)
        self._sync(page)
        missing = set(self._new_children) - self._network.holds()
        if self._waiting() or missing:
            raise StepFailedError("everything sent")
        self._hand.look("dong-bo-xong")
        self._go("home", HomePage)
        self._hand.look("cuoi-ngay")
        return Step("Đồng bộ buổi tối", f"trung ương có {len(self._network.holds())} trẻ")

    def see_the_help(self) -> Step:
        """Go anywhere by Ctrl+K; list the keys."""
        self._go("home", HomePage)
        self._hand.press(Qt.Key.Key_K, ctrl=True)
        self._hand.type(fold(self._cast.village.name))
        found = self._window.quick_find.results
        self._hand.until(
            lambda: any(self._cast.village.name in line.text for line in found.lines), "quick find"
        )
        self._hand.look("tim-nhanh")
        self._hand.press(Qt.Key.Key_Escape)
        self._hand.type("?")
        self._hand.until(lambda: self._window.keys.isVisible(), "keys")
        self._hand.look("phim-tat")
        self._hand.press(Qt.Key.Key_Escape)
        return Step("Tìm nhanh và phím tắt", "Ctrl+K, ?")


def _changed(page: VisitPage, shown: list[ChildId]) -> bool:
    return [card.id for card in page.strip.cards] != shown


def _left(page: DuplicatesPage, group: "OpenGroup | None") -> bool:
    return page.model.group is not None and page.model.group is not group
