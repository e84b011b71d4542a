"""What people wrote differently into a child, with who wrote it: to be decided side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.conflict import Version, read_versions
from app.domain.household import Household
from app.domain.village import Village
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A child with the fields that wait for a decision."""

    child: Child
    household: Household | None
    village: Village | None
    fields: Mapping[str, tuple[Version, ...]]
    """Field -> its texts; the first stands in the record meanwhile."""


def read_conflicts(snapshot: Snapshot) -> list[OpenConflict]:
    """List the children in conflict, in the order they were made."""
    children = snapshot.children.in_conflict()
    homes = snapshot.households.get_many({child.household_id for child in children})
    villages: dict[str, Village] = {one.id: one for one in snapshot.villages.all()}
    return [_conflict(child, homes.get(child.household_id), villages) for child in children]


def _conflict(
    child: Child, home: Household | None, villages: Mapping[str, Village]
) -> OpenConflict:
    village = villages.get(home.village_id) if home and home.village_id else None
    said = {field: read_versions(text) for field, text in sorted(child.conflicts.items())}
    return OpenConflict(child, home, village, said)
