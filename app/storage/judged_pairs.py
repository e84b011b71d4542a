"""What the machine had said of pairs when a person decided about them; of this machine alone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from app.domain.doubles.likeness import JudgedPair
from app.domain.doubles.merge_path import follow
from app.domain.ids import ChildId
from app.storage.list_tables import judged_pair
from app.storage.tables import child, decision


class JudgedPairs:
    """A pair is kept once as one child and once as two; what counts is what stands now.

    A decision that was taken back, here or by somebody else, therefore counts no more, and counts
    again when it is made again.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, pairs: Iterable[JudgedPair], *, now: datetime) -> None:
        """Keep what was decided, beside what the machine had said."""
        at = now.astimezone(UTC).isoformat()
        rows = [
            {
                "first_id": pair.first_id,
                "second_id": pair.second_id,
                "same": int(pair.same),
                "probability": pair.probability,
                "certain": int(pair.certain),
                "at": at,
            }
            for pair in pairs
        ]
        if rows:
            self._connection.execute(insert(judged_pair).prefix_with("OR REPLACE"), rows)

    def standing(self) -> list[JudgedPair]:
        """Fetch the pairs of which what was decided still holds, in the order of their ids."""
        return sorted(
            (*self._merged(), *self._fetch(_kept_apart())),
            key=lambda pair: (pair.first_id, pair.second_id),
        )

    def _merged(self) -> Iterable[JudgedPair]:
        """Give those called one child whose records lead to one living record."""
        pairs = list(self._fetch(select(judged_pair).where(judged_pair.c.same == 1)))
        into = self._merges() if pairs else {}
        for pair in pairs:
            if follow(pair.first_id, into.get) == follow(pair.second_id, into.get):
                yield pair

    def _merges(self) -> dict[ChildId, str]:
        merged = select(child.c.id, child.c.merged_into).where(child.c.status == "merged")
        return {ChildId(id_): into for id_, into in self._connection.execute(merged)}

    def _fetch(self, wanted: Select[Any]) -> Iterable[JudgedPair]:
        for row in self._connection.execute(wanted):
            first, second = ChildId(row.first_id), ChildId(row.second_id)
            yield JudgedPair(first, second, row.probability, bool(row.certain), bool(row.same))


def _kept_apart() -> Select[Any]:
    pair, said = judged_pair.c, decision.c
    same_two = (said.first_id == pair.first_id) & (said.second_id == pair.second_id)
    standing = (pair.same == 0) & (said.status == "active")
    return select(judged_pair).join(decision, same_two).where(standing)
