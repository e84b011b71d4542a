"""Naming the children of whom a person is asked whether they may end by what others did."""

from dataclasses import dataclass

from app.domain.child import Child
from app.domain.places.village import Village
from app.services.exchange.watch_losses import stopped_losses
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class NamedLoss:
    """A child who would not count here any more, as it is known here."""

    child: Child
    village: Village | None
    status: str
    """The status it is to have, or `gone`: it left this device's villages."""

    @property
    def key(self) -> tuple[str, str]:
        """Say what exactly stands in the list: who, and what it is to become."""
        return self.child.id, self.status


def read_losses(snapshot: Snapshot) -> list[NamedLoss]:
    """List the children of what was held back; empty when nothing is."""
    stopped = stopped_losses(snapshot)
    if not stopped:
        return []
    children = snapshot.children.get_many(one.child_id for one in stopped)
    villages: dict[str, Village] = {one.id: one for one in snapshot.villages.all_ever()}
    return [
        NamedLoss(children[one.child_id], villages.get(one.village_id), one.status)
        for one in stopped
        if one.child_id in children
    ]
