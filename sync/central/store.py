"""The central's store: SQLite or PostgreSQL behind the same transactions.

A writer holds its commune from the first statement to the commit, so revisions are given in the
order of commits and a reader never sees a later one before an earlier one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from sqlite3 import DatabaseError
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from app.domain.errors import KnownError
from sync.central.migrations import HEAD, migrate, stands_at
from sync.central.tables import commune

CONNECTIONS = 12
_WRITES = "central_writes"
_ALONE = 0x736F7472
"""The number of the lock of `alone`: any would do, so long as it stays."""
_TIMEOUTS = "-c statement_timeout=60s -c lock_timeout=30s"
"""Whoever waits longer has hung up (45 s), and his place is wanted."""
_PLANS = "-c plan_cache_mode=force_custom_plan"
"""A plan that was kept from when a table was empty reads all of a commune for each batch."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune and the newest revision of its records."""

    code: str
    epoch: str
    head: int
    clock: int = 0


class CentralStore:
    """Everything the central keeps. `url` is a path, or a database URL of SQLAlchemy."""

    def __init__(self, url: str) -> None:
        """Open it, or make it, brought to the newest form first.

        Raises KnownError `central_db_failed`, `central_db_newer`, `central_db_older`; then it is
        left as it was.
        """
        self._turn = Lock()
        try:
            self._engine = _make_engine(url)
            self._bring_up()
        except (SQLAlchemyError, DatabaseError):
            raise KnownError("central_db_failed") from None

    def _bring_up(self) -> None:
        try:
            with self.read() as connection:
                stood_at = stands_at(connection)
            if stood_at != HEAD:
                with self.write() as connection:
                    migrate(connection)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """See one consistent moment."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def look_up(self) -> Iterator[Connection]:
        """Ask one question: a single statement sees one moment by itself, and that is cheaper."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Change the store: kept whole at the end of the block, or not at all."""
        # SQLite lets one write, and has the others ask again and again: here they queue.
        with (
            self._turn if self.is_sqlite else nullcontext(),
            self._engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Say whether nobody else is in this block now; on SQLite it is not asked."""
        if self.is_sqlite:
            yield True
            return
        options = {"isolation_level": "AUTOCOMMIT"}
        with self._engine.connect().execution_options(**options) as connection:
            mine = connection.execute(select(func.pg_try_advisory_lock(_ALONE))).scalar_one()
            try:
                yield bool(mine)
            finally:
                connection.invalidate()  # the lock ends with the connection

    @property
    def is_sqlite(self) -> bool:
        """Whether this is an SQLite file."""
        return self._engine.dialect.name == "sqlite"

    def found_commune(self, code: str, new_id: Callable[[], str]) -> None:
        """Make room for a commune; nothing happens when it is there."""
        with self.write() as connection:
            insert = sqlite.insert if self.is_sqlite else postgresql.insert
            row = {"commune": code, "epoch": new_id(), "head": 0}
            connection.execute(insert(commune).values(row).on_conflict_do_nothing())

    def renew(self, new_id: Callable[[], str]) -> None:
        """Begin a new life of what was restored from a backup: each commune has a new epoch."""
        with self.write() as connection:
            for code in connection.scalars(select(commune.c.commune)).all():
                this = commune.c.commune == code
                connection.execute(commune.update().where(this).values(epoch=new_id()))

    def answers(self) -> bool:
        """Whether the database answers now."""
        try:
            with self.read() as connection:
                return connection.execute(select(literal(1))).scalar() == 1
        except (SQLAlchemyError, DatabaseError):
            return False

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def find_commune(connection: Connection, code: str, *, hold: bool = False) -> Commune | None:
    """Look a commune up; `hold` keeps other writers of it out until the commit."""
    row = connection.execute(_HELD if hold else _FOUND, {"code": code}).one_or_none()
    return Commune(row.commune, row.epoch, row.head, row.clock) if row else None


_FOUND = select(commune).where(commune.c.commune == bindparam("code"))
_HELD = _FOUND.with_for_update()


def _make_engine(url: str) -> Engine:
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    # An error of SQLAlchemy quotes the parameters, which are names and numbers of people.
    if "://" in url and not url.startswith("sqlite"):
        return create_engine(
            url,
            hide_parameters=True,
            pool_size=CONNECTIONS,
            max_overflow=2,
            pool_timeout=10,
            connect_args={"options": f"{_TIMEOUTS} {_PLANS}", "connect_timeout": 5},
        )
    path = url.removeprefix("sqlite:///")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 (sqlite3)
    connection.isolation_level = None  # transactions are begun by _begin_sqlite alone
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
