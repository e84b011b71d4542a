"""What is written of many children, read in one pass without making records of it."""

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, Text, func, select, type_coerce

from app.domain.cleaning.written import Written
from app.domain.ids import ChildId
from app.storage.child_filter import ChildFilter, conditions, facet_conditions, facet_of
from app.storage.list_tables import listing
from app.storage.tables import child, household

_ORIGINAL = "original."
_NOTHING = "{}"
_AT_A_TIME = 500
_TEXTS = (
    child.c.id,
    child.c.household_id,
    *(child.c[name] for name in Written._fields[2:13]),
    func.coalesce(household.c.village_id, ""),
    household.c.head_name,
    household.c.address,
    # As texts: nearly all are empty, and reading an empty object costs as much as the row.
    type_coerce(child.c.more, Text),
    type_coerce(household.c.more, Text),
)


class Writings:
    """The texts of children and of their households."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, wanted: ChildFilter) -> Iterator[Written]:
        """Read the children of a filter in the order of the store, which asks for no sorting."""
        where = [*facet_conditions(facet_of(wanted)), *conditions(wanted)]
        return self._read(child.c.id.in_(select(listing.c.child_id).where(*where)))

    def of_child(self, id_: ChildId) -> Written | None:
        """Read one child, whatever its status."""
        return next(self._read(child.c.id == id_), None)

    def _read(self, where: ColumnElement[bool]) -> Iterator[Written]:
        statement = select(*_TEXTS).join(household, household.c.id == child.c.household_id)
        for row in self._connection.execute(statement.where(where)).yield_per(_AT_A_TIME):
            more, home_more = _texts(row[-2]), _texts(row[-1])
            last = _originals(more), _originals(home_more), more.get("registered_at", "")
            yield Written._make((*row[:-2], *last))


def _texts(more: str) -> Mapping[str, str]:
    return json.loads(more) if more != _NOTHING else {}


def _originals(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {
        name.removeprefix(_ORIGINAL): text
        for name, text in texts.items()
        if name.startswith(_ORIGINAL)
    }
