"""An open data folder: what every use case is given."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from app.domain.ids import Clock, GroupId, NewId
from app.domain.places.gazetteer import Gazetteer, shipped_gazetteer
from app.domain.places.units import Unit
from app.services.circumstances.permission import Permission
from app.storage.journal import Origin
from app.storage.store import Store
from app.storage.unit_of_work import UnitOfWork

VIETNAM = timezone(timedelta(hours=7))
"""The country keeps one time all year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The store of one commune, who works with it, and where time and ids come from."""

    folder: Path
    store: Store
    commune: Unit
    author: str
    clock: Clock
    new_id: NewId
    permission: Permission = field(default_factory=Permission)
    """Whether what is confidential is open in this session."""
    gazetteer: Gazetteer = field(default_factory=shipped_gazetteer)
    """The edition of the unit files that this data folder goes by."""

    def write(
        self, action: str, *, group_id: GroupId | None = None, origin: Origin = Origin.HERE
    ) -> AbstractContextManager[UnitOfWork]:
        """Begin a change of the store in the name of this person, now."""
        return self.store.write(
            action=action,
            author=self.author,
            now=self.clock(),
            new_id=self.new_id,
            group_id=group_id,
            origin=origin,
        )

    def today(self) -> date:
        """Give today's date where the commune is."""
        return self.clock().astimezone(VIETNAM).date()

    def minute(self) -> datetime:
        """Give the moment where the commune is, to the minute: the cut-off of what is counted."""
        return self.clock().astimezone(VIETNAM).replace(second=0, microsecond=0)

    def close(self) -> None:
        """Close the store."""
        self.store.close()
