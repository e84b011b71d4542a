"""Let a person's decision stand where two places wrote differently into one field."""

from collections.abc import Collection

from app.services.read_returned import read_returned
from app.storage.unit_of_work import UnitOfWork


def decide_conflicts(unit: UnitOfWork, change_ids: Collection[str]) -> None:
    """Stand on what the central holds, so that what is saved next in this transaction decides.

    `change_ids` name the conflicts that the person was shown. What is then saved differs from the
    central's text where the person keeps their own, and is sent; where not, nothing is.
    """
    for one in read_returned(unit) if change_ids else ():
        if one.is_conflict and one.change_id in change_ids:
            unit.take_over(one.entity, one.entity_id, one.theirs)
            unit.sync.outbox.close([one.change_id])
