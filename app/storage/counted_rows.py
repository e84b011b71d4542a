"""What reports count children by, read as columns: of 60,000 children a few texts each."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Select, func, literal_column, or_, select

from app.domain.ids import id_prefix
from app.storage.engine import is_change
from app.storage.list_tables import counted_version, listing
from app.storage.tables import IMPORTED, child, circumstance, journal, visit

_WHOLE = len("2026-01-01")
_IN_MORE = ("birth_cert_no", "registered_on")
_OF_REGISTRATION = (
    child.c.national_id,
    *(func.coalesce(func.json_extract(child.c.more, f"$.{name}"), "") for name in _IN_MORE),
)
_VIETNAM = timezone(timedelta(hours=7))


class CountedRow(NamedTuple):
    """An active child; texts as the store has them."""

    child_id: str
    village_id: str
    """Empty where no village is known."""
    birth_date: str
    national_id: str
    sex: str
    special: str
    at_risk: str
    assisted: str
    on_system: bool
    """The central has taken the record, or gave the child the code it has."""
    registered: bool
    """Something says that the birth was registered (`app.domain.handoff.registration`)."""
    bits: int


_KEPT: WeakKeyDictionary[Engine, tuple[int, list[CountedRow]]] = WeakKeyDictionary()
"""The rows of a store, as of a version of it."""


class GroupRow(NamedTuple):
    """A circumstance or an assistance that nobody has taken out."""

    id: str
    child_id: str
    code: str
    started_on: str
    ended_on: str


class CountedRows:
    """Reading for reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def active(self) -> list[CountedRow]:
        """Fetch every active child; read again only where any of it was written since."""
        version = self._connection.scalars(select(counted_version.c.version)).one()
        engine = self._connection.engine
        kept = _KEPT.get(engine)
        if kept and kept[0] == version and not is_change(self._connection):
            return kept[1]
        found = self._active()
        if not is_change(self._connection):
            _KEPT[engine] = version, found
        return found

    def _active(self) -> list[CountedRow]:
        # Read apart, each in the order in which it lies, and put together here: in half the time.
        lines = select(listing.c.child_id, listing.c.village_id, listing.c.bits)
        there = {id_: rest for id_, *rest in _fetched(self._connection, lines)}
        children = select(
            *(child.c.id, child.c.birth_date, child.c.national_id, child.c.sex),
            *(child.c.special, child.c.at_risk, child.c.assisted),
            or_(child.c.revision > 0, child.c.external_code != ""),
            or_(*(column != "" for column in _OF_REGISTRATION)),
        )
        return [
            CountedRow._make((row[0], there[row[0]][0], *row[1:], there[row[0]][1]))
            for row in _fetched(self._connection, children)
            if row[0] in there
        ]

    def groups(self) -> list[GroupRow]:
        """Fetch the circumstances of all children."""
        c = circumstance.c
        columns = c.id, c.child_id, c.code, c.started_on, c.ended_on
        statement = select(*columns).where(c.status == "active")
        return list(map(GroupRow._make, _fetched(self._connection, statement)))

    def activities(self, since: date | None, until: date) -> tuple[int, int]:
        """Count the visits to households, and the lists that were brought in.

        From the day `since`, or ever, to `until`, both days included, where the commune is.
        """
        v, group = visit.c, journal.c.group_id
        visits = select(func.count()).where(
            v.status == "active",
            v.visited_on >= (since or date.min).isoformat(),
            v.visited_on <= until.isoformat(),
        )
        # An id of a group says when it was made; the index of imports holds nothing else.
        begin = id_prefix(_midnight(since)) if since else ""
        end = id_prefix(_midnight(until + timedelta(days=1)))
        lists = select(func.count(group.distinct())).where(
            literal_column(IMPORTED), group >= begin, group < end
        )
        visited, brought_in = (self._connection.scalars(one).one() for one in (visits, lists))
        return visited, brought_in

    def born(self, first: date, last: date) -> list[str]:
        """Name those born in a period, wherever they are now; only whole dates are known to be."""
        born = child.c.birth_date
        there = child.c.status.not_in(("merged", "removed"))
        between = born.between(first.isoformat(), last.isoformat()), func.length(born) == _WHOLE
        return list(self._connection.scalars(select(child.c.id).where(there, *between)))

    def turned_16(self, born_since: int) -> list[str]:
        """Name those who left the list because they turned 16, born in this year or later."""
        grown = child.c.status == "turned_16", child.c.birth_date >= f"{born_since:04}"
        return list(self._connection.scalars(select(child.c.id).where(*grown)))


def _fetched(connection: Connection, statement: Select[Any]) -> list[tuple[Any, ...]]:
    """Fetch rows as the driver has them: of texts and numbers nothing has to be made first."""
    cursor = connection.execute(statement).cursor
    return list(cursor.fetchall()) if cursor else []


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), _VIETNAM)
