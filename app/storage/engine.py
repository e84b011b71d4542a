"""Connections to the store: the only place for its key, pragmas and transactions.

Writers begin with `BEGIN IMMEDIATE`, so that what a use case looked up still holds when it
writes; readers begin with `BEGIN` and see one moment. (SQLAlchemy's own transactions on SQLite
do neither: three writers stored 193 doubles of 100 keys.)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.domain.errors import KnownError

BUSY_SECONDS = 30
_IMMEDIATE = "sotreem_immediate"

_KNOWN = (
    ("is full", "disk_full"),
    ("readonly database", "store_read_only"),
    ("unable to open", "store_cannot_open"),
    ("not a database", "store_damaged"),
    ("malformed", "store_damaged"),
    ("disk i/o error", "disk_failed"),
    ("locked", "store_busy"),
)
"""What SQLite says -> the code of the sentence for the user."""
_NO_ROOM_BYTES = 256 * 1024
"""With less than this SQLite cannot lay out its log, and calls the full disk a failed one."""


def connect(path: Path, key: bytes) -> Any:  # noqa: ANN401 (sqlcipher3 ships no types)
    """Open one encrypted connection. `key` is the raw 256-bit key: no derivation at each open."""
    connection = sqlcipher.connect(
        str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    # In kilobytes: what is kept decrypted. The list of 60,000 children takes 25 MB; with less
    # room than that every look at it decrypts it anew.
    connection.execute("PRAGMA cache_size = -40000")
    return connection


def make_engine(path: Path, key: bytes) -> Engine:
    """Make the engine of a store; each of its transactions is begun by `_begin`."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection used last has most of what is looked for decrypted
        hide_parameters=True,  # an error of SQLAlchemy quotes them: names and numbers
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_change(connection) else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, immediate: bool) -> Iterator[Connection]:
    """Run one transaction: all of it is kept, or nothing is."""
    with (
        known_errors(Path(engine.url.database or "").parent),
        engine.connect().execution_options(**{_IMMEDIATE: immediate}) as connection,
        connection.begin(),
    ):
        yield connection


def is_change(connection: Connection) -> bool:
    """Say whether a transaction may write: what it reads may yet be taken back."""
    return bool(connection.get_execution_options().get(_IMMEDIATE, False))


@contextmanager
def known_errors(folder: Path) -> Iterator[None]:
    """Turn what SQLite says of disk, file and lock into a KnownError; a bug stays a bug.

    `folder` is where it was writing.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        said = str(getattr(error, "orig", error)).lower()
        for words, code in _KNOWN:
            if words in said:
                full = code == "disk_failed" and disk_usage(folder).free < _NO_ROOM_BYTES
                raise KnownError("disk_full" if full else code) from error
        raise
