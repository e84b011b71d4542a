"""Take back what was changed together, in one go, and never what was changed later.

A field whose value is no longer the one the group gave it was changed later, and stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.change import Change
from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.errors import KnownError
from app.domain.fields import ENTITY_OF, NOUNS, Noun, difference, fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId, HouseholdId
from app.domain.places.village import Village
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.bring_belongings import belongings
from app.services.record_of import store_of
from app.services.undo_lists import LIST, standing_lists, undo_lists
from app.storage.hand_offs import UNDONE
from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot, UnitOfWork

UNDO = "undo"
_STATUS = ("status", "merged_into", "into")
_TAKEN_BACK = {*NOUNS, LIST}
_LAST = {"child": 1, "household": 2, "village": 3}
Ref = tuple[str, str]
"""Entity and id."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that keeps these fields: they were changed later; `("status",)` = it stays."""

    entity: str
    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A field that gets its old text back."""

    entity: str
    id: str
    field: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an undo would do to the store as it stands."""

    removed: tuple[Ref, ...]
    restored: tuple[Restored, ...]
    kept: tuple[Kept, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to take back."""
        return not (self.removed or self.restored)


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What was taken back; the undo is a group itself and can be undone."""

    group_id: GroupId | None
    """None when nothing was left to take back."""
    removed: int
    restored: int
    kept: tuple[Kept, ...]
    lists: int = 0
    """Lists for an office, or answers to them, that have changed no record."""

    @property
    def undone(self) -> int:
        """Count the records that were taken back."""
        return self.removed + self.restored


def undo_group(app: App, group_id: GroupId, *, on: date) -> UndoReport:
    """Undo a group: what it made is removed, what it edited gets its old values.

    Later work stands and is reported. Raises KnownError `group_not_found`.
    """
    with app.write(UNDO) as unit:
        lines = _lines(unit, group_id)
        undoing = _Undoing(unit, lines)
        unit.save_all(undoing.saves.values())
        undoing.check(unit, on)
        report = undoing.report(unit.group_id, undo_lists(unit, group_id, lines))
        if report.group_id:
            unit.settings.put(undone_by(group_id), report.group_id)
    return report


def foresee_undo(app: App, group_id: GroupId) -> Foreseen:
    """Say what an undo would do; nothing is written. Raises KnownError `group_not_found`."""
    with app.store.read() as snapshot:
        lines = _lines(snapshot, group_id)
        lists = standing_lists(snapshot, group_id, lines)
        return _Undoing(snapshot, lines).foreseen((LIST, id_) for id_ in lists)


def undone_by(group_id: GroupId) -> str:
    """Name the setting that holds the group by which this one was undone here."""
    return UNDONE + group_id


def _lines(snapshot: Snapshot, group_id: GroupId) -> list[JournalLine]:
    # What is no record, like a report that was issued, is not taken back.
    lines = [one for one in snapshot.journal.group(group_id) if one.change.entity in _TAKEN_BACK]
    if not lines:
        raise KnownError("group_not_found")
    return lines


class _Undoing:
    """One group against the store as it is at one moment."""

    def __init__(self, snapshot: Snapshot, lines: list[JournalLine]) -> None:
        self._snapshot = snapshot
        self._changes = [line.change for line in reversed(lines) if line.change.entity in NOUNS]
        self._records = _records(snapshot, self._changes)
        self._living = self._children_by_household()
        self._belongings = self._belonging()
        self._lived_in = self._snapshot.children.count_by_village()
        self.saves: dict[Ref, Noun] = {}
        """The records as they are to be."""
        self._removed: set[Ref] = set()
        self._kept: list[Kept] = []
        self._decide()

    def _decide(self) -> None:
        """Decide every change, the newest first."""
        # What belongs to others before them: a household goes only when nobody is left in it.
        for change in sorted(self._changes, key=lambda change: _LAST.get(change.entity, 0)):
            if _is_creation(change):
                self._remove(change)
            else:
                self._restore(change)
        self._bring_homes_back()

    def report(self, group_id: GroupId, lists: int) -> UndoReport:
        """Say what was done under this group."""
        removed = len(self._removed)
        group = group_id if self.saves or lists else None
        return UndoReport(group, removed, len(self.saves) - removed, tuple(self._kept), lists)

    def foreseen(self, lists: Iterable[Ref]) -> Foreseen:
        """Say what would be done, field by field."""
        restored = (
            Restored(*ref, field, *pair)
            for ref, record in self.saves.items()
            if ref not in self._removed
            for field, pair in difference(fields_of(self._records[ref]), fields_of(record)).items()
        )
        return Foreseen(tuple(sorted({*self._removed, *lists})), tuple(restored), tuple(self._kept))

    def check(self, unit: UnitOfWork, on: date) -> None:
        """Look again at the children that were touched, and at those who share their numbers."""
        touched = [noun for noun in self.saves.values() if isinstance(noun, Child)]
        gone = {child.id for child in touched if child.status is Status.REMOVED}
        unit.problems.replace(dict.fromkeys(gone, ()))
        homes = (noun for noun in self.saves.values() if isinstance(noun, Household))
        ids = {child.id for child in touched} - gone
        ids |= {one.child_id for one in self.saves.values() if isinstance(one, Circumstance)}
        ids |= {c.id for c in unit.children.of_households(home.id for home in homes)}
        ids |= unit.children.holders_of_any({child.national_id for child in touched})
        keep_problems(unit, on, unit.children.with_households(sorted(ids)))

    def _remove(self, change: Change) -> None:
        ref = (change.entity, change.entity_id)
        record = self._record(ref)
        if record.status is Status.REMOVED:
            return
        made = {name: new for name, (_, new) in change.fields.items()}
        fields = fields_of(record)
        if fields != made or self._is_lived_in(record):
            self._kept.append(Kept(*ref, ("status",)))
            return
        self._put(ref, {**fields, "status": Status.REMOVED})
        self._removed.add(ref)

    def _is_lived_in(self, record: Noun) -> bool:
        if isinstance(record, Village):
            # The list of villages is never taken from under the children who live there.
            return self._live_in(record.id) > 0
        if isinstance(record, Child):
            # Nor is a record under those that were merged into it, or what is known of it.
            merged = self._snapshot.children.merged_into([record.id])
            return bool(merged) or self._has_belongings(record.id)
        living = self._living.get(record.id, ())
        returns = (one for one in self.saves.values() if isinstance(one, Child))
        return any(self._stays(child_id, record.id) for child_id in living) or any(
            one.household_id == record.id and one.status is Status.ACTIVE for one in returns
        )

    def _live_in(self, village_id: str) -> int:
        """Count the children of a village after what is decided so far."""
        count = self._lived_in.get(village_id, 0)
        for ref, record in self.saves.items():
            before = self._records.get(ref)
            if isinstance(record, Household) and isinstance(before, Household):
                came = (record.village_id == village_id) - (before.village_id == village_id)
                count += came * len(self._living.get(record.id, ()))
        return count

    def _has_belongings(self, child_id: str) -> bool:
        """Say whether anything belongs to a child after what is decided so far."""
        now = (self.saves.get((ENTITY_OF[type(one)], one.id), one) for one in self._belongings)
        return any(
            fields_of(one).get("child_id") == child_id and one.status == "active" for one in now
        )

    def _stays(self, child_id: ChildId, home_id: str) -> bool:
        """Say whether a child still lives there after what is decided so far."""
        saved = self.saves.get(("child", child_id))
        if not isinstance(saved, Child):
            return True
        return saved.status is Status.ACTIVE and saved.household_id == home_id

    def _children_by_household(self) -> dict[str, list[ChildId]]:
        homes = [HouseholdId(id_) for entity, id_ in self._records if entity == "household"]
        living: dict[str, list[ChildId]] = {}
        for child in self._snapshot.children.of_households(homes):
            living.setdefault(child.household_id, []).append(child.id)
        return living

    def _belonging(self) -> list[Noun]:
        return list(
            belongings(self._snapshot, [id_ for kind, id_ in self._records if kind == "child"])
        )

    def _restore(self, change: Change) -> None:
        ref = (change.entity, change.entity_id)
        fields = fields_of(self._record(ref))
        ours = {n: old for n, (old, new) in change.fields.items() if fields.get(n, "") == new}
        if self._would_be_lost(ref, ours):
            ours = {n: old for n, old in ours.items() if n not in _STATUS}
        others = change.fields.keys() - ours.keys()
        kept = tuple(sorted(n for n in others if fields.get(n, "") != change.fields[n][0]))
        if kept:
            self._kept.append(Kept(*ref, kept))
        if ours:
            self._put(ref, {**fields, **ours})

    def _would_be_lost(self, ref: Ref, restored: Mapping[str, str]) -> bool:
        """Say whether a merge done again would leave nobody: its living record is gone by now."""
        match restored.get("status"):
            case Status.MERGED if ref[0] == "village":
                return self._live_in(ref[1]) > 0
            case Status.MERGED:
                into = self._child(restored.get("merged_into", ""))
                return into is None or into.status is not Status.ACTIVE
            case Status.REMOVED:
                return self._is_lived_in(self._record(ref))
        return False

    def _bring_homes_back(self) -> None:
        """Let a child who comes back have its household back, whatever ended that."""
        for child in [one for one in self.saves.values() if isinstance(one, Child)]:
            ref = ("household", child.household_id)
            home = self.saves.get(ref) or self._snapshot.households.get(child.household_id)
            if child.status is Status.ACTIVE and home and home.status is Status.REMOVED:
                self._records.setdefault(ref, home)
                self._put(ref, {**fields_of(home), "status": Status.ACTIVE})

    def _child(self, id_: str) -> Noun | None:
        return self.saves.get(("child", id_)) or self._snapshot.children.get(id_)

    def _record(self, ref: Ref) -> Noun:
        return self.saves.get(ref) or self._records[ref]

    def _put(self, ref: Ref, fields: Mapping[str, str]) -> None:
        record = self._record(ref)
        self.saves[ref] = noun_from(type(record), record.id, record.revision, fields)


def _is_creation(change: Change) -> bool:
    return change.fields.get("status", ("active", ""))[0] == ""


def _records(snapshot: Snapshot, changes: Iterable[Change]) -> dict[Ref, Noun]:
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.entity, []).append(change.entity_id)
    return {
        (entity, id_): record
        for entity, wanted in ids.items()
        for id_, record in store_of(snapshot, entity).get_many(wanted).items()
    }
