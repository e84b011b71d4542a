"""What of the circumstances of children is to be looked at again as of a day."""

from collections.abc import Iterable
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import Standing, end_of, standing_of
from app.domain.cleaning.problem import Level, Problem
from app.domain.ids import ChildId
from app.domain.status import Status
from app.storage.unit_of_work import Snapshot

FIELD = "circumstance"
_CODES = {
    Standing.TO_REVIEW: "circumstance_to_review",
    Standing.ENDS_SOON: "circumstance_ends_soon",
}


def circumstance_problems(
    snapshot: Snapshot, children: Iterable[Child], on: date
) -> dict[ChildId, list[Problem]]:
    """Give the problems of these children's circumstances, each code once a child."""
    active = {child.id: child for child in children if child.status is Status.ACTIVE}
    records: dict[ChildId, list[Circumstance]] = {}
    for one in snapshot.circumstances.of_children(active):
        records.setdefault(one.child_id, []).append(one)
    return {
        id_: [Problem(FIELD, code, Level.WORKLIST) for code in _codes(active[id_], ones, on)]
        for id_, ones in records.items()
    }


def _codes(child: Child, records: list[Circumstance], on: date) -> list[str]:
    found: dict[str, None] = {}
    for one in records:
        if one.ended_on is not None:
            continue
        end = end_of(one, child.birth_date, records)
        # On the 16th birthday the child itself leaves the list: that is said of the child.
        if end is not None and end.cause != "age_16":
            code = _CODES.get(standing_of(end, on, is_ended=False))
            found |= {code: None} if code else {}
        if not (one.started_on and one.paper):
            found["circumstance_without_paper"] = None
    return list(found)
