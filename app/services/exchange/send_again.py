"""Send once more what was refused with its whole batch, or broke the central: nobody judged it.

What the central has judged gets the same answer again for ever; only another change mends it.
"""

from collections.abc import Collection

from app.services.exchange.set_aside import CENTRAL_FAILS, end_pauses
from app.storage.unit_of_work import Snapshot, UnitOfWork

OF_THE_BATCH = ("too_large", "bad_body")
"""The codes with which a batch is refused before its changes are looked at."""


def count_again(snapshot: Snapshot) -> int:
    """Count what `send_again` would send."""
    refused = snapshot.sync.outbox.returned()
    return sum(line.central_code in (*OF_THE_BATCH, CENTRAL_FAILS) for line in refused)


def send_again(unit: UnitOfWork, change_ids: Collection[str] | None = None) -> int:
    """Let these changes, or all, wait again as they are, in this transaction; say how many do.

    All others stay refused.
    """
    refused = unit.sync.outbox.returned()
    unjudged = {line.change.id for line in refused if line.central_code in OF_THE_BATCH}
    again = unjudged if change_ids is None else unjudged.intersection(change_ids)
    unit.sync.outbox.send_again(again)
    return len(again) + (end_pauses(unit, unit.act.now) if change_ids is None else 0)
