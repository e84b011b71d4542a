"""Which child a row is of by the number before it, as long as these numbers still are the list's.

They are where every row of the sheet that is surely of a child stands under its own number; they
say nothing where most such rows stand under another one: the office has numbered anew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.handoff.hand_off import HandOff, LineStand
from app.domain.ids import ChildId
from app.services.handoff.read_answer import AnswerRow

Standing = Mapping[ChildId, tuple[HandOff, LineStand]]
_LEAST = 3
"""So many rows must bear the numbers out."""


@dataclass(frozen=True, slots=True)
class Places:
    """What the numbers before the rows say."""

    of: Mapping[int, ChildId]
    """The child of each row whose number can be believed."""
    anew: frozenset[str]
    """The sheets that were numbered anew."""


def trust_places(
    rows: Sequence[AnswerRow], sure: Mapping[int, ChildId], standing: Standing
) -> Places:
    """Say what the numbers are worth; `sure` are rows known by something else."""
    known: dict[str, dict[int, ChildId]] = {}
    for at, id_ in sure.items():
        if id_ in standing and rows[at].place:
            known.setdefault(rows[at].sheet, {})[at] = id_
    told: dict[int, ChildId] = {}
    anew = set()
    for sheet, of_sheet in known.items():
        lines = _lines(of_sheet.values(), standing)
        agreeing = sum(lines.get(rows[at].place) == id_ for at, id_ in of_sheet.items())
        if len(of_sheet) >= _LEAST and agreeing == len(of_sheet):
            told |= {
                at: lines[row.place]
                for at, row in enumerate(rows)
                if row.sheet == sheet and row.place in lines
            }
        elif len(of_sheet) >= _LEAST and agreeing < len(of_sheet) / 2:
            anew.add(sheet)
    return Places(told, frozenset(anew))


def _lines(ids: Iterable[ChildId], standing: Standing) -> dict[str, ChildId]:
    """Name the children of the list that most of these stand on, by their number on it."""
    ((newest, _),) = Counter(standing[id_][0].id for id_ in ids).most_common(1)
    return {str(line.line.place): i for i, (one, line) in standing.items() if one.id == newest}
