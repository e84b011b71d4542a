"""Bulk fixes: every change seen first, made in one step, taken back in one step."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.pages.cleaning.bulk_table import NAME, NEW, OLD

BULK, BATCHES = 1, 2


@pytest.fixture
def filled(filled):
    with filled.write("visit") as work:
        for child, _ in list(work.children.everyone()):
            shouted = {"Nguyễn Văn An": "NGUYỄN VĂN AN", "Giáp Thị Đào": "giáp thị đào"}
            if child.full_name in shouted:
                work.save(replace(child, full_name=shouted[child.full_name]))
    return filled


@pytest.fixture
def looked(qtbot, rest, window):
    """Wait until every kind was looked for."""

    def wait(page):
        rest(window)
        qtbot.waitUntil(lambda: not page.parts.bulk.model.lane.is_busy, timeout=20_000)
        rest(window)

    return wait


@pytest.fixture
def bulk(page, looked):
    page.parts.tabs.setCurrentIndex(BULK)
    looked(page)
    return page.parts.bulk


def cells(bulk, column):
    table = bulk.table
    return [table.data(table.index(row, column)) for row in range(table.rowCount())]


def full_names(window):
    with window.desk.app.store.read() as snapshot:
        return sorted(child.full_name for child, _ in snapshot.children.everyone())


def test_it_shows_every_change_before_anything_is_changed(page, bulk, window):
    counts = {line.text.split(":")[0]: line.body.count for line in bulk.kinds.lines}
    assert counts["Viết hoa họ tên"] == 2
    assert counts["Dấu tiếng Việt bị tách rời"] == 0
    assert bulk.kind == "name_case"
    assert dict(zip(cells(bulk, OLD), cells(bulk, NEW), strict=True)) == {
        "NGUYỄN VĂN AN": "Nguyễn Văn An", "giáp thị đào": "Giáp Thị Đào",
    }  # fmt: skip
    assert bulk.fix.text() == "Sửa 2 hồ sơ"
    assert "NGUYỄN VĂN AN" in full_names(window)


def test_what_is_ticked_is_fixed_and_taken_back_in_one_step(
    page, bulk, window, press, rest, looked, qtbot
):
    row = cells(bulk, OLD).index("giáp thị đào")
    bulk.view.setFocus()
    bulk.view.go_to(row)
    press(Qt.Key.Key_Space)
    assert bulk.table.data(bulk.table.index(row, NAME), Qt.ItemDataRole.CheckStateRole) == (
        Qt.CheckState.Unchecked
    )
    assert bulk.fix.text() == "Sửa 1 hồ sơ"
    bulk.fix.click()
    looked(page)
    assert "Nguyễn Văn An" in full_names(window)
    assert "giáp thị đào" in full_names(window)
    assert window.status.text.text() == "Viết hoa họ tên: đã sửa 1 chỗ"
    assert cells(bulk, OLD) == ["giáp thị đào"]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    qtbot.wait(150)
    looked(page)
    assert "NGUYỄN VĂN AN" in full_names(window)
    assert len(cells(bulk, OLD)) == 2


def test_the_village_of_the_facet_narrows_the_fixes(page, bulk, window, looked):
    village = next(f.key for f in page.model.facets.villages if f.name == "Hoa Quảng")
    page.villages.chosen.emit(village)
    looked(page)
    assert cells(bulk, NEW) == ["Giáp Thị Đào"]
    bulk.none.click()
    assert not bulk.fix.isEnabled()
    bulk.all.click()
    assert bulk.fix.isEnabled()


def test_a_kind_without_anything_says_so(page, bulk):
    bulk.kinds.chosen.emit("ethnicity")
    assert not bulk.view.isVisible()
    assert bulk.nothing.text() == "Không có chỗ nào như vậy trong phần đang lọc."


def test_leaving_it_brings_the_worklist_back(page, bulk, window, press, rest):
    assert page.model.filter.worklist == ""
    press(Qt.Key.Key_Escape)
    rest(window)
    assert page.model.filter.worklist == "to_clean"
    assert page.worklists.isVisible()
    assert page.pane.isVisible()


def test_enter_on_a_change_opens_the_record(page, bulk, window, rest):
    bulk.view.go_to(cells(bulk, OLD).index("giáp thị đào"))
    bulk.view.opened.emit(bulk.view.currentIndex().row())
    rest(window)
    assert page.editor.title.whole == "giáp thị đào"


def test_what_was_done_is_listed_and_taken_back_after_a_restart(
    page, bulk, window, open_main, looked, rest, qtbot
):
    from ui.signals import Wish

    bulk.fix.click()
    looked(page)
    again = open_main(window.desk.app)
    again.go(Wish("cleaning"))
    rest(again)
    batches = again.page.parts.batches
    again.page.parts.tabs.setCurrentIndex(BATCHES)
    rest(again)
    first = [batches.table.data(batches.table.index(0, column)) for column in range(5)]
    assert first[1] == "Làm sạch hàng loạt: Viết hoa họ tên"
    assert (first[3], first[4]) == ("2", "")
    assert batches.about.text() == "Hoàn tác sẽ trả lại như trước 2 trẻ."
    batches.see.click()
    rest(again)
    assert len(again.page.model.ids) == 2
    assert again.page.model.facets.worklists[0].name == "Hồ sơ của việc đã chọn"
    again.page.parts.tabs.setCurrentIndex(BATCHES)
    rest(again)
    batches.undo.click()
    rest(again)
    assert "NGUYỄN VĂN AN" in full_names(again)
    state = [batches.table.data(batches.table.index(row, 4)) for row in range(2)]
    assert state[1] == "Đã hoàn tác"


def test_making_and_looking_can_be_stopped_and_nothing_is_kept(page, bulk, window, looked):
    gate = threading.Event()
    window.desk.store.run(gate.wait, lambda _: None)
    bulk.fix.click()
    assert not bulk.kinds.isEnabled()
    bulk.bar.stop.click()
    gate.set()
    looked(page)
    assert "NGUYỄN VĂN AN" in full_names(window)
    assert bulk.trouble.isVisible()
    assert bulk.fix.text() == "Sửa 2 hồ sơ"
    gate.clear()
    bulk.model.lane.run(gate.wait, lambda _: None)
    page.parts.look_again()
    assert bulk.nothing.text() == "Đang tìm chỗ sửa được…"
    bulk.bar.stop.click()
    gate.set()
    looked(page)
    assert bulk.nothing.text() == "Đã dừng tìm. Nhấn F5 để tìm lại."
    bulk.model.look(page.model.filter)
    looked(page)
    assert bulk.fix.text() == "Sửa 2 hồ sơ"


@pytest.fixture
def moved(filled):
    """Two households of a ward of before July 2025 that was split."""
    with filled.write("visit") as work:
        homes = {home.id: home for _, home in work.children.everyone()}
        for number, home in enumerate(list(homes.values())[:2], 1):
            work.save(replace(home, address=f"số {number}, P.14, Q.10, TP.HCM"))
    return filled


def test_a_split_commune_is_chosen_for_before_it_can_be_ticked(
    moved, page, bulk, window, press, looked, qtbot
):
    bulk.kinds.chosen.emit("former_place")
    qtbot.waitUntil(lambda: bulk.table.rowCount() > 0, timeout=20_000)
    assert set(cells(bulk, NEW)) == {"chọn…"}
    bulk.all.click()
    assert not bulk.fix.isEnabled()
    bulk.view.setFocus()
    bulk.view.go_to(0)
    press(Qt.Key.Key_Space)
    menu = bulk.view.findChild(QMenu)
    assert menu.activeAction().text() == "số 1, phường Hòa Hưng, thành phố Hồ Chí Minh"
    menu.actions()[-1].trigger()
    assert cells(bulk, NEW) == [f"số {n}, phường Diên Hồng, thành phố Hồ Chí Minh" for n in (1, 2)]
    assert bulk.fix.text() == "Sửa 2 hồ sơ"
    bulk.fix.click()
    looked(page)
    with moved.store.read() as snapshot:
        homes = [home for _, home in snapshot.children.everyone()]
    kept = {home.originals.get("former_address") for home in homes} - {None}
    assert kept == {f"số {n}, P.14, Q.10, TP.HCM" for n in (1, 2)}
