"""Bringing the central's database to the newest form, all of it in one transaction.

A database without a number is empty, or was made before there were numbers: its first step takes
it in. One of a newer program is refused. Alembic is loaded only when there is something to do.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from app.domain.errors import KnownError

HEAD = "0002"
"""The newest form; a test holds it against the scripts."""
KNOWN = frozenset({"0001", HEAD})
VERSIONS = Path(__file__).parent / "versions"

_ONE_AT_A_TIME = """
SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
       pg_advisory_xact_lock(hashtext('sotreem-central'))
"""
"""A step may take longer than any request, and two centrals may start at once."""


def stands_at(connection: Connection) -> str | None:
    """Tell the form of the database: None without a number. Raises KnownError central_db_newer."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalars(text("SELECT version_num FROM alembic_version")).one_or_none()
    if found is not None and found not in KNOWN:
        raise KnownError("central_db_newer")
    return found


def migrate(connection: Connection) -> None:
    """Bring it to HEAD inside the writing transaction that `connection` is in."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(_ONE_AT_A_TIME))
    if stands_at(connection) != HEAD:
        upgrade(connection)


def upgrade(connection: Connection, *more_versions: Path) -> None:
    """Run the scripts; `more_versions` are folders of further ones, for tests of a failing step."""
    from alembic import command

    command.upgrade(config(connection, *more_versions), "head")


def config(connection: Connection, *more_versions: Path) -> Any:  # noqa: ANN401 (alembic is loaded late)
    """Lay out what Alembic is told."""
    from alembic.config import Config

    told = Config()
    folders = "\n".join(map(str, (VERSIONS, *more_versions)))
    told.set_main_option("script_location", str(VERSIONS.parent).replace("%", "%%"))
    told.set_main_option("path_separator", "newline")
    told.set_main_option("version_locations", folders.replace("%", "%%"))
    told.attributes["connection"] = connection
    return told
