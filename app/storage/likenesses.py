"""Pairs of records that a scan found likely to be one child."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from app.domain.cleaning.worklists import BITS, LIKELY_DOUBLE
from app.domain.doubles.likeness import LikelyPair
from app.domain.ids import ChildId, VillageId
from app.storage.list_tables import likeness, listing
from app.storage.records import chunks
from app.storage.settings import Settings

_SEARCHED_AT = "likeness.searched_at"


class PairLine(NamedTuple):
    """A pair as a list of thousands needs it: without its reasons."""

    first_id: ChildId
    second_id: ChildId
    probability: float
    certain: int
    found_at: str
    """ISO, UTC: two of them compare as texts. Empty where it was not noted."""


class Likenesses:
    """The pairs of the last scan; a pair goes when one of the two changes, or is decided about."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settings = Settings(connection)

    def all(self) -> list[LikelyPair]:
        """Fetch every pair, the likeliest first."""
        return self._fetch()

    def of_child(self, child_id: ChildId) -> list[LikelyPair]:
        """Fetch the pairs of a child, the likeliest first."""
        return self._fetch([child_id])

    def among(self, ids: Iterable[ChildId]) -> list[LikelyPair]:
        """Fetch the pairs between these few children, the likeliest first."""
        wanted = set(ids)
        pairs = self._fetch(sorted(wanted))
        return [pair for pair in pairs if {pair.first_id, pair.second_id} <= wanted]

    def lines(self) -> list[PairLine]:
        """Fetch every pair without its reasons, in no order."""
        columns = likeness.c
        wanted = select(*(columns[name] for name in PairLine._fields))
        return [PairLine(*row) for row in self._connection.execute(wanted)]

    def places(self) -> dict[ChildId, VillageId]:
        """Say where each child of a pair lives (NO_VILLAGE: not known), in the order of names."""
        in_pairs = listing.c.bits.op("&")(BITS[LIKELY_DOUBLE]) != 0
        columns = listing.c.child_id, listing.c.village_id
        ordered = select(*columns).where(in_pairs).order_by(listing.c.sort_key, listing.c.child_id)
        return {
            ChildId(id_): VillageId(village) for id_, village in self._connection.execute(ordered)
        }

    def count(self) -> int:
        """Count the pairs."""
        return self._connection.scalars(select(func.count()).select_from(likeness)).one()

    def searched_at(self) -> datetime | None:
        """Say when the last scan that looked at anybody was done."""
        text = self._settings.get(_SEARCHED_AT)
        return datetime.fromisoformat(text) if text else None

    def replace(self, pairs: Iterable[LikelyPair], *, now: datetime) -> None:
        """Put a scan of everyone in the place of what was known."""
        known = self._found_at()
        self._connection.execute(likeness.delete())
        self._put(pairs, known, now)

    def renew(self, ids: Iterable[ChildId], pairs: Iterable[LikelyPair], *, now: datetime) -> None:
        """Put a scan of some children in the place of what was known of these."""
        known = self._found_at()
        for chunk in chunks(ids):
            for column in (likeness.c.first_id, likeness.c.second_id):
                self._connection.execute(likeness.delete().where(column.in_(chunk)))
        self._put(pairs, known, now)

    def _found_at(self) -> dict[tuple[str, str], str]:
        columns = likeness.c.first_id, likeness.c.second_id, likeness.c.found_at
        return {
            (first, second): at for first, second, at in self._connection.execute(select(*columns))
        }

    def _put(
        self, pairs: Iterable[LikelyPair], known: Mapping[tuple[str, str], str], now: datetime
    ) -> None:
        """Keep pairs; one that was there before keeps the moment at which it was first found."""
        at = now.astimezone(UTC).isoformat()
        rows = [
            {
                "first_id": pair.first_id,
                "second_id": pair.second_id,
                "probability": pair.probability,
                "certain": int(pair.certain),
                "reasons": [f"{field}:{verdict}" for field, verdict in pair.reasons],
                "found_at": known.get((pair.first_id, pair.second_id), at),
            }
            for pair in pairs
        ]
        for chunk in chunks(rows):
            self._connection.execute(likeness.insert(), chunk)
        self._settings.put(_SEARCHED_AT, at)

    def _fetch(self, ids: Iterable[ChildId] | None = None) -> list[LikelyPair]:
        columns = likeness.c
        statement = likeness.select().order_by(columns.probability.desc(), columns.first_id)
        if ids is not None:
            statement = statement.where(or_(columns.first_id.in_(ids), columns.second_id.in_(ids)))
        return [
            LikelyPair(
                ChildId(row.first_id),
                ChildId(row.second_id),
                row.probability,
                bool(row.certain),
                tuple(_reason(text) for text in row.reasons),
                datetime.fromisoformat(row.found_at) if row.found_at else None,
            )
            for row in self._connection.execute(statement)
        ]


def _reason(text: str) -> tuple[str, str]:
    field, _, verdict = text.partition(":")
    return field, verdict
