"""Two places wrote differently: decided by keyboard, side by side, the next one at once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.exchange.conflict import Version, write_versions
from app.services.exchange.read_conflicts import read_conflicts
from app.storage.journal import Origin
from tests.sync.homes import add_home, child_of
from ui.pages.children.record import read_record
from ui.pages.duplicates.compare_model import SPANS_ROLE
from ui.signals import Wish

CTRL = Qt.KeyboardModifier.ControlModifier


def version(text, change, role="commune", author="Lâm Văn Sáu", device="Máy xã"):
    at = f"2026-06-07T0{change}:00:00+00:00"
    return Version(text=text, change=change, role=role, author=author, device=device, at=at)


def hers(text, change):
    return version(text, change, "collaborator", "Vi Thị Mơ", "Máy thôn Biêng")


def put_in_conflict(app, child, **conflicts):
    with app.write("sync", origin=Origin.CENTRAL) as work:
        said = {field: write_versions(versions) for field, versions in conflicts.items()}
        work.save(replace(child, conflicts=said))


@pytest.fixture
def children(app):
    one, other = add_home(app, children=2)
    put_in_conflict(
        app,
        one,
        mother_name=[hers("Trần Thị Mận", "1"), version("Trần Thị Mơ", "2")],
        special=[version("", "3"), hers("Mồ côi cha", "4")],
    )
    put_in_conflict(app, other, full_name=[version(other.full_name, "5"), hers("Lâm Đào", "6")])
    return one, other


@pytest.fixture
def page(app, children, open_main, rest, press):
    window = open_main(app)
    window.go(Wish("sync"))
    rest(window)
    window.page.needs.setFocus()
    press(Qt.Key.Key_Return)
    rest(window)
    return window.page


def shown(pane, row):
    rows = pane.rows
    return [rows.index(row, column).data() for column in range(rows.columnCount())]


def row_of(pane, field):
    return next(at for at, line in enumerate(pane.rows.lines) if line.field == field)


def test_who_wrote_what_when_and_where_stands_side_by_side(page, children):
    pane = page.conflict
    assert page.is_deciding
    assert pane.table.hasFocus()
    assert pane.title.text().startswith(children[0].full_name)
    assert shown(pane, 0)[:3] == ["Người ghi", "Lâm Văn Sáu", "Vi Thị Mơ"]
    assert shown(pane, 1)[1:3] == ["10:00 hôm qua", "11:00 hôm qua"]
    assert shown(pane, 2)[1:3] == ["Máy xã", "Máy thôn Biêng"]
    mother = row_of(pane, "mother_name")
    assert shown(pane, mother) == ["Họ tên mẹ", "Trần Thị Mơ", "Trần Thị Mận", "Trần Thị Mơ"]
    marked = [
        [text[a:b] for a, b in pane.rows.index(mother, column).data(SPANS_ROLE)]
        for column, text in enumerate(shown(pane, mother)[1:3], 1)
    ]
    assert marked == [["Mơ"], ["Mận"]]


def test_it_is_decided_by_keyboard_and_the_next_one_is_there_at_once(
    app, page, children, press, rest
):
    pane, window = page.conflict, page.window()
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert pane.table.currentIndex().row() == row_of(pane, "special")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CTRL)
    rest(window)
    decided = child_of(app, children[0])
    assert (decided.mother_name, decided.special) == ("Trần Thị Mận", "Mồ côi cha")
    assert decided.conflicts == {}
    assert pane.title.text().startswith(children[1].full_name)
    assert pane.table.hasFocus()
    press(Qt.Key.Key_F2)
    editor = pane.table.focusWidget()
    editor.setText("Lâm Bích Đào")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F7)
    rest(window)
    assert child_of(app, children[1]).full_name == "Lâm Bích Đào"
    assert not page.is_deciding
    assert len(page.needs.lines) == 0


def test_esc_decides_nothing_and_undo_asks_again(app, page, children, press, rest):
    window = page.window()
    press(Qt.Key.Key_Escape)
    assert not page.is_deciding
    assert page.needs.hasFocus()
    assert "Hai nơi ghi khác nhau: 2 trẻ" in page.needs_title.text()
    press(Qt.Key.Key_Return)
    rest(window)
    press(Qt.Key.Key_F7)
    rest(window)
    window.status.undo.click()
    rest(window)
    with app.store.read() as snapshot:
        assert [one.child.id for one in read_conflicts(snapshot)] == [c.id for c in children]


def test_what_changed_meanwhile_is_said_and_nothing_is_saved(app, page, children, press, rest):
    put_in_conflict(app, children[0], special=[version("", "3"), hers("Mồ côi mẹ", "7")])
    press(Qt.Key.Key_F7)
    rest(page.window())
    assert "vừa được sửa ở nơi khác" in page.conflict.said.text.text()
    assert child_of(app, children[0]).conflicts


def test_a_wrong_clock_is_told_quietly(app, open_main, rest):
    now = app.clock()
    with app.write("sync") as work:
        work.clock.learn(now, now + timedelta(minutes=25), 0)
    window = open_main(app)
    window.go(Wish("sync"))
    rest(window)
    said = window.page.clock.text.text()
    assert said.startswith("Đồng hồ máy lệch: chậm 25 phút")


def test_history_tells_of_both_texts_and_of_the_decision(app, page, children, press, rest):
    press(Qt.Key.Key_F7)
    rest(page.window())
    decided, arisen = read_record(app, children[0].id).history[:2]
    assert "Họ tên mẹ: đã chọn giữa hai nơi ghi" in decided.details
    assert "Hai nơi ghi khác nhau: Họ tên mẹ: Trần Thị Mận / Trần Thị Mơ" in arisen.details
    assert "Chọn giữa hai nơi ghi" in decided.headline
