"""Settings of this store: small texts by name."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.tables import setting


class Settings:
    """Settings by name; they are of this machine and are sent nowhere."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: str = "") -> str:
        """Read a setting."""
        found = select(setting.c.value).where(setting.c.key == key)
        value = self._connection.scalars(found).one_or_none()
        return default if value is None else value

    def put(self, key: str, value: str) -> None:
        """Write a setting."""
        row = {"key": key, "value": value}
        statement = insert(setting).values(row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=row))
