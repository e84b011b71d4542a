"""What spoke for two records being one child when they were called two children."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert

from app.domain.ids import ChildId
from app.storage.list_tables import decided_weight

Two = tuple[ChildId, ChildId]
"""The first id is the lesser."""


class DecidedWeights:
    """Log odds by pair: much more must speak for a pair before it is asked about again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[Two, float]:
        """Fetch what is known."""
        rows = self._connection.execute(decided_weight.select())
        return {(ChildId(row.first_id), ChildId(row.second_id)): row.weight for row in rows}

    def put(self, weights: Mapping[Two, float]) -> None:
        """Keep the log odds of pairs."""
        rows = [
            {"first_id": first, "second_id": second, "weight": weight}
            for (first, second), weight in weights.items()
        ]
        if rows:
            self._connection.execute(insert(decided_weight).prefix_with("OR REPLACE"), rows)

    def forget(self, first: ChildId, second: ChildId) -> None:
        """Forget a pair: what was decided was taken back."""
        columns = decided_weight.c
        where = (columns.first_id == first) & (columns.second_id == second)
        self._connection.execute(decided_weight.delete().where(where))
