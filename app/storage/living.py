"""Which record lives on for a merged one, however often that was merged itself."""

from app.domain.doubles.merge_path import follow
from app.domain.ids import ChildId
from app.domain.status import Status
from app.storage.unit_of_work import Snapshot


def living(snapshot: Snapshot, child_id: ChildId) -> ChildId:
    """Follow a record to the one it was merged into; one that was not merged is its own.

    Records merged into each other in a circle lead to the smallest id among them, which is the one
    that comes back to life. One merged into a record that is not here leads to that id.
    """

    def merged_into(id_: ChildId) -> str:
        record = snapshot.children.get(id_)
        return record.merged_into if record and record.status is Status.MERGED else ""

    return follow(child_id, merged_into)
