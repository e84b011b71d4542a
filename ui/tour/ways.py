"""The ways a hand takes in every step of the tour: to a page, to a household, to the next child."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.text.text import fold
from ui.pages.sync.page import SyncPage
from ui.pages.visit.page import VisitPage
from ui.places import SIDE_PLACES
from ui.signals import Wish
from ui.tour.hand import Hand, StepFailedError
from ui.tour.people import Cast, Newcomer
from ui.widgets.choice_field import ChoiceField
from ui.widgets.side_bar import PLACE_KEYS

if TYPE_CHECKING:
    from app.services.app import App
    from ui.main_window import MainWindow
    from ui.page import Page

_MOST_PRESSES = 12

PageT = TypeVar("PageT", bound="Page")


class Ways:
    """Works the pages by keyboard; what does not come raises StepFailedError."""

    def __init__(self, window: "MainWindow", hand: Hand, cast: Cast) -> None:
        self._window = window
        self._app: App = window.desk.app
        self._hand = hand
        self._cast = cast

    def _go(self, place: str, kind: type[PageT]) -> PageT:
        number = [one.key for one in SIDE_PLACES].index(place) + 1
        if number <= len(PLACE_KEYS):
            self._hand.press(Qt.Key(Qt.Key.Key_0 + number % 10), ctrl=True)
        else:
            self._window.go(Wish(place))
        self._hand.until(lambda: isinstance(self._window.page, kind), kind.__name__)
        page = self._window.page
        if not isinstance(page, kind):
            raise StepFailedError(kind.__name__)
        return page

    def _enter_household(self, page: VisitPage, home: Household) -> None:
        """Find village and household by a few letters each."""
        self._press_until(Qt.Key.Key_Escape, page.panel.village)
        self._retype(fold(self._cast.village.name)[:4])
        self._hand.until(lambda: page.panel.village.is_open, "villages offered")
        self._hand.look("tim-thon")
        self._hand.until(lambda: _marks(page.panel.village, self._cast.village.id), "village")
        self._hand.press(Qt.Key.Key_Return)
        self._retype(fold(home.head_name))
        self._hand.until(lambda: _marks(page.panel.head, home.id), "household offered")
        self._hand.look("tim-ho")
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: page.model.state.household_id == home.id, "household")
        self._press_until(Qt.Key.Key_Return, _name_field(page))

    def _enter_child(self, page: VisitPage, child: Newcomer) -> None:
        """Fill in a child's own fields; parents and ethnicity are carried over."""
        self._hand.until(_name_field(page).hasFocus, "next child")
        self._retype(child.full_name)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.type(written(child.birth_date))
        self._hand.press(Qt.Key.Key_Return)
        self._hand.type(child.sex.lower())
        self._hand.press(Qt.Key.Key_Return)

    def _save(self, page: VisitPage) -> None:
        """Save and go on to the next child; what is asked on the way fails the step."""
        last = self._last_seq()
        self._hand.press(Qt.Key.Key_Return, ctrl=True)
        self._hand.until(lambda: self._last_seq() > last, "saved")
        self._hand.until(lambda: not page.flow.saving.under_way, "next child")

    def _sync(self, page: SyncPage) -> None:
        self._hand.until(lambda: page.model.state.enrolled and not page.model.running, "enrolled")
        before = page.model.outcome
        self._hand.press(Qt.Key.Key_Return, ctrl=True)
        self._hand.until(
            lambda: page.model.outcome is not before and not page.model.running,
            "answer of the central",
        )
        self._hand.until(lambda: not self._window.desk.store.is_busy, "state of sync")

    def _press_until(self, key: Qt.Key, wanted: QWidget) -> None:
        for _ in range(_MOST_PRESSES):
            if wanted.hasFocus():
                return
            self._hand.press(key)
        self._hand.until(wanted.hasFocus, "focus")

    def _visit_page(self) -> VisitPage:
        page = self._window.page
        return page if isinstance(page, VisitPage) else self._go("visit", VisitPage)

    def _retype(self, text: str) -> None:
        self._hand.press(Qt.Key.Key_A, ctrl=True)
        self._hand.type(text)

    def _count(self) -> int:
        with self._app.store.read() as snapshot:
            return snapshot.children.count()

    def _waiting(self) -> int:
        with self._app.store.read() as snapshot:
            return snapshot.journal.waiting().count

    def _last_seq(self) -> int:
        with self._app.store.read() as snapshot:
            return snapshot.journal.last_seq()


def _name_field(page: VisitPage) -> QWidget:
    return page.form.rows[0].editor.widget


def _marks(field: ChoiceField, key: str) -> bool:
    return field.marked is not None and field.marked.key == key


def written(born: BirthDate | None) -> str:
    """Write a birth date as a person types it."""
    if born is None:
        raise StepFailedError("a birth date")
    return f"{born.day:02}/{born.month:02}/{born.year}"
