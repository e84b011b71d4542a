"""Likely doubles are found by themselves while nobody types, and the quality of the day is kept."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app.services.cleaning.measure_quality import measure_quality, quality_over_time
from app.storage.child_list import ChildFilter
from ui.signals import Wish


def doubles(app):
    with app.store.read() as snapshot:
        return snapshot.list.counts(ChildFilter()).worklists["double"]


def likely(app):
    with app.store.read() as snapshot:
        return snapshot.likenesses.count()


def test_they_are_counted_after_the_start_and_after_a_change(filled, open_main, qtbot, rest):
    def enter_again(name):
        with filled.write("visit") as work:
            everyone = {child.full_name: child for child, _ in work.children.everyone()}
            again = replace(everyone[name], id=filled.new_id(), external_code="", national_id="")
            work.save(again)

    enter_again("Nguyễn Văn An")
    window = open_main(filled)
    told = []
    window.desk.matching.scanned.connect(lambda done, total: told.append((done, total)))
    window.go(Wish("cleaning"))
    qtbot.waitUntil(lambda: doubles(filled) == 2, timeout=20_000)
    rest(window)
    assert told[-1] == (0, 0)
    page = window.page
    counts = {facet.key: facet.count for facet in page.model.facets.worklists}
    assert counts["double"] == 2
    enter_again("Hoàng Hòa")
    window.desk.signals.announce("child")
    qtbot.waitUntil(lambda: doubles(filled) == 4, timeout=20_000)
    now = measure_quality(filled, filled.today()).overall
    kept = lambda: dict(quality_over_time(filled)).get(filled.today())  # noqa: E731
    qtbot.waitUntil(lambda: kept() == now, timeout=20_000)


def test_what_is_written_during_a_search_is_looked_at_after_it(filled, open_main, qtbot):
    with filled.write("visit") as work:
        child, _ = next(iter(work.children.everyone()))
        names = [f"{one} {two} {three}" for one in "ABCDE" for two in "GHIKL" for three in "MNOPQ"]
        work.save_all(
            replace(child, id=filled.new_id(), full_name=name, external_code="", national_id="")
            for name in names
        )
    window = open_main(filled)
    entered = []

    def enter_again(done, total):
        if 0 < done < total and not entered:
            entered.append(filled.new_id())
            with filled.write("visit") as work:
                everyone = {child.full_name: child for child, _ in work.children.everyone()}
                again = replace(everyone["Hoàng Hòa"], id=entered[0], external_code="")
                work.save(again)
            window.desk.signals.announce("child")

    def is_found():
        with filled.store.read() as snapshot:
            return any(entered[0] in (p.first_id, p.second_id) for p in snapshot.likenesses.all())

    window.desk.matching.scanned.connect(enter_again)
    qtbot.waitUntil(lambda: bool(entered) and is_found(), timeout=20_000)


def test_two_children_are_told_apart_at_the_keyboard(filled, open_main, qtbot, rest, press):
    with filled.write("visit") as work:
        everyone = {child.full_name: child for child, _ in work.children.everyone()}
        work.save(replace(everyone["Hoàng Hòa"], id=filled.new_id(), external_code=""))
    window = open_main(filled)
    qtbot.waitUntil(lambda: likely(filled) == 1, timeout=20_000)
    window.go(Wish("cleaning", {"worklist": "double", "problem": "likely_double"}))
    rest(window)
    page = window.page
    assert len(page.model.ids) == 2
    press(Qt.Key.Key_Return)
    rest(window)
    (double,) = [one for one in page.editor.doubles.shown if one.is_pair]
    opened = page.correcting.child_id
    assert double.child.id != opened
    press(Qt.Key.Key_F9)
    rest(window)
    assert page.correcting.child_id == double.child.id
    press(Qt.Key.Key_F8)
    rest(window)
    assert doubles(filled) == 2  # both still hold one number
    assert [one.is_pair for one in page.editor.doubles.shown] == [False]
    assert "là hai trẻ khác nhau" in window.status.text.text()
    assert likely(filled) == 0
    window.status.undo.click()
    rest(window)
    qtbot.waitUntil(lambda: bool(page.editor.doubles.apart), timeout=20_000)
    assert likely(filled) == 1


def test_two_records_are_taken_to_where_they_are_merged(filled, open_main, qtbot, rest, press):
    with filled.write("visit") as work:
        everyone = {child.full_name: child for child, _ in work.children.everyone()}
        again = replace(everyone["Hoàng Hòa"], id=filled.new_id(), external_code="")
        work.save(again)
    window = open_main(filled)
    qtbot.waitUntil(lambda: likely(filled) == 1, timeout=20_000)
    window.go(Wish("cleaning", {"worklist": "double", "problem": "likely_double"}))
    rest(window)
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.editor.doubles.merge[0].toolTip().endswith("(F7)")
    press(Qt.Key.Key_F7)
    rest(window)
    assert window.page.title == "Trùng lặp"
    assert set(window.page.model.group.ids) == {everyone["Hoàng Hòa"].id, again.id}
    press(Qt.Key.Key_F7)
    rest(window)
    qtbot.waitUntil(lambda: likely(filled) == 0)
    with filled.store.read() as snapshot:
        assert snapshot.children.count() == 5
