"""Who would be on the next list for an office: worklists, and what an earlier list left open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.child import Child
from app.domain.cleaning.worklists import NOT_ENTERED
from app.domain.fields import fields_of
from app.domain.handoff.hand_off import CODES, KINDS, NEW
from app.domain.handoff.office import Office
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.ids import ChildId, VillageId
from app.services.app import App
from app.services.cleaning.check_records import find_problems
from app.services.handoff.read_offices import read_offices
from app.services.lists.export_list import Person, by_family
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.storage.child_list import ChildFilter
from app.storage.unit_of_work import Snapshot

PRINTED = (
    *("full_name", "birth_date", "sex", "ethnicity", "national_id"),
    *("father_name", "mother_name", "guardian_name"),
)
_HOME = ("head_name", "address", "phone")
_DECIDED = (Verification.ANSWERED, Verification.DIFFERS, Verification.NOT_FOUND)
"""The office has answered of these; nothing new comes of asking again at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedHandOff:
    """What a list is to be made of."""

    office: str
    kinds: tuple[str, ...] = tuple(KINDS)
    """Keys of KINDS."""
    villages: frozenset[VillageId] | None = None
    """NO_VILLAGE for children without; None for all."""
    again: bool = False
    """Whether those are asked about again of whom the office has answered without a match."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A child that would be on the list."""

    child: Child
    household: Household
    codes: tuple[str, ...]
    """Why: some of CODES."""
    carried: bool
    """Whether an earlier list left it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The next list for an office, as it would be now."""

    office: Office
    people: tuple[Asked, ...]
    """In the order of the list: villages, households, the eldest first."""
    villages: Mapping[str, str]
    """Names by id."""
    waiting: int
    """Children of a list that is not yet due: the office still has them."""
    answered: int
    """Children of whom the office has answered without a match, left out unless asked again."""

    @property
    def carried(self) -> int:
        """Count those whom an earlier list left open."""
        return sum(one.carried for one in self.people)


def gather_hand_off(
    app: App,
    snapshot: Snapshot,
    wanted: WantedHandOff,
    *,
    on: date,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Gathered:
    """Gather the children of a list.

    Raises KnownError `cancelled`, KeyError for an office or a kind that nobody knows.
    """
    office = read_offices(app, snapshot)[wanted.office]
    to_send = ids_to_send(snapshot, wanted, on)
    ids = to_send.ids
    people = _people(snapshot, wanted, ids, on, Pace(len(ids), progress, cancelled))
    villages = snapshot.villages.shorts()
    codes = dict(people)
    ordered = by_family([person for person, _ in codes.values()], villages)
    return Gathered(
        office=office,
        people=tuple(
            Asked(child, home, codes[child.id][1], child.id in to_send.left_open)
            for child, home in ordered
        ),
        villages=villages,
        waiting=to_send.waiting,
        answered=to_send.answered,
    )


@dataclass(frozen=True, slots=True)
class ToSend:
    """Ids of those whom a list would have, whatever their village."""

    ids: frozenset[ChildId]
    left_open: frozenset[ChildId]
    waiting: int
    answered: int


def ids_to_send(snapshot: Snapshot, wanted: WantedHandOff, on: date) -> ToSend:
    """Name those whom a list would have, without a look at their records."""
    standing = snapshot.hand_offs.latest(wanted.office)
    answered_lists = {one.id for one, line in standing.values() if line.answer}
    out = {id_: one for id_, (one, line) in standing.items() if line.is_open}
    left_open = {i for i, one in out.items() if one.due_on < on or one.id in answered_lists}
    waiting = out.keys() - left_open
    decided = {i for i, (_, line) in standing.items() if line.answer and line.state in _DECIDED}
    listed = _listed(snapshot, wanted)
    taken = (listed | left_open) - waiting - (set() if wanted.again else decided)
    return ToSend(frozenset(taken), frozenset(left_open), len(waiting), len(decided & listed))


def printed(person: Child, household: Household, villages: Mapping[str, str]) -> dict[str, str]:
    """Give what the list says of a child: no circumstance, nothing the office need not know."""
    child, home = fields_of(person), fields_of(household)
    texts = {name: child.get(name) or child.get(f"original.{name}", "") for name in PRINTED}
    if not child.get("birth_date"):
        texts |= {"birth_date": "", "original.birth_date": child.get("original.birth_date", "")}
    texts |= {name: home.get(name, "") for name in _HOME}
    texts["village"] = villages.get(household.village_id or "", "") or home.get(
        "original.village", ""
    )
    return {name: text for name, text in texts.items() if text}


def _listed(snapshot: Snapshot, wanted: WantedHandOff) -> set[ChildId]:
    return {
        id_
        for kind in wanted.kinds
        for worklist in KINDS[kind]
        for id_ in snapshot.list.ids(ChildFilter(worklist=worklist))
    }


def _people(
    snapshot: Snapshot, wanted: WantedHandOff, ids: Iterable[ChildId], on: date, pace: Pace
) -> Iterable[tuple[ChildId, tuple[Person, tuple[str, ...]]]]:
    pace.listen()
    found = [pair for pair in _fetched(snapshot, ids, pace) if _is_wanted(pair, wanted)]
    for pair, (child, problems) in zip(found, find_problems(snapshot, on, found), strict=True):
        codes = dict.fromkeys(one.code for one in problems if one.code in CODES)
        is_new = NEW in wanted.kinds and not child.revision and not child.external_code
        yield child.id, (pair, (*codes, *((NOT_ENTERED,) if is_new else ())))


def _fetched(snapshot: Snapshot, ids: Iterable[ChildId], pace: Pace) -> Sequence[Person]:
    found = []
    for pair in snapshot.children.with_households(sorted(ids)):
        pace.tick()
        found.append(pair)
    return found


def _is_wanted(pair: Person, wanted: WantedHandOff) -> bool:
    child, home = pair
    in_place = wanted.villages is None or (home.village_id or "") in wanted.villages
    return in_place and child.status == "active"
