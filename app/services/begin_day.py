"""What comes with a new day by itself: who turned 16 leaves the list, then everyone is checked."""

from dataclasses import dataclass

from app.domain.ids import GroupId
from app.services.app import App
from app.services.cleaning.check_records import CHECKED_ON, check_everyone
from app.services.movements.turn_16 import turn_16


@dataclass(frozen=True, slots=True)
class BegunDay:
    """What was done."""

    group_id: GroupId | None
    """The group of those who turned 16; None when nobody did."""
    turned_16: int
    checked: bool
    """Whether everyone was looked at: once a day."""


def begin_day(app: App) -> BegunDay:
    """Begin the day, as often as it is asked for; what is done is not done again."""
    today = app.today()
    with app.store.read() as snapshot:
        if snapshot.settings.get(CHECKED_ON) == today.isoformat():
            return BegunDay(None, 0, checked=False)
    group = turn_16(app, on=today)
    checked = check_everyone(app)
    count = 0
    if group:
        with app.store.read() as snapshot:
            count = sum(line.change.entity == "movement" for line in snapshot.journal.group(group))
    return BegunDay(group, count, checked)
