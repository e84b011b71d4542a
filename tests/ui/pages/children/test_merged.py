"""A record tells which ones ended in it; a merged one tells where it went."""

from PySide6.QtWidgets import QLabel

from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.outcome import Saved
from ui.pages.children.record import read_record
from ui.pages.children.record_panel import RecordPanel


def merged(app):
    with app.store.read() as snapshot:
        kept, loser = snapshot.children.all()[:2]
        seen = seen_now(snapshot, [kept.id, loser.id])
    asked = Merge(kept=kept.id, merged=(loser.id,), texts={}, seen=seen)
    assert isinstance(merge_children(app, asked, on=app.today()), Saved)
    return kept, loser


def said(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_the_living_record_names_those_that_ended_in_it(filled, qtbot):
    kept, loser = merged(filled)
    panel = RecordPanel()
    qtbot.addWidget(panel)
    panel.show_record(read_record(filled, kept.id))
    text = said(panel)
    assert f"Gộp từ: {loser.full_name}" in text
    assert "Cán bộ thử" in text
    assert f"{loser.full_name}: Tình trạng: đang trong danh sách → đã gộp vào hồ sơ khác" in text
    assert "Hồ sơ này đã gộp" not in text


def test_a_merged_record_says_where_it_went(filled, qtbot):
    kept, loser = merged(filled)
    panel = RecordPanel()
    qtbot.addWidget(panel)
    panel.show_record(read_record(filled, loser.id))
    assert f"Hồ sơ này đã gộp vào hồ sơ của {kept.full_name}." in said(panel)
