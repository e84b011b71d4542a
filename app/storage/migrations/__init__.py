"""Bringing a store to the newest form: all of it in one transaction, a copy made before.

A store of a newer program is refused. Alembic is loaded only when there is something to do.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from app.domain.errors import KnownError
from app.storage.backup import copy_store
from app.storage.engine import transaction

HEAD = "0020"
"""The newest revision; a test holds it against the scripts."""
KNOWN = frozenset(f"{number:04}" for number in range(1, int(HEAD) + 1))


def migrate(engine: Engine, path: Path, key: bytes) -> None:
    """Bring the store at `path` to HEAD. Raises KnownError store_newer."""
    with transaction(engine, immediate=False) as connection:
        stands_at = _revision(connection)
    if stands_at == HEAD:
        return
    if stands_at is not None:
        _refuse_newer(stands_at)
        copy_store(path, path.with_name(f"{path.stem}.before-{HEAD}.db"), key)
    with transaction(engine, immediate=True) as connection:
        if _revision(connection) != HEAD:
            upgrade(connection)


def _refuse_newer(revision: str) -> None:
    if revision not in KNOWN:
        raise KnownError("store_newer")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalars(text("SELECT version_num FROM alembic_version")).one_or_none()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migration scripts inside the transaction that `connection` is in."""
    from alembic import command

    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Run the scripts backwards; for tests of the scripts."""
    from alembic import command

    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Any:  # noqa: ANN401 (alembic is loaded late)
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
