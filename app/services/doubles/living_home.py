"""The household that took over from one whose children all ended in records elsewhere."""

from app.domain.household import Household
from app.domain.status import Status
from app.storage.living import living
from app.storage.unit_of_work import Snapshot


def living_home(snapshot: Snapshot, home: Household) -> Household | None:
    """Find where the children of an ended household live on; None unless that is one place."""
    if home.status is not Status.REMOVED or snapshot.children.of_household(home.id):
        return None
    ended = snapshot.children.merged_in([home.id])
    living_on = snapshot.children.get_many({living(snapshot, one.id) for one in ended})
    places = {one.household_id for one in living_on.values() if one.status is not Status.MERGED} - {
        home.id
    }
    found = snapshot.households.get(places.pop()) if len(places) == 1 else None
    return found if found and found.status is Status.ACTIVE else None
