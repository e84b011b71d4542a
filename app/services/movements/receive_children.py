"""Take in the children of another commune's file, each with its history and where it came from.

Who lived here before is opened again instead of doubled; who may already be here is asked about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.fields import noun_from
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId, HouseholdId, MovementId, VillageId
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import CAME, Effect, kind_of
from app.domain.movements.movement_order import Life, refusal, steps_of
from app.domain.movements.past_life import PastLine, pack_past, past_ids, short_line
from app.domain.movements.returned_child import open_news, returned_child
from app.domain.movements.taken_along import (
    Texts,
    Trace,
    pack_traces,
    trace_in,
)
from app.domain.status import Status
from app.matching.person import person_of
from app.services.app import VIETNAM, App
from app.services.doubles.find_likely import LikelyChildren, Likeness
from app.services.movements.bring_circumstances import Bringing, Told, told_in
from app.services.movements.child_life import life_of
from app.services.movements.pass_on import lines_of
from app.services.movements.record_movement import recheck, refused
from app.services.outcome import Refused, Saved
from app.storage.child_file import SealedChildren, check_words, read_children
from app.storage.unit_of_work import Snapshot, UnitOfWork

RECEIVE = "receive"
_KNOWN_SIGNER = "children.signer.of."
_ASKED_FROM = 0.25


@dataclass(frozen=True, slots=True)
class Arrival:
    """One child of a file."""

    ids: tuple[str, ...]
    """Its record in the commune it comes from, and those of before."""
    child: Child
    household: Household
    village: str
    was: Mapping[str, Texts]
    """Code of a commune -> what it knew of the child when it last passed it on."""
    circumstances: tuple[Told, ...]
    history: tuple[PastLine, ...]
    left_on: date

    @property
    def key(self) -> str:
        """Name it among the others of the file."""
        return self.ids[0]


@dataclass(frozen=True, slots=True)
class ArrivalFile:
    """A file that was opened and is believed to be whole."""

    commune: str
    signer: str
    source: str
    arrivals: tuple[Arrival, ...]

    @property
    def check_words(self) -> str:
        """Give what the sender can confirm over the telephone."""
        return check_words(self.signer)


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing was taken: a person says of each whether it is one of these, or new."""

    alike: Mapping[str, tuple[Likeness, ...]]
    """Key of an arrival -> children of this book who are likely the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who an arrival may be of those in this book."""

    same: tuple[Child, ...]
    """By an id of its own: it lived here, or came before."""
    alike: tuple[Child, ...]
    """By the matcher, the likeliest first."""


