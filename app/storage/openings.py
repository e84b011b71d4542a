"""Who opened the confidential records, or tried to, and when: written once, never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from app.storage.tables import opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One unlocking, refusal, locking or export."""

    id: str
    at: datetime
    author: str
    what: str
    """`opened`, `refused`, `locked`, `set`, `listed` (on the command line), `exported`,
    `passed_on` (to another commune)."""


class Openings:
    """The audit of what is confidential."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: Opening) -> None:
        """Note one."""
        row = {"id": one.id, "at": one.at.isoformat(), "author": one.author, "what": one.what}
        self._connection.execute(opening.insert().values(row))

    def newest(self, limit: int = 100) -> list[Opening]:
        """Give the last ones, the newest first."""
        statement = select(opening).order_by(opening.c.id.desc()).limit(limit)
        return [
            Opening(id=row.id, at=datetime.fromisoformat(row.at), author=row.author, what=row.what)
            for row in self._connection.execute(statement)
        ]
