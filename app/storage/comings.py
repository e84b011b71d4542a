"""What the sums of movements stand on: everyone ever in the book, and when their homes changed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from app.domain.ids import ChildId
from app.storage.records import chunks
from app.storage.tables import MOVED, child, household, journal, movement

_MOVED: ColumnElement[bool] = literal_column(MOVED)
_STATUS: ColumnElement[bool] = literal_column("""instr(fields, '"status":[') > 0""")


class Known(NamedTuple):
    """A record of a child, whatever its status."""

    child_id: ChildId
    household_id: str
    status: str
    source: str


class Noted(NamedTuple):
    """A movement that counts."""

    id: str
    child_id: str
    code: str
    happened_on: str


class HomeChange(NamedTuple):
    """Another household of a child, or another village of a household."""

    entity: str
    id: str
    at: datetime
    old: str
    new: str
    reopens: bool
    """Whether the child came back to the list with it."""


class Ended(NamedTuple):
    """When a record got the status that it has; `before` is empty where it came with it."""

    at: datetime
    before: str


class Comings:
    """Reading columns, not records: of 100,000 children a few texts each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self) -> list[Known]:
        """Fetch every child ever."""
        columns = child.c.id, child.c.household_id, child.c.status, child.c.source
        return list(map(Known._make, self._connection.execute(select(*columns)).all()))

    def village_of(self) -> dict[str, str]:
        """Give the village of each household, empty for none."""
        columns = household.c.id, func.coalesce(household.c.village_id, "")
        return dict(self._connection.execute(select(*columns)).all())

    def noted(self) -> list[Noted]:
        """Fetch the movements that count."""
        columns = movement.c.id, movement.c.child_id, movement.c.code, movement.c.happened_on
        statement = select(*columns).where(movement.c.status == "active")
        return list(map(Noted._make, self._connection.execute(statement).all()))

    def home_changes(self) -> list[HomeChange]:
        """Fetch the changes of homes, in the order they were made."""
        c = journal.c
        # Asked for in order, SQLite would go through the whole journal.
        found = self._connection.execute(
            select(c.seq, c.entity, c.entity_id, c.at, c.fields).where(_MOVED)
        )
        return [
            _home_change(entity, id_, at, fields)
            for _, entity, id_, at, fields in sorted(found, key=lambda row: row[0])
            if entity in ("child", "household")
        ]

    def ended(self, ids: Iterable[ChildId]) -> dict[str, Ended]:
        """Say of these children when their status last changed."""
        columns = journal.c.entity_id, journal.c.at, journal.c.fields
        found: dict[str, Ended] = {}
        for chunk in chunks(ids):
            where = journal.c.entity == "child", journal.c.entity_id.in_(chunk), _STATUS
            statement = select(*columns).where(*where).order_by(journal.c.seq)
            for id_, at, fields in self._connection.execute(statement):
                found[id_] = Ended(datetime.fromisoformat(at), fields["status"][0])
        return found

    def first_at(self, ids: Iterable[ChildId]) -> dict[str, datetime]:
        """Say when this book got these children."""
        found: dict[str, datetime] = {}
        for chunk in chunks(ids):
            where = journal.c.entity == "child", journal.c.entity_id.in_(chunk)
            first = select(func.min(journal.c.seq)).where(*where).group_by(journal.c.entity_id)
            statement = select(journal.c.entity_id, journal.c.at).where(journal.c.seq.in_(first))
            for id_, at in self._connection.execute(statement):
                found[id_] = datetime.fromisoformat(at)
        return found


def _home_change(entity: str, id_: str, at: str, fields: Mapping[str, list[str]]) -> HomeChange:
    old, new = fields["household_id" if entity == "child" else "village_id"]
    reopens = fields.get("status", ["", ""])[1] == "active"
    return HomeChange(entity, id_, datetime.fromisoformat(at), old, new, reopens)
