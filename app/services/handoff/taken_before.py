"""One and the same answer, taken a second time, changes nothing by itself.

What it left undecided the first time may look safe by what was taken then: a person decides it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from app.domain.handoff.answer import AnswerLine, Doubt, Kind
from app.services.handoff.read_answer import FoundAnswer
from app.storage.unit_of_work import Snapshot, UnitOfWork

_TAKEN = "answer.taken."


def was_taken(snapshot: Snapshot, found: FoundAnswer, office: str) -> bool:
    """Whether all that is safe of these rows was taken from that office, and still stands."""
    group = snapshot.settings.get(_setting(found, office))
    return bool(group) and snapshot.hand_offs.stands_group(group)


def note_taken(unit: UnitOfWork, found: FoundAnswer, office: str) -> None:
    """Say that all that is safe of these rows is taken in this batch."""
    unit.settings.put(_setting(found, office), unit.group_id)


def left_undecided(lines: Iterable[AnswerLine]) -> Iterator[AnswerLine]:
    """Give the lines so that none is taken without a person."""
    for line in lines:
        if line.kind is not Kind.SAFE:
            yield line
            continue
        asked = tuple(replace(one, is_safe=False) for one in line.differences)
        doubts = (*line.doubts, Doubt.LEFT_BEFORE)
        yield replace(line, kind=Kind.DECIDE, differences=asked, doubts=doubts)


def _setting(found: FoundAnswer, office: str) -> str:
    """Name what was written, whatever the file is called."""
    rows = [
        (row.sheet, row.row, row.key_text, row.numbers, row.result, row.note, row.is_struck, texts)
        for row in found.rows
        for texts in [sorted((*row.said.items(), *row.answers.items()))]
    ]
    return f"{_TAKEN}{office}.{sha256(repr(rows).encode()).hexdigest()[:32]}"
