"""A child that is still typed, as the sheet shows it: what was said waits to be saved with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.child import Child
from app.domain.ids import CircumstanceId, HouseholdId
from app.services.circumstances.prepare_circumstances import Prepared, prepare
from app.services.circumstances.read_circumstances import ChildCircumstances, line_of
from app.services.circumstances.record_circumstance import made_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.domain.cleaning.problem import Problem
    from app.domain.ids import ChildId
    from app.services.circumstances.record_circumstance import Recording
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The child on a form, and where what is said of it is kept."""

    child_id: ChildId
    name: str
    read: Callable[[], Prepared]
    keep: Callable[[Prepared], None]


def lines_of(unsaved: Unsaved, on: date) -> ChildCircumstances:
    """Lay out what may be shown of it; each line is known by its group's code."""
    child = Child(id=unsaved.child_id, household_id=HouseholdId(""))
    records = [made_of(CircumstanceId(said.code), said) for said in unsaved.read().recordings]
    return ChildCircumstances(tuple(line_of(one, child, records, on) for one in records))


def prepare_for(
    desk: Desk,
    unsaved: Unsaved,
    recordings: Sequence[Recording],
    kept: Callable[[], None],
    refused: Callable[[Sequence[Problem]], None],
    failed: Callable[[Exception], None],
) -> None:
    """Keep groups with the child that is typed, in the lane: some are sealed first."""
    app, before = desk.app, unsaved.read()

    def done(outcome: Prepared | Problem) -> None:
        if isinstance(outcome, Prepared):
            unsaved.keep(outcome)
            kept()
        else:
            refused([outcome])

    desk.store.run(lambda: prepare(app, before, recordings, on=app.today()), done, failed)
