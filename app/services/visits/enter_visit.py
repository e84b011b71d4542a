"""Save a visit: household, visit, child, decisions and the end of the draft, or nothing of it.

What somebody else saved since the person looked is kept; where both changed one field to
different values, and where the household was made twice, the person is asked.
"""

from collections.abc import Iterable
from datetime import date

from app.domain.child import Child
from app.domain.cleaning.checks import CheckContext, check_child
from app.domain.cleaning.problem import Level, Problem
from app.domain.exchange.three_way import ThreeWay, three_way
from app.domain.fields import fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId, VillageId, visit_id
from app.domain.status import Status
from app.domain.visit import Visit
from app.services.app import App
from app.services.circumstances.prepare_circumstances import record_prepared
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.decide_duplicate import two_children
from app.services.doubles.note_judged import note_apart
from app.services.exchange.decide_conflicts import without_conflicts
from app.services.outcome import Conflict, NeedsDecision, Outcome, Refused, Saved
from app.services.registry.compare_register import as_visited
from app.services.visits.visit_entry import VisitEntry, tidied
from app.storage.unit_of_work import Snapshot, UnitOfWork

_RECENT = "visit.recent_villages"
_MOST_RECENT = 8


def recent_villages(snapshot: Snapshot) -> tuple[VillageId, ...]:
    """Name the villages visited last, the newest first."""
    return tuple(map(VillageId, snapshot.settings.get(_RECENT).split()))


def enter_visit(app: App, entry: VisitEntry) -> Outcome:
    """Save one press of *Lưu*: everything or nothing, in one transaction."""
    group = GroupId(app.new_id())
    with app.write("visit" if entry.is_visit else "correct", group_id=group) as unit:
        return _Entering(unit, tidied(entry), app).save(group)


