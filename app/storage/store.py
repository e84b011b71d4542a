"""The store of a commune: open it, read one moment of it, change it in one piece."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.ids import GroupId, NewId
from app.storage.engine import known_errors, make_engine, transaction
from app.storage.journal import Origin
from app.storage.migrations import migrate
from app.storage.unit_of_work import Act, Snapshot, UnitOfWork

STORE_FILE = "store.db"


class Store:
    """The encrypted SQLite file of a data folder; safe to share between threads and processes."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        self._engine = make_engine(path, key)

    @contextmanager
    def read(self) -> Iterator[Snapshot]:
        """See one consistent moment; writers are not held up."""
        with transaction(self._engine, immediate=False) as connection:
            yield Snapshot(connection)

    @contextmanager
    def write(
        self,
        *,
        action: str,
        author: str,
        now: datetime,
        new_id: NewId,
        group_id: GroupId | None = None,
        origin: Origin = Origin.HERE,
    ) -> Iterator[UnitOfWork]:
        """Change the store: kept whole at the end of the block, or not at all.

        Other writers wait up to 30 s; then KnownError `store_busy`.
        """
        group = group_id or GroupId(new_id())
        act = Act(action=action, author=author, now=now, group_id=group, origin=origin)
        with transaction(self._engine, immediate=True) as connection:
            yield UnitOfWork(connection, act, new_id)

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded in."""
        self._engine.dispose()


def open_store(folder: Path, key: bytes, *, create: bool = False) -> Store:
    """Open the store of a data folder, brought to the newest form first.

    Raises KnownError: store_missing, store_damaged, store_newer, store_read_only, disk_full …
    """
    path = folder / STORE_FILE
    if not create and not path.exists():
        raise KnownError("store_missing", folder=folder.name)
    store = Store(path, key)
    try:
        with known_errors(folder):
            migrate(store._engine, path, key)  # noqa: SLF001 (the store's own opening)
    except BaseException:
        store.close()
        raise
    return store
