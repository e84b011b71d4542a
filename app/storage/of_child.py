"""Records that belong to one child: by id and by child."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, literal_column

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import Confidential
from app.domain.ids import ChildId
from app.domain.movements.movement import Movement
from app.storage.records import Records, chunks
from app.storage.tables import IN_CONFLICT

BelongingT = TypeVar("BelongingT", Circumstance, Movement, Confidential)
_IN_CONFLICT: ColumnElement[bool] = literal_column(IN_CONFLICT)


class OfChild(Records[BelongingT]):
    """The records of one kind that belong to children."""

    @property
    def entity(self) -> str:
        """The kind of record."""
        return self._entity

    def owners(self, ids: Iterable[str]) -> set[ChildId]:
        """Name the children that these records belong to."""
        return {one.child_id for one in self.get_many(ids).values()}

    def of_code(self, code: str) -> list[BelongingT]:
        """Fetch the active records of a kind."""
        return list(self._select(self._table.c.code == code, self._table.c.status == "active"))

    def in_conflict(self) -> list[BelongingT]:
        """Fetch those into which two people wrote differently; what left this device apart."""
        return list(self._select(_IN_CONFLICT, self._table.c.status != "moved_out"))

    def of_child(self, child_id: str) -> list[BelongingT]:
        """Fetch the active records of a child, in the order they were made."""
        return self.of_children([child_id])

    def of_children(self, ids: Iterable[str]) -> list[BelongingT]:
        """Fetch the active records of several children."""
        return [one for one in self.of_children_ever(ids) if one.status == "active"]

    def of_children_ever(self, ids: Iterable[str]) -> list[BelongingT]:
        """Fetch the records of several children, whatever their status."""
        child_id = self._table.c.child_id
        return [one for chunk in chunks(ids) for one in self._select(child_id.in_(chunk))]
