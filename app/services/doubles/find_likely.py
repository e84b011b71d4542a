"""Who of the commune is likely the child being typed: the matcher, kept level with the journal."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.places.village import Village
from app.domain.status import Status
from app.matching.matcher import Matcher
from app.matching.person import Person, person_of
from app.matching.reason import Match
from app.services.app import App
from app.services.doubles.find_departed import DepartedChildren
from app.services.doubles.kept_matcher import keep_matcher, kept_apart, restore_matcher
from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot

SHOWN = 0.05
"""The least probability of a card: a rare name alone, of a child of another village, has 0.06."""
_REBUILD_AFTER = 5_000
"""More changes than this (an import, a first sync) are read anew instead of one by one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A child of the commune that is likely the one being typed, and why."""

    child: Child
    household: Household
    village: Village | None
    match: Match


class LikelyChildren:
    """Answers for half-typed children; not for two threads at a time."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._matcher: Matcher | None = None
        self._seq = 0
        self._kept_seq = 0
        self._departed = DepartedChildren()

    def of(self, draft: Person, *, limit: int = 5) -> list[Likeness]:
        """Find the likely children, the likeliest first; the draft's own record is not one.

        Who has moved away may have come back: such a child is one of them.
        """
        with self._app.store.read() as snapshot:
            matcher = self.level_with(snapshot)
            matches = matcher.likely(draft, limit=limit + 1, typing=True, least=SHOWN)
            matches = [*matches, *self._departed.of(snapshot, draft, limit=limit)]
            matches.sort(key=lambda match: -match.probability)
            found = [_likeness(snapshot, match) for match in matches if match.id != draft.id]
        return [likeness for likeness in found if likeness][:limit]

    def level_with(self, snapshot: Snapshot) -> Matcher:
        """Bring the memory up to date; another one is given when it was read anew."""
        last = snapshot.journal.last_seq()
        if self._matcher is None:
            self._restore(snapshot)
        if self._matcher is None or last - self._seq > _REBUILD_AFTER:
            self._matcher = build_matcher(snapshot)
            self._kept_seq = 0
        elif last > self._seq:
            _catch_up(self._matcher, snapshot, snapshot.journal.since(self._seq))
        self._seq = last
        return self._matcher

    def keep(self) -> None:
        """Keep the memory beside the store, where it has learnt something since it was kept."""
        if self._matcher is None or self._kept_seq == self._seq:
            return
        with self._app.store.read() as snapshot:
            if keep_matcher(self._app, snapshot, self._matcher, self._seq):
                self._kept_seq = self._seq

    def _restore(self, snapshot: Snapshot) -> None:
        found = restore_matcher(self._app, snapshot)
        if found:
            self._matcher, self._seq = found
            self._kept_seq = self._seq


def remembered_matcher(app: App, snapshot: Snapshot) -> Matcher | None:
    """Give a matcher of one's own that knows the commune; None where everybody must be read."""
    found = restore_matcher(app, snapshot)
    if found is None or snapshot.journal.last_seq() - found[1] > _REBUILD_AFTER:
        return None
    matcher, seq = found
    _catch_up(matcher, snapshot, snapshot.journal.since(seq))
    return matcher


def build_matcher(snapshot: Snapshot) -> Matcher:
    """Read the whole commune into a matcher, with what people said of pairs."""
    people = (person_of(child, home) for child, home in snapshot.children.everyone())
    return Matcher(people, kept_apart(snapshot))


def _catch_up(matcher: Matcher, snapshot: Snapshot, lines: Iterable[JournalLine]) -> None:
    touched: set[ChildId] = set()
    for line in lines:
        entity, id_ = line.change.entity, line.change.entity_id
        if entity == "child":
            touched.add(ChildId(id_))
        elif entity == "household":
            touched |= {child.id for child in snapshot.children.of_household(HouseholdId(id_))}
        elif entity == "decision":
            _keep_apart(matcher, snapshot, id_)
    pairs = snapshot.children.with_households(touched)
    living = [person_of(*pair) for pair in pairs if pair[0].status is Status.ACTIVE]
    for child_id in touched - {person.id for person in living}:
        matcher.drop(child_id)
    matcher.put_all(living)


def _keep_apart(matcher: Matcher, snapshot: Snapshot, id_: str) -> None:
    decision = snapshot.decisions.get(id_)
    if decision:
        is_active = decision.status is Status.ACTIVE
        settle = matcher.keep_apart if is_active else matcher.ask_again
        settle(decision.first_id, decision.second_id)


def _likeness(snapshot: Snapshot, match: Match) -> Likeness | None:
    pair = snapshot.children.with_household(match.id)
    if pair is None:
        return None
    village_id = pair[1].village_id
    return Likeness(*pair, snapshot.villages.get(village_id) if village_id else None, match)
