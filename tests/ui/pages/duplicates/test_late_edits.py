"""What another device wrote into a merged record: asked about quietly, taken or left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.exchange.late_edit import News
from app.services.doubles.late_edits import keep_questions, open_edits, question

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asked(page, doubled, window, go_to, key, rest):
    """Merge two records, then let another device have edited the one that ended."""
    group = go_to("Hoàng Hòa")
    kept, loser = group.ids
    key(Qt.Key.Key_Return, CTRL)
    with doubled.write("merge") as work:
        record = work.children.get(loser)
        work.save(replace(record, mother_name="Lý Thị Ưởng"))
        line = work.journal.of_entity("child", loser)[-1]
        base = record.mother_name
        news = News("mother_name", frozenset({base}), "Lý Thị Ưởng", base, line.change.id)
        keep_questions(work, [question("child", loser, news)])
    window.desk.signals.announce("child")
    rest(window)
    return kept


def mother(app, id_):
    with app.store.read() as snapshot:
        return snapshot.children.get(id_).mother_name


def test_it_is_said_in_words_and_taken(page, doubled, window, asked, rest):
    assert page.late.isVisible()
    take, leave = page.late.buttons
    assert take.accessibleName() == (
        "Lấy: Hoàng Hòa · Họ tên mẹ: Lý Thị Ưởng (đang có: Lý Thị Ửng)"
    )
    assert leave.text() == "Bỏ"
    take.click()
    rest(window)
    assert mother(doubled, asked) == "Lý Thị Ưởng"
    assert page.late.isHidden()
    assert window.status.undo.isVisible()


def test_it_is_left(page, doubled, window, asked, rest):
    page.late.buttons[1].click()
    rest(window)
    assert mother(doubled, asked) == "Lý Thị Ửng"
    assert page.late.isHidden()
    with doubled.store.read() as snapshot:
        assert open_edits(snapshot) == []
