"""Which record lives on for a merged one, however often that was merged itself."""

from app.domain.ids import ChildId
from app.domain.status import Status
from app.storage.unit_of_work import Snapshot


def living(snapshot: Snapshot, child_id: ChildId) -> ChildId:
    """Follow a record to the one it was merged into; one that was not merged is its own.

    Records merged into each other in a circle lead to the smallest id among them, which is the one
    that comes back to life. One merged into a record that is not here leads to that id.
    """
    path: list[ChildId] = []
    while child_id not in path:
        path.append(child_id)
        record = snapshot.children.get(child_id)
        if record is None or record.status is not Status.MERGED or not record.merged_into:
            return child_id
        child_id = ChildId(record.merged_into)
    return min(path[path.index(child_id) :])