@dataclass(frozen=True, slots=True)
class LivesAt:
    """A household of this book, or a village in which a new one is made."""

    household_id: HouseholdId | None = None
    """None = a household of their own, or where they lived."""
    village_id: VillageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How a file is to be taken."""

    same_as: Mapping[str, ChildId | None]
    """Key of an arrival -> the child of this book that it is; None = a new one."""
    happened_on: date | None = None
    """When they came; None = the day on which they left."""
    lives_at: LivesAt = field(default_factory=LivesAt)
    """Where they live from now on …"""
    homes: Mapping[str, LivesAt] = field(default_factory=dict)
    """… and those of a household of the file (by its id there), where that is told apart."""
    trust_signer: bool = False
    """A person has compared the words of a key that is not the one known of that commune."""


def open_children(path: Path, passphrase: str, *, on: date) -> ArrivalFile:
    """Open a file. Raises KnownError (see `app.storage.child_file.read_children`)."""
    sealed = read_children(path, passphrase)
    try:
        arrivals = tuple(_arrivals(sealed, on))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise KnownError("child_file_damaged") from error
    return ArrivalFile(sealed.commune, sealed.signer, path.name, arrivals)


def _arrivals(sealed: SealedChildren, on: date) -> Iterator[Arrival]:
    made = datetime.fromisoformat(sealed.content["made_at"]).astimezone(VIETNAM).date()
    for told in sealed.content["children"]:
        home = Household(
            id=HouseholdId(str(told["household"]["id"])),
            head_name=str(told["household"].get("head_name", "")),
            phone=str(told["household"].get("phone", "")),
        )
        texts = {name: str(text) for name, text in told["child"].items() if "." not in name}
        ids = tuple(map(str, told["ids"]))
        child = noun_from(Child, ids[0], 0, {**texts, "household_id": home.id})
        yield Arrival(
            ids=ids,
            child=replace(child, status=Status.ACTIVE),
            household=home,
            village=str(told.get("village", "")),
            was=trace_in({"was": told.get("was", {})}).was,
            circumstances=tuple(told_in(told)),
            history=tuple(PastLine(*map(str, line)) for line in told["history"]),
            left_on=min(_left_on(told["movements"]) or made, on),
        )


def _left_on(movements: Iterable[Mapping[str, Any]]) -> date | None:
    days = [
        date.fromisoformat(one["happened_on"])
        for one in movements
        if kind_of(one.get("code", "")).effect is Effect.CLOSES and one.get("happened_on")
    ]
    return max(days, default=None)


def receive_children(
    app: App, file: ArrivalFile, taking: Taking, *, on: date
) -> Saved | Refused | Asked:
    """Take all children of a file, as one group, or none.

    Refused: `child_file_own`, `child_file_other_signer`, or why a movement makes no sense.
    """
    if file.commune == app.commune.code:
        return refused("source", "child_file_own")
    with app.store.read() as snapshot:
        known_signer = snapshot.settings.get(_KNOWN_SIGNER + file.commune)
        same_as = _known(snapshot, file.arrivals) | dict(taking.same_as)
    if known_signer not in ("", file.signer) and not taking.trust_signer:
        return refused("source", "child_file_other_signer")
    asked = _asked(app, [one for one in file.arrivals if one.key not in same_as])
    if asked:
        return Asked(asked)
    with app.write(RECEIVE, group_id=GroupId(app.new_id())) as unit:
        receiving = _Receiving(app, unit, file, replace(taking, same_as=same_as), on)
        why = receiving.refusal()
        if why:
            return why
        children = receiving.store()
        unit.settings.put(_KNOWN_SIGNER + file.commune, file.signer)
        recheck(unit, children, on)
    only = children[0].id if len(children) == 1 else None
    return Saved(group_id=unit.group_id, household_id=children[0].household_id, child_id=only)


def who_they_may_be(app: App, file: ArrivalFile) -> dict[str, Known]:
    """Say of each arrival who it may be, before anything is decided."""
    with app.store.read() as snapshot:
        same = _known(snapshot, file.arrivals)
        own = snapshot.children.get_many([id_ for id_ in same.values() if id_])
    alike = _asked(app, [one for one in file.arrivals if one.key not in same])
    return {
        one.key: Known(
            same=tuple(own[id_] for id_ in [same.get(one.key)] if id_),
            alike=tuple(found.child for found in alike.get(one.key, ())),
        )
        for one in file.arrivals
    }


def _known(snapshot: Snapshot, arrivals: Iterable[Arrival]) -> dict[str, ChildId | None]:
    """Say which arrivals have a record here by an id of theirs: they lived here, or came before."""
    came: dict[str, ChildId] = {}
    for one in snapshot.movements.of_code(CAME):
        came.update(dict.fromkeys(past_ids(one.history), one.child_id))
    found: dict[str, ChildId | None] = {}
    for arrival in arrivals:
        own = snapshot.children.get_many(arrival.ids)
        ids = [*(ChildId(id_) for id_ in own), *(came[id_] for id_ in arrival.ids if id_ in came)]
        if ids:
            found[arrival.key] = ids[0]
    return found


def _asked(app: App, arrivals: Sequence[Arrival]) -> dict[str, tuple[Likeness, ...]]:
    likely = LikelyChildren(app)
    found = {
        one.key: tuple(
            alike
            for alike in likely.of(replace(person_of(one.child, one.household), village_id=None))
            if alike.match.probability >= _ASKED_FROM
        )
        for one in arrivals
    }
    return {key: alike for key, alike in found.items() if alike}


class _Receiving:
    """One file against the store inside the transaction."""

    def __init__(
        self, app: App, unit: UnitOfWork, file: ArrivalFile, taking: Taking, on: date
    ) -> None:
        self._app, self._unit, self._file, self._taking, self._on = app, unit, file, taking, on
        wanted = [id_ for id_ in taking.same_as.values() if id_]
        self._stored = unit.children.get_many(wanted)
        here = ((one, self._child_here(one)) for one in file.arrivals)
        self._homes = {one.household.id: child.household_id for one, child in here if child}

    def refusal(self) -> Refused | None:
        """Say of which child its coming makes no sense; nothing is written yet."""
        if not self._file.arrivals:
            return refused("child_id", "movement_no_child")
        for one in self._file.arrivals:
            step = self._day(one), kind_of(CAME)
            child = self._child_here(one)
            if child is None:
                life = Life(one.child.birth_date, self._on, self._on)
                absent = replace(one.child, status=Status.MOVED_OUT)
                code = refusal(step, [], absent, life)
            else:
                past = steps_of(self._unit.movements.of_child(child.id))
                code = refusal(step, past, child, life_of(self._unit, child, self._on))
            if code:
                return refused("happened_on", code, [child.id] if child else [])
        return None

    def store(self) -> list[Child]:
        """Write children, households, movements and circumstances."""
        return [self._take(one) for one in self._file.arrivals]

    def _day(self, one: Arrival) -> date:
        return self._taking.happened_on or one.left_on

    def _child_here(self, one: Arrival) -> Child | None:
        id_ = self._taking.same_as.get(one.key)
        return self._stored.get(id_) if id_ else None

    def _take(self, one: Arrival) -> Child:
        here = self._child_here(one)
        was = one.was.get(self._app.commune.code)
        child = returned_child(here, one.child, was) if here else self._new(one)
        lives_at = self._lives_at(one).household_id
        if lives_at:
            child = replace(child, household_id=lives_at)
        child = replace(child, status=Status.ACTIVE)
        self._unit.save(child)
        self._open_home(child)
        source, commune = self._file.source, self._file.commune
        bringing = Bringing(self._app, self._unit, child.id, commune, source)
        held = bringing.bring(one.circumstances)
        self._unit.save(self._movement(one, child, held))
        return child

    def _new(self, one: Arrival) -> Child:
        """Make the record; brothers and sisters of one household stay together."""
        lives_at = self._lives_at(one)
        home = lives_at.household_id or self._homes.get(one.household.id)
        if home is None:
            home = HouseholdId(self._app.new_id())
            self._unit.save(replace(one.household, id=home, village_id=lives_at.village_id))
            self._homes[one.household.id] = home
        id_ = ChildId(self._app.new_id())
        return replace(one.child, id=id_, household_id=home, source=self._file.source)

    def _lives_at(self, one: Arrival) -> LivesAt:
        return self._taking.homes.get(one.household.id, self._taking.lives_at)

    def _open_home(self, child: Child) -> None:
        home = self._unit.households.get(child.household_id)
        if home is not None:
            self._unit.save(replace(home, status=Status.ACTIVE))

    def _movement(self, one: Arrival, child: Child, held: Mapping[str, Trace]) -> Movement:
        whole = Trace(was=one.was).with_(Trace(was={self._file.commune: open_news(one.child)}))
        commune = self._app.gazetteer.units.get(self._file.commune)
        return Movement(
            id=MovementId(self._app.new_id()),
            child_id=child.id,
            code=CAME,
            happened_on=self._day(one),
            place=commune.full_name if commune else self._file.commune,
            place_code=self._file.commune,
            source=self._file.source,
            history=pack_past(one.ids, self._new_lines(one, child)) | pack_traces(whole, held),
        )

    def _new_lines(self, one: Arrival, child: Child) -> list[PastLine]:
        """Leave out what the history of the child here tells already."""
        movements = self._unit.movements.of_child(child.id)
        known = set(map(short_line, lines_of(self._unit, child.id, movements)))
        return [line for line in one.history if short_line(line) not in known]
