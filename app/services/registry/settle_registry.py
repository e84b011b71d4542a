"""A child that was in one list alone was looked into: it is on the list of nobody's any more."""

from collections.abc import Iterable
from datetime import date

from app.domain.fields import with_texts
from app.domain.handoff.registry import Registry
from app.domain.ids import ChildId, GroupId
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.outcome import Saved

_OPEN = (Registry.ABSENT, Registry.ADDED)


def settle_registry(app: App, ids: Iterable[ChildId], *, on: date) -> Saved:
    """Note that these children were looked into, in one undoable group; others stay as they are."""
    group = GroupId(app.new_id())
    with app.write("correct", group_id=group) as unit:
        people = unit.children.with_households(list(ids))
        settled = [
            (with_texts(child, {"registry": Registry.FOUND}), home)
            for child, home in people
            if child.registry in _OPEN and child.status is Status.ACTIVE
        ]
        unit.save_all(child for child, _ in settled)
        keep_problems(unit, on, settled)
    return Saved(group_id=group)