class _Entering:
    """One entry against the store as it is inside the transaction."""

    def __init__(self, unit: UnitOfWork, entry: VisitEntry, app: App) -> None:
        self._unit = unit
        self._entry = entry
        self._author = app.author
        self._new_id = app.new_id
        mine = entry.child
        self._stored_home = unit.households.get(entry.household.id)
        self._stored_child = unit.children.get(mine.id) if mine else None
        self._home_merge = _merge(entry.seen_household, entry.household, self._stored_home)
        self._child_merge = _merge(entry.seen_child, mine, self._stored_child) if mine else None

    def save(self, group: GroupId) -> Outcome:
        """Store it, or say why not; nothing is written before everything is known to be right."""
        asked = self._changed_meanwhile() or self._made_twice()
        if asked:
            return asked
        home = noun_from(
            Household,
            self._entry.household.id,
            _revision(self._stored_home),
            self._home_merge.fields,
        )
        child = self._child()
        refused = self._gone(home, child) or (self._refusal(child, home) if child else None)
        if refused:
            return refused
        self._store(home, child)
        return Saved(group_id=group, household_id=home.id, child_id=child.id if child else None)

    def _child(self) -> Child | None:
        if not (self._child_merge and self._entry.child):
            return None
        child = noun_from(
            Child, self._entry.child.id, _revision(self._stored_child), self._child_merge.fields
        )
        return without_conflicts(child, self._entry.decided)

    def _changed_meanwhile(self) -> NeedsDecision | None:
        conflicts = (
            *_conflicts("household", self._home_merge),
            *(_conflicts("child", self._child_merge) if self._child_merge else ()),
        )
        if not conflicts:
            return None
        return NeedsDecision(
            code="changed_meanwhile",
            conflicts=conflicts,
            household=self._stored_home,
            child=self._stored_child,
            child_home=self._home_of(self._stored_child) if self._stored_child else None,
        )

    def _made_twice(self) -> NeedsDecision | None:
        home = self._entry.household
        if self._stored_home or self._entry.another_household or not home.head_name:
            return None
        alike = tuple(
            other
            for other in self._unit.households.of_head(home.head_name, home.village_id)
            if not home.phone or not other.phone or home.phone == other.phone
        )
        return NeedsDecision(code="household_exists", alike=alike) if alike else None

    def _gone(self, home: Household, child: Child | None) -> Refused | None:
        """Refuse what would be written into a record that is off the commune's list."""
        for field, record in (("head_name", home), ("full_name", child)):
            if record and record.status is not Status.ACTIVE:
                return Refused(problems=(Problem(field, "no_longer_active", Level.BLOCK),))
        return None

    def _refusal(self, child: Child, home: Household) -> Refused | None:
        before = self._stored_child
        already = set(self._check(before, self._home_of(before) or home)) if before else set()
        lives_at = home if child.household_id == home.id else self._home_of(child) or home
        stopping = tuple(
            problem
            for problem in self._check(child, lives_at)
            if problem not in already and stops(problem, child)
        )
        if not stopping:
            return None
        others = set(self._unit.children.holders_of(child.national_id)) - {child.id}
        return Refused(problems=stopping, holders=tuple(sorted(others)))

    def _home_of(self, child: Child) -> Household | None:
        """Find where a record lives: it may be on its way to the household that is visited."""
        return self._unit.households.get(child.household_id)

    def _check(self, child: Child, home: Household) -> list[Problem]:
        return check_child(child, self._context(child, home))

    def _context(self, child: Child, home: Household) -> CheckContext:
        return CheckContext(
            on=self._entry.visited_on,
            household=home,
            known_villages={village.id for village in self._unit.villages.all()},
            # The child itself counts, whether its row is there yet or not.
            id_holders=lambda number: len({child.id, *self._unit.children.holders_of(number)}),
        )

    def _store(self, home: Household, child: Child | None) -> None:
        touched = self._same_number_as(self._stored_child)
        self._unit.save(home)
        if self._entry.is_visit:
            self._unit.save(self._visit(home, self._entry.visited_on))
            child = as_visited(child) if child else None
        if child:
            note_apart(self._unit, ((child.id, other) for other in self._entry.apart))
            self._unit.save(child, reason=_new_reasons(self._stored_child, child))
            for other, reason in self._entry.apart.items():
                self._unit.save(two_children(child.id, other, reason), reason=reason)
            record_prepared(
                self._unit, self._new_id, child.id, self._entry.prepared, self._entry.visited_on
            )
            touched |= {child.id} | self._same_number_as(child)
        at_home = self._unit.children.of_household(home.id)
        if self._entry.is_visit:
            self._unit.save_all(map(as_visited, at_home))
        self._recheck(touched | {c.id for c in at_home})
        if self._entry.is_visit:
            self._remember_village(home)
        if self._entry.draft_id:
            self._unit.drafts.drop(self._entry.draft_id)

    def _remember_village(self, home: Household) -> None:
        """Put the village first among those the page offers before anything is typed."""
        before = recent_villages(self._unit)
        if home.village_id and before[:1] != (home.village_id,):
            others = [id_ for id_ in before if id_ != home.village_id]
            recent = [home.village_id, *others][:_MOST_RECENT]
            self._unit.settings.put(_RECENT, " ".join(recent))

    def _visit(self, home: Household, day: date) -> Visit:
        id_ = visit_id(home.id, day)
        stored = self._unit.visits.get(id_)
        note = self._entry.note or (stored.note if stored else "")
        visitor = stored.visitor if stored else self._author
        return Visit(
            id=id_,
            household_id=home.id,
            visited_on=day,
            visitor=visitor,
            note=note,
            revision=_revision(stored),
        )

    def _same_number_as(self, child: Child | None) -> set[ChildId]:
        return set(self._unit.children.holders_of(child.national_id)) if child else set()

    def _recheck(self, ids: Iterable[ChildId]) -> None:
        """Find the problems again of everyone this save may have touched."""
        children = self._unit.children
        pairs = [pair for id_ in ids if (pair := children.with_household(id_))]
        numbers = {child.national_id for child, _ in pairs}
        holders = {number: len(children.holders_of(number)) for number in numbers if number}
        keep_problems(self._unit, self._entry.visited_on, pairs, holders)


def _merge(
    seen: Household | Child | None,
    mine: Household | Child,
    stored: Household | Child | None,
) -> ThreeWay:
    return three_way(
        fields_of(seen) if seen else {}, fields_of(mine), fields_of(stored) if stored else {}
    )


def _revision(stored: Household | Child | Visit | None) -> int:
    return stored.revision if stored else 0


def _conflicts(entity: str, merge: ThreeWay) -> list[Conflict]:
    return [Conflict(entity, field, *pair) for field, pair in merge.conflicts.items()]


def stops(problem: Problem, child: Child) -> bool:
    """Whether a problem keeps a record from being stored: a warning does until it is passed."""
    if problem.level is Level.WARN:
        return not child.passed.get(problem.code)
    return problem.level is Level.BLOCK


def _new_reasons(stored: Child | None, child: Child) -> str:
    """Join the reasons that the person gave this time for passing a warning."""
    known = stored.passed if stored else {}
    return "; ".join(text for code, text in child.passed.items() if known.get(code) != text)
