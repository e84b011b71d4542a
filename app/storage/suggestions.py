"""The suggestions in the store."""

from sqlalchemy import Connection, func, select

from app.domain.exchange.suggestion import Suggestion
from app.domain.status import Status
from app.storage.records import Records
from app.storage.tables import suggestion

_OPEN = (suggestion.c.status == Status.ACTIVE, suggestion.c.answer == "")


class Suggestions(Records[Suggestion]):
    """Reading suggestions; few communes have more than a handful."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, Suggestion)

    def open(self) -> list[Suggestion]:
        """Fetch those that wait for the commune, the oldest first."""
        return list(self._select(*_OPEN))

    def count_open(self) -> int:
        """Count those that wait for the commune."""
        statement = select(func.count()).select_from(suggestion).where(*_OPEN)
        count: int = self._connection.execute(statement).scalar_one()
        return count
