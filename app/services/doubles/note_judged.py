"""Note beside a decision what the machine had said of the pair, so that it can be measured by it.

Only pairs that the last scan found are noted. It is done before the decision is written: with it
the pair is asked about no more.
"""

from collections.abc import Iterable

from app.domain.doubles.double_groups import connecting
from app.domain.doubles.likeness import JudgedPair, LikelyPair
from app.domain.ids import ChildId
from app.storage.unit_of_work import UnitOfWork


def note_merged(unit: UnitOfWork, ids: Iterable[ChildId]) -> None:
    """Note that these few records are one child.

    Of three records two pairs are noted, the strongest that connect them: the third follows.
    """
    _note(unit, connecting(unit.likenesses.among(ids)), same=True)


def note_apart(unit: UnitOfWork, twos: Iterable[tuple[ChildId, ChildId]]) -> None:
    """Note that each of these two are two children."""
    wanted = {frozenset(two) for two in twos}
    if wanted:
        pairs = unit.likenesses.among({id_ for two in wanted for id_ in two})
        said = (pair for pair in pairs if frozenset((pair.first_id, pair.second_id)) in wanted)
        _note(unit, said, same=False)


def _note(unit: UnitOfWork, pairs: Iterable[LikelyPair], *, same: bool) -> None:
    judged = (
        JudgedPair(pair.first_id, pair.second_id, pair.probability, pair.certain, same)
        for pair in pairs
    )
    unit.judged_pairs.put(judged, now=unit.act.now)
