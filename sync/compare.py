"""Finding out whether this store and the central hold the same, and if not, which records differ.

The everyday comparison is one small request; only what differs is looked at more closely, part by
part, down to the single records.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from pydantic import ValidationError

from app.storage.outbox import Key
from app.storage.shadows import Written
from app.storage.sync_state import Cursor
from app.storage.unit_of_work import Snapshot
from sync.comparing import (
    LISTED,
    MAX_PARTS,
    DigestAnswer,
    Part,
    PartsAnswer,
    PartsRequest,
)
from sync.digest import DECISIONS, FANOUT, VILLAGES, Sum, place_of, row_hash, short, sum_of, whole
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.protocol import PREFIX
from sync.transport import Request

Row = tuple[str, str, int, str]
"""Entity, id, revision and short hash, as a part lists them."""
Asked = tuple[str, str]
"""A group and a prefix of places in it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A record of ours as it counts in a digest."""

    place: str
    hash: int
    row: Row


@dataclass(frozen=True, slots=True)
class Compared:
    """The central's digests beside ours."""

    epoch: str
    head: int
    groups: tuple[str, ...]
    """Those that differ."""
    cloned: bool = False

    @property
    def agrees(self) -> bool:
        """Whether both hold the same."""
        return not self.groups


@dataclass(slots=True)
class Differences:
    """The records that differ, by group: a village's id, `village` or `decision`."""

    keys: dict[str, set[Key]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Count them by group."""
        return {group: len(keys) for group, keys in self.keys.items() if keys}

    def all(self) -> list[Key]:
        """Name them."""
        return sorted({key for keys in self.keys.values() for key in keys})


@dataclass(slots=True)
class Compare:
    """The comparing part of one round."""

    line: Line

    def run(self) -> Compared | None:
        """Compare the digests of all groups; None when the central moved on since we read."""
        with self.line.store.read() as snapshot:
            ours = our_sums(snapshot)
            cursor = snapshot.sync.cursor()
        return _compared(cursor, ours, self._digest(whole(ours.values()).digest))

    def holds(self, digest: str) -> bool:
        """Whether a digest of all that came along with the last page is that of our copies."""
        with self.line.store.read() as snapshot:
            return digest == whole(our_sums(snapshot).values()).digest

    def against_new_life(self) -> Compared:
        """Compare with a central that began another life, wherever our cursor stands."""
        with self.line.store.read() as snapshot:
            ours = our_sums(snapshot)
        answer = self._digest(whole(ours.values()).digest)
        return Compared(answer.epoch, answer.head, _unequal(ours, answer), answer.cloned)

    def _digest(self, have: str) -> DigestAnswer:
        query = urlencode({"have": have})
        try:
            reply = self.line.exchange.ask(Request("GET", f"{PREFIX}/digest?{query}"))
            return DigestAnswer.model_validate_json(reply.body)
        except (Refused, ValidationError):
            raise Halt("not_understood") from None

    def differing(self, compared: Compared) -> Differences:
        """Look closer at the groups that differ, down to the records."""
        with self.line.store.read() as snapshot:
            members = our_members(snapshot, compared.groups)
        found = Differences({group: set() for group in compared.groups})
        asked: list[Asked] = [(group, "") for group in compared.groups]
        while asked:
            now, asked = asked[:MAX_PARTS], asked[MAX_PARTS:]
            for (group, prefix), part in zip(now, self._parts(now), strict=True):
                ours = [one for one in members[group] if one.place.startswith(prefix)]
                if part.records is not None:
                    found.keys[group] |= _unlike(ours, part.records)
                else:
                    asked += [(group, longer) for longer in _halves(prefix, ours, part)]
        return found

    def _parts(self, asked: list[Asked]) -> list[Part]:
        body = PartsRequest(parts=asked).model_dump_json().encode()
        headers = {"Content-Type": "application/json"}
        try:
            reply = self.line.exchange.ask(Request("POST", f"{PREFIX}/parts", body, headers))
            parts = PartsAnswer.model_validate_json(reply.body).parts
        except (Refused, ValidationError):
            raise Halt("not_understood") from None
        if len(parts) != len(asked) or any(not _makes_sense(part) for part in parts):
            raise Halt("not_understood")
        return parts


def agrees(snapshot: Snapshot, answer: DigestAnswer) -> bool | None:
    """Hold a digest against what the store has; None when it is of another moment."""
    compared = _compared(snapshot.sync.cursor(), our_sums(snapshot), answer)
    return compared.agrees if compared else None


def _compared(cursor: Cursor, ours: dict[str, Sum], answer: DigestAnswer) -> Compared | None:
    if (cursor.epoch, cursor.revision) != (answer.epoch, answer.head):
        return None
    return Compared(answer.epoch, answer.head, _unequal(ours, answer), answer.cloned)


def _makes_sense(part: Part) -> bool:
    """Whether a part is either split into 16 smaller ones or listed."""
    if part.split is None:
        return part.records is not None
    return len(part.split) == FANOUT and sum(count for count, _ in part.split) > LISTED


def _unequal(ours: dict[str, Sum], answer: DigestAnswer) -> tuple[str, ...]:
    if answer.digest == whole(ours.values()).digest:
        return ()
    if answer.groups is None:
        raise Halt("not_understood")
    theirs = {group: Sum.read(*named) for group, named in answer.groups.items()}
    groups = sorted({*ours, *theirs})
    return tuple(g for g in groups if ours.get(g, Sum()) != theirs.get(g, Sum()))


def _unlike(ours: Iterable[Member], theirs: Iterable[Row]) -> set[Key]:
    here, there = ({(row[0], row[1]): row for row in rows} for rows in (_rows(ours), theirs))
    return {key for key in {*here, *there} if here.get(key) != there.get(key)}


def _rows(members: Iterable[Member]) -> list[Row]:
    return [one.row for one in members]


def _halves(prefix: str, ours: list[Member], part: Part) -> Iterator[str]:
    """Name the smaller parts that differ."""
    for digit, (count, digest) in enumerate(part.split or ()):
        longer = f"{prefix}{digit:x}"
        here = sum_of(one.hash for one in ours if one.place.startswith(longer))
        if here != Sum.read(count, digest):
            yield longer


def our_sums(snapshot: Snapshot) -> dict[str, Sum]:
    """Sum the central's copies as we hold them, by group."""
    sums: dict[str, Sum] = {}
    for group, one in _grouped(snapshot):
        sums.setdefault(group, Sum()).add(_hash(one))
    return sums


def our_members(snapshot: Snapshot, groups: Iterable[str]) -> dict[str, list[Member]]:
    """Fetch our records of some groups."""
    members: dict[str, list[Member]] = {group: [] for group in groups}
    for group, one in _grouped(snapshot):
        if group in members:
            hash_ = _hash(one)
            row = one.entity, one.entity_id, one.revision, short(hash_)
            members[group].append(Member(place_of(one.entity, one.entity_id), hash_, row))
    return members


def _hash(one: Written) -> int:
    return row_hash(one.entity, one.entity_id, one.revision, one.fields)


def _grouped(snapshot: Snapshot) -> Iterator[tuple[str, Written]]:
    """Go through our copies with the group of each: the village of its household."""
    village_of: dict[str | None, str] = {}
    for one in snapshot.sync.shadows.written():
        if one.entity == "household":
            group = village_of[one.entity_id] = one.belongs_to or ""
        elif one.entity in (VILLAGES, DECISIONS):
            group = one.entity
        elif one.entity == "suggestion":
            group = one.belongs_to or ""
        else:
            group = village_of.get(one.belongs_to, "")
            if one.entity == "child":
                village_of[one.entity_id] = group
        yield group, one
