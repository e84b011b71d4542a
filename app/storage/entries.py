"""Everybody ever in the book by a few texts each: what the rows of a list are looked for by.

Columns are read, and names as they were folded when they were written: of 60,000 children that
takes a tenth of what reading the records takes.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.domain.ids import ChildId, HouseholdId
from app.domain.text.text import fold
from app.storage.records import chunks, folded_names
from app.storage.tables import child, household

_UNREAD = ("", "", "")


class Home(NamedTuple):
    """A household, whatever its status."""

    id: HouseholdId
    village_id: str
    """Empty where no village is known."""
    head: str
    """Folded."""
    phone: str
    status: str


class Entry(NamedTuple):
    """A record of a child, whatever its status, and where it lives."""

    id: ChildId
    home: Home
    status: str
    birth_date: str
    national_id: str
    external_code: str
    name: str
    """Folded, as are the two after it."""
    father: str
    mother: str


class Entries:
    """Reading everybody as entries."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all_ever(self, homes: Mapping[HouseholdId, Home]) -> list[Entry]:
        """Give every child, in the order they were made; `homes` are all there are."""
        c = child.c
        columns = c.id, c.household_id, c.status, c.birth_date, c.national_id, c.external_code
        statement = select(*columns, c.search_key).order_by(c.id)
        found: list[Entry] = []
        odd: list[int] = []
        for id_, home_id, *texts, key in self._connection.execute(statement).all():
            names = folded_names(key)
            if not names:
                odd.append(len(found))
            found.append(Entry(id_, homes[home_id], *texts, *(names or _UNREAD)))
        self._fold_again(found, odd)
        return found

    def homes(self) -> dict[HouseholdId, Home]:
        """Give every household, in the order they were made."""
        c = household.c
        statement = select(c.id, c.village_id, c.head_key, c.phone, c.status).order_by(c.id)
        return {
            id_: Home(id_, village or "", *texts)
            for id_, village, *texts in self._connection.execute(statement).all()
        }

    def _fold_again(self, entries: list[Entry], places: list[int]) -> None:
        """Fold the names in which the sign stands that parts them in the key."""
        at_of = {entries[at].id: at for at in places}
        columns = child.c.id, child.c.full_name, child.c.father_name, child.c.mother_name
        for chunk in chunks(at_of):
            where = child.c.id.in_(chunk)
            for id_, *names in self._connection.execute(select(*columns).where(where)):
                name, father, mother = map(fold, names)
                at = at_of[id_]
                entries[at] = entries[at]._replace(name=name, father=father, mother=mother)
