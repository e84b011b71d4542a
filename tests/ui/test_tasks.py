import threading
import time

import pytest
from PySide6.QtCore import QObject

from ui.tasks import Lane


@pytest.fixture
def lane(qapp):
    made = Lane("thử")
    yield made
    made.close()


def test_results_come_back_in_the_gui_thread_in_order(lane, qtbot):
    here, seen = threading.current_thread(), []
    for number in range(20):
        lane.run(
            lambda number=number: (number, threading.current_thread()),
            lambda got: seen.append((*got, threading.current_thread())),
        )
    assert lane.is_busy
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [number for number, _, _ in seen] == list(range(20))
    assert {worker is here for _, worker, _ in seen} == {False}
    assert {told is here for _, _, told in seen} == {True}
    qtbot.waitUntil(lambda: not lane.is_busy)


def test_asking_never_waits(lane, qtbot):
    gate = threading.Event()
    began = time.perf_counter()
    for _ in range(50):
        lane.run(gate.wait, lambda _: None)
    assert time.perf_counter() - began < 0.2
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy)


def test_a_newer_question_replaces_an_older_one(lane, qtbot):
    gate, worked, told = threading.Event(), [], []

    def work(name):
        gate.wait()
        worked.append(name)
        return name

    for name in ("một", "hai", "ba"):
        lane.run(lambda name=name: work(name), told.append, key="tìm")
    time.sleep(0.05)
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy)
    assert told == ["ba"]
    assert "hai" not in worked


def test_a_dropped_question_is_not_answered(lane, qtbot):
    gate, told = threading.Event(), []
    lane.run(gate.wait, told.append, key="tìm")
    lane.drop("tìm")
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy)
    assert told == []


def test_a_failure_goes_to_who_asked(lane, qtbot):
    failed = []
    lane.run(lambda: 1 / 0, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)


def test_a_failure_nobody_asked_for_is_announced(lane, qtbot):
    with qtbot.waitSignal(lane.failed_unexpectedly) as said:
        lane.run(lambda: 1 / 0, lambda _: None)
    assert isinstance(said.args[0], ZeroDivisionError)


def test_nobody_is_told_who_is_gone(lane, qtbot):
    gate, told, owner = threading.Event(), [], QObject()
    lane.run(gate.wait, told.append, owner=owner)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy)
    assert told == []


def test_closing_does_what_was_asked_for_and_tells_nobody(qapp, qtbot):
    lane, done, told = Lane("thử"), [], []
    for number in range(5):
        lane.run(lambda number=number: done.append(number), told.append)
    lane.close()
    assert done == [0, 1, 2, 3, 4]
    qtbot.wait(20)
    assert told == []
    lane.run(lambda: done.append(5), told.append)
    assert done == [0, 1, 2, 3, 4]
