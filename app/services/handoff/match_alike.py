"""Rows of an answer that describe nobody exactly: the matcher says whom they are like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.ids import ChildId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching.person import Person
from app.matching.weights import DOUBLES_OF_ROW, POSSIBLE
from app.services.app import App
from app.services.doubles.find_likely import LikelyChildren
from app.services.handoff.read_answer import AnswerRow
from app.services.lists.said_fields import Fields
from app.storage.unit_of_work import Snapshot

Listen = Callable[[], None]


@dataclass(slots=True)
class FoundIds:
    """Ids of rows, by their place; records are fetched together later."""

    ids: dict[int, ChildId] = field(default_factory=dict)
    by_key: set[int] = field(default_factory=set)
    alike: set[int] = field(default_factory=set)
    """Rows that are like their child, and not surely of it."""
    like: dict[int, tuple[ChildId, ...]] = field(default_factory=dict)
    """Rows that may be of several."""


def match_alike(
    app: App, snapshot: Snapshot, rows: Sequence[AnswerRow], found: FoundIds, listen: Listen
) -> None:
    """Ask the matcher about the rows that describe somebody and are of nobody yet."""
    asked = {
        ChildId(f"row {at:07}"): at
        for at, row in enumerate(rows)
        if at not in found.ids and at not in found.like and row.said.get("full_name")
    }
    if not asked:
        return
    matcher = LikelyChildren(app).level_with(snapshot)
    listen()
    matcher.put_all(person_of_row(rows[at].said, id_) for id_, at in asked.items())
    pairs = matcher.pairs(
        least=POSSIBLE, among=asked, tick=lambda _: listen(), expected=DOUBLES_OF_ROW
    )
    likely: dict[int, list[tuple[ChildId, bool]]] = {}
    for pair in pairs:
        one, other = pair.first_id, pair.second_id
        row_id, child_id = (one, other) if one in asked else (other, one)
        if child_id not in asked:
            likely.setdefault(asked[row_id], []).append((child_id, pair.certain))
    for at, candidates in likely.items():
        (child_id, certain), *others = candidates
        if certain or not others:
            found.ids[at] = child_id
            found.alike.add(at)
        else:
            found.like[at] = tuple(id_ for id_, _ in candidates)


def person_of_row(said: Fields, id_: ChildId | None = None) -> Person:
    """Take what the matcher needs of what a row says."""
    born, sex = said.get("birth_date", ""), said.get("sex", "")
    return Person(
        id=id_,
        full_name=said.get("full_name", ""),
        birth_date=BirthDate.from_iso(born) if born else None,
        sex=Sex(sex) if sex else None,
        father_name=said.get("father_name", ""),
        mother_name=said.get("mother_name", ""),
        guardian_name=said.get("guardian_name", ""),
    )
