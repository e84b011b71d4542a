"""Merge records of one child: one lives on, the others end in it and stay reachable.

All of it is one group of changes, taken back by `undo_group` at any later time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.child import Child
from app.domain.cleaning.checks import CheckContext, check_child
from app.domain.cleaning.problem import Level, Problem
from app.domain.doubles.merged_child import merged_child
from app.domain.fields import fields_of, noun_from, text_of
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.cleaning.correct_child import unreadable_text
from app.services.doubles.bring_belongings import bring_belongings
from app.services.doubles.carry_decisions import carried_decisions
from app.services.doubles.leave_homes import leave_homes
from app.services.doubles.note_judged import note_merged
from app.services.outcome import Refused, Saved
from app.services.visits.enter_visit import stops
from app.services.visits.visit_entry import tidied_child
from app.storage.unit_of_work import Snapshot, UnitOfWork

MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What a person decided about records of one child."""

    kept: ChildId
    """The record that lives on."""
    merged: tuple[ChildId, ...]
    """One or more records that end in it."""
    texts: Mapping[str, str]
    """Child field -> the text that was chosen or typed, where it is not the kept record's own.

    `household_id` is the household that was chosen; an empty text leaves a field empty. Fields
    that are not named keep their text, or are filled from the merged records where it is empty.
    """
    seen: Mapping[ChildId, int]
    """Each record -> how far the journal was when it was read (`seen_now`): what was changed later
    was not seen by the person, and is not merged."""


def seen_now(snapshot: Snapshot, ids: Iterable[ChildId]) -> dict[ChildId, int]:
    """Note, beside records that were read from the same snapshot, how far the journal was."""
    return dict.fromkeys(ids, snapshot.journal.last_seq())


def merge_children(app: App, merge: Merge, *, on: date) -> Saved | Refused:
    """Merge whole or not at all; `on` is the day as of which ages are reckoned.

    Refused: `nothing_to_merge`, `no_longer_active`, `changed_meanwhile` (`holders` names the
    records), or the problems that the chosen texts would bring in.
    """
    group = GroupId(app.new_id())
    with app.write(MERGE, group_id=group) as unit:
        merging = _Merging(unit, merge, on)
        refused = merging.refusal()
        if refused:
            return refused
        merging.store()
    home, child = merging.home.id, merging.child.id
    return Saved(group_id=group, household_id=home, child_id=child)


def _refused(field: str, code: str, about: Iterable[ChildId] = ()) -> Refused:
    problem = Problem(field, code, Level.BLOCK)
    return Refused(problems=(problem,), holders=tuple(sorted(about)))


