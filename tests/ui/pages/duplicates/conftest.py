"""*Trùng lặp* over the list of the common fixtures, with children entered again and a real scan."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.services.doubles.scan_doubles import scan_doubles
from ui.signals import Wish

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def enter_again(filled):
    """Enter a child of the list once more, with what is written otherwise; gives the id."""

    def do(name, **fields):
        with filled.write("visit") as work:
            known = {child.full_name: child for child, _ in work.children.everyone()}
            again = replace(known[name], id=filled.new_id(), external_code="", **fields)
            work.save(again)
        return again.id

    return do


@pytest.fixture
def doubled(filled, enter_again):
    """Two pairs, and three records of one child."""
    enter_again("Nguyễn Văn An", full_name="Nguyen Van An", national_id="")
    enter_again("Hoàng Hòa", full_name="Hoàng Hoà", mother_name="Lý Thị Ưng", national_id="")
    for _ in range(2):
        enter_again("Giáp Thị Đào", full_name="Giap Thi Dao", national_id="")
    scan_doubles(filled)
    return filled


@pytest.fixture
def window(open_main, doubled):
    return open_main(doubled)


@pytest.fixture
def page(window, rest):
    window.go(Wish("duplicates"))
    rest(window)
    return window.page


@pytest.fixture
def key(window, press, rest):
    """Press a key and let everything come to rest."""

    def do(key, modifier=Qt.KeyboardModifier.NoModifier):
        press(key, modifier)
        rest(window)

    return do


@pytest.fixture
def go_to(page, window, rest):
    """Open the group in which a child of this name stands."""

    def do(name):
        for place in range(len(page.model.groups)):
            page.model.open_at(place)
            rest(window)
            names = {member.child.full_name for member in page.model.group.members}
            if name in names:
                page.pane.table.setFocus()
                return page.model.group
        raise AssertionError(name)

    return do


@pytest.fixture
def children(doubled):
    """Read the active children by name."""

    def read():
        with doubled.store.read() as snapshot:
            return {child.full_name: child for child, _ in snapshot.children.everyone()}

    return read
