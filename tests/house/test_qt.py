"""What the Qt binding gets wrong is not used, and its counting of references is watched."""

import sys

from PySide6.QtCore import QObject


def test_a_call_that_returns_nothing_leaves_none_alone():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("")
    assert sys.getrefcount(None) > before - 500


ITEM_WIDGETS = ("QListWidget", "QTableWidget", "QTreeWidget", "QStandardItemModel")


def test_no_item_widget_is_used(code):
    """PySide 6.11 frees the Python half of an item that Qt holds: `clear()` then crashes."""
    users = [source.place for source in code if any(name in source.text for name in ITEM_WIDGETS)]
    assert users == []