class _Merging:
    """One merge against the store as it is inside the transaction."""

    home: Household
    child: Child

    def __init__(self, unit: UnitOfWork, merge: Merge, on: date) -> None:
        self._unit = unit
        self._merge = merge
        self._on = on
        self._ids = (merge.kept, *merge.merged)
        self._records = unit.children.get_many(self._ids)

    def refusal(self) -> Refused | None:
        """Say why not; otherwise `child` and `home` are as they are to be."""
        if not self._merge.merged or len(set(self._ids)) != len(self._ids):
            return _refused("full_name", "nothing_to_merge")
        gone = [id_ for id_ in self._ids if not self._is_active(id_)]
        if gone:
            return _refused("full_name", "no_longer_active", gone)
        changed = self._changed_meanwhile()
        if changed:
            return _refused("full_name", "changed_meanwhile", changed)
        return self._put_together() or self._new_problems()

    def store(self) -> None:
        """Write everything; all was found to be right."""
        unit, merged = self._unit, self._others()
        kept = self._records[self._merge.kept]
        left = {kept.household_id, *(one.household_id for one in merged)}
        note_merged(unit, self._ids)
        unit.save(self.child)
        unit.save_all(replace(one, status=Status.MERGED, merged_into=kept.id) for one in merged)
        bring_belongings(unit, self._merge.merged, kept.id)
        leave_homes(unit, left - {self.home.id}, self.home)
        unit.save_all(carried_decisions(unit, dict.fromkeys(self._merge.merged, kept.id)))
        self._recheck()

    def _others(self) -> list[Child]:
        return [self._records[id_] for id_ in self._merge.merged]

    def _is_active(self, id_: ChildId) -> bool:
        record = self._records.get(id_)
        return record is not None and record.status is Status.ACTIVE

    def _changed_meanwhile(self) -> list[ChildId]:
        homes = {id_: self._records[id_].household_id for id_ in self._ids}
        of_children = self._unit.journal.of_entities("child", self._ids)
        of_homes = self._unit.journal.of_entities("household", set(homes.values()))
        return [
            id_
            for id_, home in homes.items()
            for lines in ([*of_children.get(id_, ()), *of_homes.get(home, ())],)
            if max((line.seq for line in lines), default=0) > self._merge.seen.get(id_, 0)
        ]

    def _put_together(self) -> Refused | None:
        kept = self._records[self._merge.kept]
        try:
            child = merged_child(kept, self._others(), self._chosen(kept))
        except ValueError:
            return Refused(problems=(unreadable_text(self._merge.texts),))
        home = self._unit.households.get(child.household_id)
        if home is None or home.status is not Status.ACTIVE:
            return _refused("household_id", "no_longer_active")
        self.child, self.home = child, home
        return None

    def _chosen(self, kept: Child) -> dict[str, str]:
        """Write what was typed the one way the store keeps it; what a record has stays as it is."""
        texts = self._merge.texts
        typed = noun_from(Child, kept.id, 0, {"household_id": kept.household_id, **texts})
        tidied = fields_of(tidied_child(typed))
        known = [fields_of(one) for one in self._records.values()]
        return {
            name: text if any(one.get(name) == text for one in known) else tidied.get(name, "")
            for name, text in texts.items()
        }

    def _new_problems(self) -> Refused | None:
        """Refuse problems that no record had before; what a person passed there is passed here."""
        found = self._problems(self.child, self.home, merged=True)
        self.child = self._with_reasons(found)
        known = {problem.code for one in self._records.values() for problem in self._of(one)}
        stopping = tuple(
            problem for problem in found if problem.code not in known and stops(problem, self.child)
        )
        if not stopping:
            return None
        others = set(self._unit.children.holders_of(self.child.national_id)) - set(self._ids)
        return Refused(problems=stopping, holders=tuple(sorted(others)))

    def _with_reasons(self, found: Iterable[Problem]) -> Child:
        passed = dict(self.child.passed)
        for problem in found:
            for other in self._others():
                same = text_of(other, problem.field) == text_of(self.child, problem.field)
                if same and problem.code in other.passed:
                    passed.setdefault(problem.code, other.passed[problem.code])
        return replace(self.child, passed=passed)

    def _of(self, record: Child) -> list[Problem]:
        home = self._unit.households.get(record.household_id)
        return self._problems(record, home, merged=False) if home else []

    def _problems(self, child: Child, home: Household, *, merged: bool) -> list[Problem]:
        ended = set(self._ids) if merged else set()
        context = CheckContext(
            on=self._on,
            household=home,
            known_villages={village.id for village in self._unit.villages.all()},
            id_holders=lambda number: len(
                {child.id, *(set(self._unit.children.holders_of(number)) - ended)}
            ),
        )
        return check_child(child, context)

    def _recheck(self) -> None:
        """Find the problems again of everyone this merge may have touched."""
        unit = self._unit
        unit.problems.replace(dict.fromkeys(self._merge.merged, ()))
        numbers = {one.national_id for one in (*self._records.values(), self.child)}
        ids = {self.child.id, *unit.children.holders_of_any(numbers)}
        ids |= {one.id for one in unit.children.of_household(self.home.id)}
        keep_problems(unit, self._on, unit.children.with_households(sorted(ids)))
