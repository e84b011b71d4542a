"""The office and a collaborator write differently of one child: decided by keyboard at the office,
and both books end alike.
"""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.fields import fields_of
from sync.central.server import start
from sync.client import SyncClient
from sync.enroll import enroll
from tests.journeys.official import AT_100, ENTER, Official, working
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of, edit, village


class Decider(Official):
    """Somebody at *Đồng bộ*."""

    def sync(self):
        self.window.activateWindow()
        self.hand.until(self.window.isActiveWindow, "the window")
        self.go("sync", "Đồng bộ")
        rounds = self.window.desk.rounds
        rounds.forget()
        self.hand.press(ENTER, ctrl=True)
        self.hand.until(lambda: not rounds.running and rounds.outcome, "the round")
        self.rest()

    def open_conflict(self):
        self.page.needs.setFocus()
        self.hand.press(ENTER)
        self.hand.until(lambda: self.page.conflicts.choice is not None, "the conflict")
        self.rest()

    def go_to_row(self, field):
        lines = self.page.conflict.rows.lines
        row = next(at for at, line in enumerate(lines) if line.field == field)
        table = self.page.conflict.table
        self.press_until(ENTER, lambda: table.currentIndex().row() == row)


@pytest.fixture
def offices(tmp_path, clock, new_id):
    """The commune's desktop and a collaborator's laptop, joined to one central."""
    central = start(str(tmp_path / "central.db"), clock=clock, new_id=new_id)
    office, laptop = (make_app(tmp_path / name, clock, seed) for seed, name in enumerate("ab", 7))
    enroll(office, central.url, central.enrolment_code("07603", "Máy UBND xã"))
    places = (village(office, "Biêng"),)
    enroll(laptop, central.url, central.enrolment_code("07603", "Máy CTV thôn Biêng", places))
    yield office, laptop
    for app in (office, laptop):
        app.close()
    central.stop()


def both(app, child):
    now = child_of(app, child)
    return fields_of(now)


@pytest.mark.parametrize("scale", AT_100)
def test_a_name_and_a_circumstance_are_decided_and_both_end_alike(offices, scale, tmp_path, clock):
    office, laptop = offices
    one, other = add_home(office, children=2, village_name="Biêng")
    SyncClient(office.store, None, clock, office.new_id, random.Random(1).random).run_once()
    with working(Decider, laptop, tmp_path, scale) as in_the_village:
        in_the_village.sync()
        edit(laptop, one, full_name="Lâm Thị Bích Đáo", special="Mồ côi cha")
        edit(laptop, other, mother_name="Trần Thị Mợ")
        in_the_village.sync()
    edit(office, one, full_name="Lâm Thị Bích Dào", special="Khuyết tật nhẹ")
    edit(office, other, mother_name="Trần Thị Mớ")
    with working(Decider, office, tmp_path, scale) as at_office:
        at_office.sync()
        page, hand = at_office.page, at_office.hand
        assert "Hai nơi ghi khác nhau: 2 trẻ" in page.needs_title.text()
        hand.look("hai-noi-ghi-khac")
        at_office.open_conflict()
        hand.look("so-hai-noi")
        assert page.conflicts.choice.text("full_name") == "Lâm Thị Bích Dào"
        at_office.go_to_row("special")
        hand.press(Qt.Key.Key_2)
        at_office.go_to_row("full_name")
        hand.press(Qt.Key.Key_F2)
        hand.press(Qt.Key.Key_A, ctrl=True)
        hand.type("Lâm Thị Bích Đào")
        hand.press(ENTER)
        hand.look("da-chon")
        hand.press(ENTER, ctrl=True)
        hand.until(lambda: page.conflicts.choice.conflict.child.id == other.id, "the next one")
        at_office.rest()
        hand.look("cho-ke-tiep")
        hand.press(Qt.Key.Key_F7)
        hand.until(lambda: not page.is_deciding, "the end")
        at_office.rest()
        at_office.sync()
        hand.look("da-dong-bo")
        assert page.model.outcome.complete
        pictures = hand.pictures
    with working(Decider, laptop, tmp_path, scale) as in_the_village:
        in_the_village.sync()
        assert in_the_village.page.model.outcome.complete
    for child in (one, other):
        assert both(office, child) == both(laptop, child)
    decided = child_of(laptop, one)
    assert (decided.full_name, decided.special) == ("Lâm Thị Bích Đào", "Mồ côi cha")
    assert child_of(laptop, other).mother_name == "Trần Thị Mớ"
    assert decided.conflicts == {}
    assert all(QImage(str(path)).width() >= 1366 for path in pictures)
