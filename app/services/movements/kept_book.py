"""The book of movements, read again only where anything was written since.

Every change is a line in the journal: until one of a child, a household or a movement is added,
the book is the same.
"""

from weakref import WeakKeyDictionary

from app.domain.movements.presence import Book
from app.services.app import App
from app.services.movements.count_movements import read_book
from app.storage.store import Store
from app.storage.unit_of_work import Snapshot

_KEPT: WeakKeyDictionary[Store, tuple[int, Book]] = WeakKeyDictionary()
_OF_THE_BOOK = {"child", "household", "movement"}


def kept_book(app: App, snapshot: Snapshot) -> Book:
    """Give the book as of this moment of the store."""
    seq = snapshot.journal.last_seq()
    kept = _KEPT.get(app.store)
    is_level = kept and kept[0] <= seq and not _touched(snapshot, kept[0])
    book = kept[1] if kept and is_level else read_book(snapshot)
    _KEPT[app.store] = seq, book
    return book


def _touched(snapshot: Snapshot, seq: int) -> bool:
    return any(entity in _OF_THE_BOOK for entity, _ in snapshot.journal.touched_since(seq))
