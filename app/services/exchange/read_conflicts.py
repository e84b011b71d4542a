"""What people wrote differently into a child, or into a circumstance of one, with who wrote it.

It is to be decided side by side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.exchange.conflict import Version, read_versions
from app.domain.household import Household
from app.domain.places.village import Village
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A child with the fields that wait for a decision: its own, or those of a circumstance."""

    child: Child
    household: Household | None
    village: Village | None
    fields: Mapping[str, tuple[Version, ...]]
    """Field -> its texts; the first stands in the record meanwhile."""
    circumstance: Circumstance | None = None
    """The circumstance that the fields are of; None where they are the child's own."""

    @property
    def record(self) -> Child | Circumstance:
        """The record that the fields are of."""
        return self.circumstance or self.child


def read_conflicts(snapshot: Snapshot) -> list[OpenConflict]:
    """List the children in conflict, in the order they were made; then those of circumstances."""
    listed = [(child, None) for child in snapshot.children.in_conflict()]
    pairs: list[tuple[Child, Circumstance | None]] = [*listed, *_circumstances(snapshot)]
    homes = snapshot.households.get_many({child.household_id for child, _ in pairs})
    villages: dict[str, Village] = {one.id: one for one in snapshot.villages.all()}
    return [_conflict(child, one, homes.get(child.household_id), villages) for child, one in pairs]


def _circumstances(snapshot: Snapshot) -> Iterator[tuple[Child, Circumstance]]:
    found = snapshot.circumstances.in_conflict()
    whose = snapshot.children.get_many({one.child_id for one in found})
    return ((whose[one.child_id], one) for one in found)


def _conflict(
    child: Child,
    circumstance: Circumstance | None,
    home: Household | None,
    villages: Mapping[str, Village],
) -> OpenConflict:
    village = villages.get(home.village_id) if home and home.village_id else None
    conflicts = (circumstance or child).conflicts
    said = {field: read_versions(text) for field, text in sorted(conflicts.items())}
    return OpenConflict(child, home, village, said, circumstance)
