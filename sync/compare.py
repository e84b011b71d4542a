"""Finding out whether this store and the central hold the same, and if not, which records differ.

The everyday comparison is one small request; only what differs is looked at more closely, part by
part, down to the single records.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from sync.digest import FANOUT, Sum, own_group, row_hash, sum_of, whole
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.members import Member, Members, Row
from sync.protocol import PREFIX
from sync.transport import Request

Asked = tuple[str, str]
"""A group and a prefix of places in it."""
OurMembers = Mapping[str, Sequence[Member]]
"""The records of each group, hashed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The central's digests beside ours."""

    epoch: str
    head: int
    differing: Mapping[str, Members]
    """Our records of the groups that differ."""
    cloned: bool = False

    @property
    def agrees(self) -> bool:
        """Whether both hold the same."""
        return not self.differing

    @property
    def groups(self) -> tuple[str, ...]:
        """Name the groups that differ."""
        return tuple(self.differing)


@dataclass(slots=True)
class Differences:
    """The records that differ, by group: a village's id, `village`, `decision` or `calendar`."""

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
            ours = our_members(snapshot)
            cursor = snapshot.sync.cursor()
        return _compared(cursor, ours, self._digest(_digest_of(ours)))

    def holds(self, digest: str) -> bool:
        """Whether a digest of all that came along with the last page is that of our copies."""
        with self.line.store.read() as snapshot:
            return digest == _digest_of(our_members(snapshot))

    def against_new_life(self) -> Compared:
        """Compare with a central that began another life, wherever our cursor stands."""
        with self.line.store.read() as snapshot:
            ours = our_members(snapshot)
        answer = self._digest(_digest_of(ours))
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
        found = Differences({group: set() for group in compared.groups})
        asked: list[Asked] = [(group, "") for group in compared.groups]
        while asked:
            now, asked = asked[:MAX_PARTS], asked[MAX_PARTS:]
            for (group, prefix), part in zip(now, self._parts(now), strict=True):
                ours = compared.differing[group]
                if part.records is not None:
                    found.keys[group] |= _unlike(ours.rows(prefix), part.records)
                else:
                    asked += [(group, longer) for longer in _unequal_parts(ours, prefix, part)]
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
    compared = _compared(snapshot.sync.cursor(), our_members(snapshot), answer)
    return compared.agrees if compared else None


def _compared(cursor: Cursor, ours: OurMembers, answer: DigestAnswer) -> Compared | None:
    if (cursor.epoch, cursor.revision) != (answer.epoch, answer.head):
        return None
    return Compared(answer.epoch, answer.head, _unequal(ours, answer), answer.cloned)


def _makes_sense(part: Part) -> bool:
    """Whether a part is either split into 16 smaller ones or listed."""
    if part.split is None:
        return part.records is not None
    return len(part.split) == FANOUT and sum(count for count, _ in part.split) > LISTED


def _unequal(ours: OurMembers, answer: DigestAnswer) -> dict[str, Members]:
    if answer.digest == _digest_of(ours):
        return {}
    if answer.groups is None:
        raise Halt("not_understood")
    theirs = {group: Sum.read(*named) for group, named in answer.groups.items()}
    groups = ((group, ours.get(group, [])) for group in sorted({*ours, *theirs}))
    unequal = {g: listed for g, listed in groups if _sum(listed) != theirs.get(g, Sum())}
    return {group: Members(listed) for group, listed in unequal.items()}


def _sum(members: Sequence[Member]) -> Sum:
    return sum_of(one.hash for one in members)


def _digest_of(ours: OurMembers) -> str:
    return whole(_sum(listed) for listed in ours.values()).digest


def _unlike(ours: Iterable[Row], theirs: Iterable[Row]) -> set[Key]:
    here, there = ({(row[0], row[1]): row for row in rows} for rows in (ours, theirs))
    return {key for key in {*here, *there} if here.get(key) != there.get(key)}


def _unequal_parts(ours: Members, prefix: str, part: Part) -> Iterator[str]:
    """Name the smaller parts that differ."""
    halves = zip(ours.split(prefix), part.split or (), strict=True)
    for digit, (here, (count, digest)) in enumerate(halves):
        if here != Sum.read(count, digest):
            yield f"{prefix}{digit:x}"


def our_sums(snapshot: Snapshot) -> dict[str, Sum]:
    """Sum the central's copies as we hold them, by group."""
    return {group: _sum(listed) for group, listed in our_members(snapshot).items()}


def our_members(snapshot: Snapshot) -> OurMembers:
    """Hash the central's copies as we hold them, by group."""
    members: defaultdict[str, list[Member]] = defaultdict(list)
    for group, one in _grouped(snapshot):
        hash_ = row_hash(one.entity, one.entity_id, one.revision, one.fields)
        members[group].append(Member(one.entity, one.entity_id, one.revision, hash_))
    return members


def _grouped(snapshot: Snapshot) -> Iterator[tuple[str, Written]]:
    """Go through our copies with the group of each: the village of its household."""
    village_of: dict[str | None, str] = {}
    for one in snapshot.sync.shadows.written():
        if one.entity == "household":
            group = village_of[one.entity_id] = one.belongs_to or ""
        elif own_group(one.entity):
            group = own_group(one.entity)
        elif one.entity == "suggestion":
            group = one.belongs_to or ""
        else:
            group = village_of.get(one.belongs_to, "")
            if one.entity == "child":
                village_of[one.entity_id] = group
        yield group, one
