"""Whom each row of an answer is about: by the key that was printed, else by who it describes.

A key alone is not believed against the name beside it. Without a key a row is surely of a child
only where name and whole birth date, or what else was printed, are that child's alone in the
commune; else the matcher says whom it is like, and a person decides.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.handoff.answer import Doubt
from app.domain.handoff.hand_off import HandOff, HandOffLine
from app.domain.handoff.row_key import is_written_as_row_key, keys_of
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.person.national_id import read_national_id
from app.domain.text.text import fold, is_bare, may_be_one, same_marks
from app.services.app import App
from app.services.handoff.gather_hand_off import printed
from app.services.handoff.match_alike import FoundIds, Listen, match_alike
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.tell_namesakes import Namesakes
from app.services.handoff.trust_places import Standing
from app.services.lists.roster import Roster
from app.services.lists.said_fields import Fields, compare
from app.storage.child_list import ChildFilter
from app.storage.living import living
from app.storage.unit_of_work import Snapshot
from app.workbook.sheet import Cell

_WHOLE_DATE = len("2015-03-16")
_AROUND = ("mother_name", "father_name", "guardian_name")


@dataclass(frozen=True)
class Meant:
    """The child of a row, and what it stands on."""

    child: Child
    household: Household
    by_key: bool
    line: HandOffLine | None
    """As it was printed on the last list the child is on; None for one on no list."""
    hand_off: HandOff | None
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def known(self) -> Fields:
        """Give what the book says now."""
        return {**fields_of(self.household), **fields_of(self.child)}

    @property
    def printed(self) -> Fields:
        """Give what the list said."""
        return self.line.said if self.line else {}


@dataclass(frozen=True, slots=True)
class MeantRows:
    """What is known of the rows, by their place among them."""

    of: Mapping[int, Meant]
    like: Mapping[int, tuple[ChildId, ...]] = field(default_factory=dict)
    """Children that a row may be of, where nobody can say which."""
    standing: Standing = field(default_factory=dict)
    """How each child stands on the last list of the office."""


def match_answer(
    app: App,
    snapshot: Snapshot,
    rows: Sequence[AnswerRow],
    office: str,
    meant: Mapping[tuple[str, int], ChildId] | None = None,
    listen: Listen = lambda: None,
) -> MeantRows:
    """Match rows to children. `meant` is what a person said of some rows.

    `listen` is called now and then; what it raises stops the work.
    """
    standing = snapshot.hand_offs.latest(office)
    roster = Roster(snapshot)
    found = FoundIds()
    told = {at: (meant or {}).get((row.sheet, row.row)) for at, row in enumerate(rows)}
    found.ids.update({at: id_ for at, id_ in told.items() if id_})
    _by_key(snapshot, rows, standing, found)
    listen()
    _by_number(snapshot, rows, found)
    _by_description(roster, snapshot, rows, found)
    listen()
    namesakes = Namesakes(rows, found, standing, _on_no_list(roster, snapshot, standing, found))
    namesakes.tell()
    moved = namesakes.moved_keys()
    found.by_key.update(at for at, id_ in told.items() if id_)
    match_alike(app, snapshot, rows, found, listen)
    of = _fetched(roster, snapshot, rows, standing, found, meant or {}, moved)
    return MeantRows(of, found.like, standing)


def _on_no_list(
    roster: Roster, snapshot: Snapshot, standing: Standing, found: FoundIds
) -> dict[ChildId, Fields]:
    """Say what a list would print of those who are on none, as far as somebody asks."""
    wanted = {id_ for ids in found.like.values() for id_ in ids}
    wanted |= {found.ids[at] for at in found.by_key}
    ids = sorted(wanted - standing.keys())
    if not ids:
        return {}
    villages = snapshot.villages.shorts()
    return {child.id: printed(child, home, villages) for child, home in roster.pairs(ids)}


def _by_key(
    snapshot: Snapshot,
    rows: Sequence[AnswerRow],
    standing: Standing,
    found: FoundIds,
) -> None:
    """Believe the keys of this office's lists, then those of everybody."""
    keyed = {at: row.key for at, row in enumerate(rows) if row.key and at not in found.ids}
    keys = keys_of(standing)
    if any(key not in keys for key in keyed.values()):
        keys = {**keys_of(snapshot.list.ids(ChildFilter())), **keys}
    for at, key in keyed.items():
        if key in keys:
            found.ids[at] = keys[key]
            found.by_key.add(at)


def _by_number(snapshot: Snapshot, rows: Sequence[AnswerRow], found: FoundIds) -> None:
    """Know a row by a number that one child has already, where the name is that child's."""
    numbers: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        if at not in found.ids and row.said.get("full_name"):
            for cell in (*row.numbers, *row.known_numbers):
                numbers.setdefault(_digits(cell), []).append(at)
    numbers.pop("", None)
    holders = snapshot.children.holders_by_number(numbers)
    ids = {held[0] for held in holders.values() if len(held) == 1}
    people = snapshot.children.get_many(sorted(ids))
    for number, held in holders.items():
        for at in numbers[number] if len(held) == 1 else ():
            child = people[held[0]]
            if at not in found.ids and _has_name(rows[at].said, child.full_name):
                found.ids[at] = child.id


def _digits(cell: Cell) -> str:
    return read_national_id(cell).value if isinstance(cell, str | int | float) else ""


def _has_name(said: Fields, name: str) -> bool:
    return bool(name) and fold(said["full_name"]) == fold(name)


