"""Who stands behind a figure: of a table of villages, or of one that was counted at two moments."""

from collections.abc import Sequence

from app.domain.ids import ChildId, VillageId
from app.reports.figures import Tally
from app.reports.report import TOTAL, Who


def who_of(tally: Tally) -> Who:
    """Name the children of a figure in a village, or of the total."""

    def who(_table: str, line: str, column: str) -> list[ChildId]:
        return tally.who(column, None if line == TOTAL else VillageId(line))

    return who


def came_and_left(
    before: Sequence[ChildId], after: Sequence[ChildId]
) -> tuple[list[ChildId], list[ChildId]]:
    """Name who is in a figure only after, and who only before."""
    known, still = set(before), set(after)
    return [one for one in after if one not in known], [one for one in before if one not in still]
