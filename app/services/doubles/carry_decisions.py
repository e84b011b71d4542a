"""Let what was said of a merged record hold for the one that lives on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.domain.doubles.decision import Decision
from app.domain.ids import ChildId
from app.domain.status import Status
from app.services.doubles.decide_duplicate import two_children
from app.storage.living import living
from app.storage.unit_of_work import Snapshot


def carried_decisions(snapshot: Snapshot, into: Mapping[ChildId, ChildId]) -> Iterator[Decision]:
    """Give the decisions to be saved when records end in others (merged id -> living id).

    That a merged record is another child than a third one is said of the living record too; of two
    records that are now one it is said no more. The decision of the merged record itself stays, so
    that it holds again when the merge is taken back.
    """
    for decision in snapshot.decisions.all():
        first = into.get(decision.first_id, decision.first_id)
        second = into.get(decision.second_id, decision.second_id)
        if first == second:
            yield replace(decision, status=Status.REMOVED)
        elif (first, second) != (decision.first_id, decision.second_id):
            yield from _said_of(snapshot, two_children(first, second, decision.reason))


def _said_of(snapshot: Snapshot, said: Decision) -> Iterator[Decision]:
    stored = snapshot.decisions.get(said.id)
    if stored is None:
        yield said
    elif stored.status is not Status.ACTIVE:
        yield replace(stored, status=Status.ACTIVE)


def late_decisions(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Decision]:
    """Give what decisions say of living records that others said of records merged by then.

    A decision about two records that are now one is left as it is: somebody thinks otherwise.
    """
    for decision in snapshot.decisions.get_many(ids).values():
        first, second = (living(snapshot, id_) for id_ in (decision.first_id, decision.second_id))
        same = {first, second} == {decision.first_id, decision.second_id} or first == second
        known = snapshot.children.get_many((first, second))
        if decision.status is Status.ACTIVE and not same and len(known) == 2:
            said = two_children(first, second, decision.reason)
            if snapshot.decisions.get(said.id) is None:
                yield said
