"""The cleaning page itself, in a window that stands on its first page: from a wish to painted rows.

Used by `bench_cleaning.py`; offscreen, so the time of the screen itself is not in it.
"""

import os
import time
from statistics import median_high

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from filled_store import PASSPHRASE
from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from app.bootstrap import open_app
from app.storage.child_list import ChildFilter
from ui.bootstrap import make_application, open_window
from ui.models.text_table import TextTable
from ui.signals import Wish

TIMES = 5
PATIENCE_MS = 600_000
COLUMNS = 9


def page_rows(folder):
    """Give the lines of the table: name, goal, times, median, its CPU, worst."""
    application = make_application()
    app = open_app(folder, passphrase=PASSPHRASE, author="bench")
    window = open_window(app, application)
    window.show()
    wait_for_rest(window)
    try:
        first = timed(window, lambda: window.go(Wish("cleaning")))
        yield line("page: first opening, from the first page", "200", [first])
        for name, goal, prepare, act in questions(window):
            yield line(name, goal, [again(window, prepare, act) for _ in range(TIMES)])
        with app.store.read() as snapshot:
            rows = snapshot.children.count()
        peer = list(empty_tables(window, rows))
        yield line("an empty Qt table of as many rows, made and painted", "", peer)
    finally:
        window.close()
        app.close()


def questions(window):
    """Each as (name, goal, how things stand before it, what the person does)."""
    page = window.page
    model, pane, flow = page.model, page.pane, page.flow
    village = next(facet.key for facet in model.facets.villages if facet.key)

    def home():
        window.go(Wish("home"))

    def no_id(**other):
        return lambda: model.choose(ChildFilter(worklist="no_id", **other))

    def opened():
        pane.opened.emit(model.ids[0])

    yield "page: opening again", "200", home, lambda: window.go(Wish("cleaning"))
    yield "page: facet, a worklist", "100", no_id(), lambda: page.worklists.chosen.emit("wrong_id")
    yield (
        "page: facet, everyone",
        "100",
        no_id(),
        lambda: page.worklists.chosen.emit("not_verified"),
    )
    yield "page: facet, a village", "100", no_id(), lambda: page.villages.chosen.emit(village)
    yield (
        "page: facet, all villages", "100",
        no_id(village_id=village), lambda: page.villages.chosen.emit(None),
    )  # fmt: skip
    yield "page: typed nguyen an", "100", no_id(), lambda: model.search("nguyễn an")
    for column in ("birth_date", "village"):
        yield (
            f"page: sorted by {column}, everyone", "100",
            lambda: model.choose_view("Mọi việc cần làm") or model.choose(ChildFilter()),
            lambda column=column: model.sort_by(column),
        )  # fmt: skip
    yield "page: a record opened", "", no_id(), opened
    yield "page: the next record", "", lambda: None, lambda: flow.go(1)
    yield "page: saved, the next record there", "", lambda: change(page), flow.save


def change(page):
    """Write something into the record that is open."""
    page.correcting.edit("head_name", f"Lê Văn {time.perf_counter_ns() % 997}".replace("0", "A"))


def again(window, prepare, act):
    prepare()
    settle(window)
    return timed(window, act)


def timed(window, act):
    """Give milliseconds until all that was asked for has come and is painted, and the CPU of it."""
    began, busy = time.perf_counter(), time.process_time()
    act()
    settle(window, pause=0)
    window.repaint()
    taken = time.perf_counter() - began, time.process_time() - busy
    return tuple(round(seconds * 1000) for seconds in taken)


def settle(window, pause=60):
    """Wait for the store, whose answers may ask again: rows are read when painted."""
    if pause:
        QTest.qWait(pause)
    for _ in range(3):
        while window.desk.store.is_busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()


def wait_for_rest(window):
    """Wait until everybody was read and doubles were looked for: that goes on for a while."""
    over = []
    window.desk.matching.scanned.connect(lambda _, total: total or over.append(True))
    clock = QElapsedTimer()
    clock.start()
    while not over and clock.elapsed() < PATIENCE_MS:
        QTest.qWait(50)
    settle(window)
    QTest.qWait(1_000)


def empty_tables(window, rows):
    for _ in range(TIMES):
        began, busy = time.perf_counter(), time.process_time()
        view = QTableView()
        table = TextTable([""] * COLUMNS, lambda _: [""] * COLUMNS)
        table.show([None] * rows)
        view.setModel(table)
        view.resize(window.stack.size())
        view.show()
        view.repaint()
        taken = time.perf_counter() - began, time.process_time() - busy
        view.close()
        yield tuple(round(seconds * 1000) for seconds in taken)


def line(name, goal, times):
    walls, works = zip(*times, strict=True)
    return [name, goal, len(times), median_high(walls), median_high(works), max(walls)]
