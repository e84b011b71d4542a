"""*Dừng* stands beside every long piece of work on *Đồng bộ*, and nothing is lost by it."""

import threading
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.exchange.write_uploads import write_uploads
from sync.enroll import enroll
from sync.memory import read_link
from tests.sync.homes import open_counts
from ui.signals import Wish


@pytest.fixture
def page(window, rest):
    window.go(Wish("sync"))
    rest(window)
    return window.page


@contextmanager
def held(lane):
    """Keep a lane at work, so that what is begun now waits behind it."""
    gate = threading.Event()
    lane.run(gate.wait, lambda _: None)
    yield
    gate.set()


def stop_with(page, lane, begin, rest):
    """Begin, see *Dừng* with the keyboard, press it; give what is said in the end."""
    pane, window = page.carrying, page.window()
    with held(lane):
        pane.pack.setFocus() if pane.stick.isVisible() else pane.write.setFocus()
        begun = QApplication.focusWidget()
        begin()
        assert pane.bar.isVisible()
        assert pane.stop.hasFocus()
        pane.stop.click()
        assert pane.outcome.text.text() == "Đang dừng…"
    rest(window)
    assert not pane.under_way.isVisible()
    assert begun.hasFocus()
    return pane.outcome.text.text()


def test_writing_lists_and_taking_results_can_be_stopped(page, window, tmp_path, rest):
    app, pane = window.desk.app, page.carrying
    pane.lists.click()
    rest(window)
    before, store = open_counts(app), window.desk.store
    said = stop_with(page, store, lambda: pane.model.write(tmp_path, again=False), rest)
    assert "Đã dừng theo ý bạn" in said
    assert open_counts(app) == before
    path = write_uploads(app, tmp_path).paths[0]
    sent = open_counts(app)
    assert "Đã dừng theo ý bạn" in stop_with(
        page, store, lambda: pane.model.take_results(path), rest
    )
    assert open_counts(app) == sent


def test_packing_and_taking_a_stick_can_be_stopped(page, window, central, tmp_path, rest):
    app, pane, network = window.desk.app, page.carrying, window.desk.network
    enroll(app, central.url, central.enrolment_code("07603", "máy thử"))
    page.open({})
    rest(window)
    before = open_counts(app)
    assert "Đã dừng" in stop_with(page, network, lambda: pane.model.pack(tmp_path, ""), rest)
    assert list(tmp_path.glob("*.sotreem")) == []
    assert open_counts(app) == before
    pane.model.pack(tmp_path, "")
    rest(window)
    assert "Đã ghi" in pane.outcome.text.text()


def test_the_joining_can_be_stopped_by_keyboard_and_begun_again(page, window, central, press, rest):
    app, form = window.desk.app, page.form
    form.url.setText(central.url)
    form.code.setText(central.enrolment_code("07603", "máy thử"))
    form.join.setFocus()
    assert not form.stop.isVisible()
    with held(window.desk.network):
        press(Qt.Key.Key_Space)
        assert form.stop.hasFocus()
        assert form.trouble.text.text().startswith("Đang gọi")
        press(Qt.Key.Key_Space)
        assert form.trouble.text.text().startswith("Đang dừng")
    rest(window)
    assert not form.stop.isVisible()
    assert form.join.hasFocus()
    assert "Đã dừng theo ý bạn" in form.trouble.text.text()
    with app.store.read() as snapshot:
        assert not read_link(snapshot.settings).enrolled
    press(Qt.Key.Key_Space)
    rest(window)
    assert not form.isVisible()
    with app.store.read() as snapshot:
        assert read_link(snapshot.settings).enrolled
