"""A visit page over a real store, and a typist who has nothing but a keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from ui.desk import Desk
from ui.look import Look
from ui.matching import MatchingLane
from ui.pages.visit.page import VisitPage
from ui.signals import Signals
from ui.tasks import Lane


@dataclass
class Typist:
    """Presses keys where the focus is, as the keyboard (and UniKey) does."""

    page: QWidget

    def types(self, text: str) -> None:
        for letter in text:
            self._send(0, Qt.KeyboardModifier.NoModifier, letter)

    def presses(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        text = "\r" if key == Qt.Key.Key_Return else ""
        self._send(key, modifier, text)

    def enters(self, *texts: str) -> None:
        for text in texts:
            self.types(text)
            self.presses(Qt.Key.Key_Return)

    def saves(self) -> None:
        self.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _send(self, key: int, modifier: Qt.KeyboardModifier, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget() or self.page
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifier, text))


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp)


@pytest.fixture
def villages(app):
    with app.store.read() as snapshot:
        return {village.name: village for village in snapshot.villages.all()}


@pytest.fixture
def lam(app, villages) -> Household:
    """The household of Giáp Văn Lâm with two children, one of them half known."""
    home = Household(
        id=HouseholdId(app.new_id()),
        village_id=villages["Hoa Quảng"].id,
        head_name="Giáp Văn Lâm",
        address="Đội 3",
        phone="0383522457",
    )
    anh = Child(
        id=ChildId(app.new_id()),
        household_id=home.id,
        full_name="Giáp Thị Minh Anh",
        birth_date=BirthDate(2016, 3, 12),
        sex=Sex.FEMALE,
        ethnicity="Kinh",
        national_id="024316002208",
        father_name="Giáp Văn Lâm",
        mother_name="Nguyễn Thị Hoa",
    )
    khang = Child(
        id=ChildId(app.new_id()),
        household_id=home.id,
        full_name="Giáp Minh Khang",
        birth_date=BirthDate(2019),
        ethnicity="Kinh",
        father_name="Giáp Văn Lâm",
        mother_name="Nguyễn Thị Hoa",
    )
    with app.write("import") as unit:
        unit.save_all([home, anh, khang])
    return home


@pytest.fixture
def desk(app, look, qapp) -> Iterator[Desk]:
    # The visit page never asks the sync.
    made = Desk(
        app=app,
        store=Lane("store"),
        network=Lane("network"),
        matching=MatchingLane(app),
        signals=Signals(),
        sync=None,
        rounds=None,
    )
    yield made
    for lane in (made.store, made.network, made.matching):
        lane.close()


@pytest.fixture
def open_page(desk, qtbot):
    """Open a page as the window does; more than one is a program started again."""
    pages = []

    def opened() -> VisitPage:
        page = VisitPage(desk)
        qtbot.addWidget(page)
        page.resize(1176, 680)
        page.show()
        page.activateWindow()
        page.open({})
        qtbot.waitUntil(lambda: bool(page.model.around.known))
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.leave()


@pytest.fixture
def page(open_page) -> VisitPage:
    return open_page()


@pytest.fixture
def typist(page) -> Typist:
    return Typist(page)


@pytest.fixture
def at_lam(page, typist, lam, qtbot) -> VisitPage:
    """The page, gone to the household of Lâm by keys alone."""
    typist.enters("hoa q")
    qtbot.waitUntil(lambda: bool(page.model.around.homes.suggest("", 1)))
    typist.enters("lam")
    qtbot.waitUntil(lambda: page.model.state.seen_household == lam)
    page.focus_field("full_name")
    return page


@pytest.fixture
def field(page):
    def text(name: str) -> str:
        return page.view.row(name).editor.read()

    return text
