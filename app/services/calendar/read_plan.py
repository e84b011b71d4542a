"""Open a campaign plan from a spreadsheet and check it; nothing is written."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.calendar.plan_table import PlanTable, read_plan_rows
from app.domain.errors import KnownError
from app.services.app import App
from app.services.calendar.keep_plan import CheckedPlan, check_steps
from app.services.places.read_village_table import read_cells


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan of a file: what was read, and what cannot be met."""

    table: PlanTable
    checked: CheckedPlan


def read_plan(app: App, path: Path) -> OpenedPlan:
    """Read the first sheet that has rows; the plan is named after the file.

    Raises the reader's KnownError, or `no_plan_found` where no row is a header of a plan.
    """
    table = read_plan_rows(read_cells(path), app.today())
    if table is None or not table.steps:
        raise KnownError("no_plan_found", file=path.name)
    with app.store.read() as snapshot:
        return OpenedPlan(table, check_steps(app, snapshot, path.stem, table.steps))
