"""What reports count children by, read as columns: of 60,000 children a few texts each."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from app.storage.list_tables import listing
from app.storage.tables import child, circumstance, household, journal, visit

_WHOLE = len("2026-01-01")
_IN_MORE = ("birth_cert_no", "registered_on")
_OF_REGISTRATION = (
    child.c.national_id,
    *(func.coalesce(func.json_extract(child.c.more, f"$.{name}"), "") for name in _IN_MORE),
)
VIETNAM = "+7 hours"


class CountedRow(NamedTuple):
    """An active child; texts as the store has them."""

    child_id: str
    village_id: str
    """Empty where no village is known."""
    birth_date: str
    sex: str
    special: str
    at_risk: str
    assisted: str
    on_system: bool
    """The central has taken the record, or gave the child the code it has."""
    registered: bool
    """Something says that the birth was registered (`app.domain.registration`)."""
    bits: int


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
        """Fetch every active child."""
        statement = (
            select(
                *(child.c.id, func.coalesce(household.c.village_id, ""), child.c.birth_date),
                *(child.c.sex, child.c.special, child.c.at_risk, child.c.assisted),
                or_(child.c.revision > 0, child.c.external_code != ""),
                or_(*(column != "" for column in _OF_REGISTRATION)),
                listing.c.bits,
            )
            .join(household, household.c.id == child.c.household_id)
            .join(listing, listing.c.child_id == child.c.id)
            .where(child.c.status == "active")
        )
        return [CountedRow(*row) for row in self._connection.execute(statement)]

    def groups(self) -> list[GroupRow]:
        """Fetch the circumstances of all children."""
        c = circumstance.c
        columns = c.id, c.child_id, c.code, c.started_on, c.ended_on
        statement = select(*columns).where(c.status == "active")
        return [GroupRow(*row) for row in self._connection.execute(statement)]

    def activities(self, since: date | None, until: date) -> tuple[int, int]:
        """Count the visits to households, and the lists that were brought in.

        From the day `since`, or ever, to `until`, both days included, where the commune is.
        """
        first = since or date.min
        v, j = visit.c, journal.c
        visits = select(func.count()).where(
            v.status == "active",
            v.visited_on >= first.isoformat(),
            v.visited_on <= until.isoformat(),
        )
        on = func.substr(func.datetime(j.at, VIETNAM), 1, 10)
        lists = select(func.count(j.group_id.distinct())).where(
            j.action == "import", on >= first.isoformat(), on <= until.isoformat()
        )
        visited, brought_in = (self._connection.scalars(one).one() for one in (visits, lists))
        return visited, brought_in

    def born(self, first: date, last: date) -> list[str]:
        """Name those born in a period, wherever they are now; only whole dates are known to be."""
        born = child.c.birth_date
        there = child.c.status.not_in(("merged", "removed"))
        between = born.between(first.isoformat(), last.isoformat()), func.length(born) == _WHOLE
        return list(self._connection.scalars(select(child.c.id).where(there, *between)))

    def turned_16(self) -> list[str]:
        """Name those who left the list because they turned 16."""
        return list(
            self._connection.scalars(select(child.c.id).where(child.c.status == "turned_16"))
        )
