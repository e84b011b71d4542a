"""What was changed together, group by group, without reading every line of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.domain.ids import GroupId
from app.storage.journal import JournalLine, Origin, line_of
from app.storage.tables import journal


@dataclass(frozen=True, slots=True)
class Group:
    """A group by the first of its lines, and how many records of each kind it changed."""

    id: GroupId
    first: JournalLine
    counts: Mapping[str, int]


class Groups:
    """Groups of changes made here; an id of a group sorts by the time it was made."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self, limit: int, before: GroupId | None = None) -> list[Group]:
        """Fetch groups made here, the newest first; those older than `before` if it is given."""
        found: list[Group] = []
        id_ = self._older(before)
        while id_ and len(found) < limit:
            first = self._first(id_)
            if first.origin is Origin.HERE:
                found.append(Group(id_, first, self._counts(id_)))
            id_ = self._older(id_)
        return found

    def _older(self, than: GroupId | None) -> GroupId | None:
        """Name the next older group: one step in the index, however many lines a group has."""
        statement = select(journal.c.group_id).order_by(journal.c.group_id.desc()).limit(1)
        if than:
            statement = statement.where(journal.c.group_id < than)
        id_ = self._connection.scalars(statement).one_or_none()
        return GroupId(id_) if id_ else None

    def _first(self, id_: GroupId) -> JournalLine:
        of_group = journal.c.group_id == id_
        seq = select(func.min(journal.c.seq)).where(of_group).scalar_subquery()
        return line_of(self._connection.execute(journal.select().where(journal.c.seq == seq)).one())

    def _counts(self, id_: GroupId) -> dict[str, int]:
        statement = select(journal.c.entity, func.count()).where(journal.c.group_id == id_)
        return dict(self._connection.execute(statement.group_by(journal.c.entity)).all())