def _by_description(
    roster: Roster, snapshot: Snapshot, rows: Sequence[AnswerRow], found: FoundIds
) -> None:
    """Find the children of the whole commune with the name and the birth date of a row."""
    wanted: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        name = row.said.get("full_name", "")
        if at not in found.ids and " " in name.strip():
            wanted.setdefault(fold(name), []).append(at)
    if not wanted:
        return
    bearers: dict[int, list[ChildId]] = {}
    for id_, name, born in snapshot.children.names_and_dates():
        for at in wanted.get(name, ()):
            if _is_born(rows[at].said.get("birth_date", ""), born):
                bearers.setdefault(at, []).append(id_)
    people = {
        child.id: {**fields_of(home), **fields_of(child)}
        for child, home in roster.pairs(sorted({id_ for ids in bearers.values() for id_ in ids}))
    }
    for at, ids in bearers.items():
        _choose(at, rows[at].said, {id_: people[id_] for id_ in ids}, found)


def _is_born(said: str, known: str) -> bool:
    """Whether two birth dates may be one, as far as each is known."""
    return said.startswith(known) or known.startswith(said)


def _choose(at: int, said: Fields, candidates: Mapping[ChildId, Fields], found: FoundIds) -> None:
    """Take the one child a row can be of; where two could be, nobody is taken."""
    possible = {id_: known for id_, known in candidates.items() if _may_be(said, known)}
    if len(possible) > 1:
        agreeing = {id_ for id_, known in possible.items() if _agrees_around(said, known)}
        possible = {id_: possible[id_] for id_ in agreeing} if len(agreeing) == 1 else possible
    elif possible and len(candidates) > 1:
        (known,) = possible.values()
        if not _agrees_around(said, known) and not _is_marked(said, candidates):
            possible = dict(candidates)
    if len(possible) == 1:
        ((found.ids[at], known),) = possible.items()
        if not _is_whole(said, known) and not _agrees_around(said, known):
            found.alike.add(at)
    elif possible:
        found.like[at] = tuple(possible)


def _is_whole(said: Fields, known: Fields) -> bool:
    return said.get("birth_date", "") == known.get("birth_date", "") and (
        len(said.get("birth_date", "")) == _WHOLE_DATE
    )


def _may_be(said: Fields, known: Fields) -> bool:
    is_named = may_be_one(said.get("full_name", ""), known.get("full_name", ""))
    return is_named and all(compare(name, said, known) is not False for name in ("sex", *_AROUND))


def _agrees_around(said: Fields, known: Fields) -> bool:
    return any(compare(name, said, known) for name in _AROUND)


def _is_marked(said: Fields, candidates: Mapping[ChildId, Fields]) -> bool:
    """Whether the marks of the name alone tell the candidates apart."""
    name = said.get("full_name", "")
    alike = sum(same_marks(name, known.get("full_name", "")) for known in candidates.values())
    return not is_bare(name) and alike == 1


def _fetched(
    roster: Roster,
    snapshot: Snapshot,
    rows: Sequence[AnswerRow],
    standing: Standing,
    found: FoundIds,
    meant: Mapping[tuple[str, int], ChildId],
    moved: Container[int],
) -> dict[int, Meant]:
    people = {
        child.id: (child, home) for child, home in roster.pairs(sorted(set(found.ids.values())))
    }
    told: dict[int, Meant] = {}
    for at, id_ in found.ids.items():
        if id_ not in people:
            continue
        on_list = standing.get(id_)
        one = Meant(
            child=people[id_][0],
            household=people[id_][1],
            by_key=at in found.by_key,
            line=on_list[1].line if on_list else None,
            hand_off=on_list[0] if on_list else None,
        )
        row = rows[at]
        doubts = [] if (row.sheet, row.row) in meant else _doubts(row, one)
        if at in moved:
            doubts.append(Doubt.KEY_MOVED)
        if at in found.alike:
            doubts.append(Doubt.ALIKE)
        told[at] = replace(_followed(snapshot, one), doubts=tuple(doubts))
    return told


def _followed(snapshot: Snapshot, one: Meant) -> Meant:
    """Go on to the record in which a merged one lives on."""
    if one.child.status != "merged":
        return one
    pair = snapshot.children.with_household(living(snapshot, one.child.id))
    return replace(one, child=pair[0], household=pair[1]) if pair else one


def _doubts(row: AnswerRow, one: Meant) -> list[Doubt]:
    """Hold what stands beside the key against what was printed and against the book as it is."""
    said, knowns = row.said, [fields for fields in (one.printed, one.known) if fields]
    doubts = []
    is_named = any(_is_named(said, known) for known in knowns)
    if one.by_key and said.get("full_name") and not is_named:
        doubts.append(Doubt.KEY_CONTRADICTED)
    if is_written_as_row_key(row.key_text) and row.key and not one.by_key:
        doubts.append(Doubt.KEY_UNKNOWN)
    born = {compare("birth_date", said, known) for known in knowns}
    if born == {False}:
        doubts.append(Doubt.OTHER_BIRTH_DATE)
    if _is_renamed(one):
        doubts.append(Doubt.RENAMED_SINCE)
    return doubts


def _is_renamed(one: Meant) -> bool:
    """Whether the book has made somebody else of the child since: they may have meant the other."""
    if not one.printed:
        return False
    named = _is_named(one.printed, one.known)
    return not named or compare("birth_date", one.printed, one.known) is False


def _is_named(said: Fields, known: Fields) -> bool:
    """Whether a row has the name of a child, perhaps without its marks."""
    name, ours = said.get("full_name", ""), known.get("full_name", "")
    if not ours:
        return True
    return fold(name) == fold(ours) and (same_marks(name, ours) or is_bare(name))
