"""What a child's movements are held against: when it was born, when its record was made, today."""

from datetime import date

from app.domain.child import Child
from app.domain.ids import made_at
from app.domain.movements.movement_order import Life
from app.services.app import VIETNAM
from app.storage.unit_of_work import Snapshot


def life_of(snapshot: Snapshot, child: Child, on: date) -> Life:
    """Read it."""
    return Life(child.birth_date, entered_on(snapshot, child), on)


def entered_on(snapshot: Snapshot, child: Child) -> date:
    """Say on which day a record was made, wherever that was.

    Its id tells, and is the same on every device; of another id, when this book got it.
    """
    made = made_at(child.id)
    if made is None:
        lines = snapshot.journal.of_entity("child", child.id)
        made = lines[0].change.at if lines else None
    return made.astimezone(VIETNAM).date() if made else date.min
