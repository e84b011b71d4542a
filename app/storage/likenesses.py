"""Pairs of records that a scan found likely to be one child."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, or_, select

from app.domain.ids import ChildId
from app.domain.likeness import LikelyPair
from app.storage.list_tables import likeness
from app.storage.records import chunks


class Likenesses:
    """The pairs of the last scan; a pair goes when one of the two changes, or is decided about."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[LikelyPair]:
        """Fetch every pair, the likeliest first."""
        return self._fetch()

    def of_child(self, child_id: ChildId) -> list[LikelyPair]:
        """Fetch the pairs of a child, the likeliest first."""
        return self._fetch(child_id)

    def count(self) -> int:
        """Count the pairs."""
        return self._connection.scalars(select(func.count()).select_from(likeness)).one()

    def replace(self, pairs: Iterable[LikelyPair]) -> None:
        """Put a scan of everyone in the place of what was known."""
        self._connection.execute(likeness.delete())
        self._put(pairs)

    def renew(self, ids: Iterable[ChildId], pairs: Iterable[LikelyPair]) -> None:
        """Put a scan of some children in the place of what was known of these."""
        for chunk in chunks(ids):
            for column in (likeness.c.first_id, likeness.c.second_id):
                self._connection.execute(likeness.delete().where(column.in_(chunk)))
        self._put(pairs)

    def _put(self, pairs: Iterable[LikelyPair]) -> None:
        rows = [
            {
                "first_id": pair.first_id,
                "second_id": pair.second_id,
                "probability": pair.probability,
                "certain": int(pair.certain),
                "reasons": [f"{field}:{verdict}" for field, verdict in pair.reasons],
            }
            for pair in pairs
        ]
        for chunk in chunks(rows):
            self._connection.execute(likeness.insert(), chunk)

    def _fetch(self, child_id: ChildId | None = None) -> list[LikelyPair]:
        columns = likeness.c
        statement = likeness.select().order_by(columns.probability.desc(), columns.first_id)
        if child_id:
            ours = or_(columns.first_id == child_id, columns.second_id == child_id)
            statement = statement.where(ours)
        return [
            LikelyPair(
                ChildId(row.first_id),
                ChildId(row.second_id),
                row.probability,
                bool(row.certain),
                tuple(_reason(text) for text in row.reasons),
            )
            for row in self._connection.execute(statement)
        ]


def _reason(text: str) -> tuple[str, str]:
    field, _, verdict = text.partition(":")
    return field, verdict
