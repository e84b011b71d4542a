"""What a list would do to the store, decided row by row before anything is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial

from app.domain.child import Child
from app.domain.fields import difference, fields_of, noun_from
from app.domain.handoff.registry import Registry
from app.domain.household import Household
from app.domain.ids import ChildId, NewId
from app.domain.status import Status
from app.matching.matcher import Matcher
from app.services.doubles.kept_matcher import kept_apart
from app.services.lists.ask_first import home_asked, safe_fields
from app.services.lists.compare_twin import HOUSEHOLD, compare_twin
from app.services.lists.find_candidates import find_candidates, homes_named
from app.services.lists.histories import Histories
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import MatchedBy, RowLine, RowOutcome, RowRef
from app.services.lists.match_likely import match_likely
from app.services.lists.match_rows import Matches, match_rows
from app.services.lists.place_rows import Households, Placed
from app.services.lists.roster import Roster
from app.services.lists.said_fields import TELLING
from app.services.lists.take_fields import NOBODY, UNDO, Pair, original_of, take_fields
from app.services.lists.take_merged import Ended, follow_merged, take_merged
from app.services.registry.compare_register import absent_children, as_found, missing_from
from app.services.registry.doubt_newborns import doubt_newborns
from app.services.registry.find_family import Families
from app.services.registry.match_corrections import match_corrections
from app.services.registry.match_newborns import match_newborns
from app.storage.unit_of_work import Snapshot
from app.workbook.cells import ReadRow

_MOVED = frozenset({"household_id"})


@dataclass(slots=True)
class Plan:
    """Lines in the order of the rows, and the records to save."""

    lines: list[RowLine] = field(default_factory=list)
    living: dict[ChildId, tuple[Child, Household]] = field(default_factory=dict)
    """The children the lines are about, with their households, as they will be."""
    children: dict[ChildId, Child] = field(default_factory=dict)
    """Those to be saved …"""
    households: list[Household] = field(default_factory=list)
    before: dict[ChildId, Child] = field(default_factory=dict)
    """… and how the store has them, where it does."""
    absent: tuple[ChildId, ...] = ()
    """Children of our list whom the register of their days does not have; noted in `children`."""
    holders: Mapping[str, int] = field(default_factory=dict)
    """How many active children of the store hold each number."""
    doubts: dict[ChildId, tuple[ChildId, ...]] = field(default_factory=dict)
    """New children who perhaps are one of these: a person must say."""

    @property
    def records(self) -> list[Household | Child]:
        """Give all that must be saved, households before those who live in them."""
        return [*self.households, *self.children.values()]


def plan_import(
    rows: Sequence[ReadRow],
    snapshot: Snapshot,
    new_id: NewId,
    tick: Callable[[], None] = lambda: None,
    decisions: Decisions | None = None,
    listen: Callable[[], None] = lambda: None,
    remembered: Callable[[], Matcher | None] = lambda: None,
) -> Plan:
    """Decide every row against the store.

    `tick` is called after each, `listen` now and then; what they raise stops the work.
    `remembered` gives a matcher that knows the commune, where there is one.
    """
    planning = _Planning(rows, snapshot, new_id, decisions or Decisions(), listen, remembered)
    return planning.run(tick)


class _Planning:
    """The rows of a list against one moment of the store."""

    def __init__(
        self,
        rows: Sequence[ReadRow],
        snapshot: Snapshot,
        new_id: NewId,
        decisions: Decisions,
        listen: Callable[[], None],
        remembered: Callable[[], Matcher | None],
    ) -> None:
        self._rows = rows
        self._remembered = remembered
        self._new_id = new_id
        self._decisions = decisions
        self._roster = Roster(snapshot)
        self._matches = self._match(snapshot, listen)
        known = self._matches.children.values()
        ids = [c.id for c in (*known, *self._ended.values())]
        self._child_histories = Histories(snapshot, "child", ids)
        self._home_histories = Histories(snapshot, "household", [c.household_id for c in known])
        strangers = [row for at, row in enumerate(rows) if at not in self._matches.children]
        families = Families(self._roster.entries, strangers)
        lived_in = {child.household_id for child in known}
        self._homes = self._roster.households(
            lived_in | homes_named(rows, self._roster) | families.homes
        )
        history = self._home_histories.of
        self._households = Households(self._homes, history, new_id, families.home_of)
        pairs = ((rows[at], child) for at, child in self._matches.children.items())
        self._households.keep_agreed(pairs)
        self._lines: dict[int, RowLine] = {}
        self._plan = Plan(holders=self._roster.holders())

    def run(self, tick: Callable[[], None]) -> Plan:
        """Decide every row; those that repeat a child come after the one that speaks first."""
        late = dict.fromkeys(self._ended, 1) | dict.fromkeys(self._matches.twins, 2)
        for at in sorted(range(len(self._rows)), key=lambda at: (late.get(at, 0), at)):
            self._lines[at] = self._decide(at)
            tick()
        plan = self._plan
        plan.lines = [self._lines[at] for at in range(len(self._rows))]
        plan.living = {
            id_: (child, self._households.now(home)) for id_, (child, home) in plan.living.items()
        }
        self._note_absent()
        plan.households = self._households_to_save()
        return plan

    def _note_absent(self) -> None:
        """Note who of our list should be in the register, and is not."""
        span = self._decisions.span
        births = [row for row in self._rows if row.is_child and not row.is_correction]
        if span is None or not births:
            return
        # A register all of whose births are of one village is taken for that village's.
        places = {row.household.get("village_id", "") for row in births}
        place = places.pop() if len(places) == 1 else ""
        found = {child.id for child in self._matches.children.values()} | self._plan.living.keys()
        missing = missing_from(self._roster.active, found, span, place)
        known = {child.id: child for child in self._roster.children(missing)}
        missed = absent_children(known.values(), found, span)
        self._plan.absent = tuple(child.id for child in missed)
        self._plan.children |= {c.id: c for c in missed if c != known[c.id]}

    def _match(self, snapshot: Snapshot, listen: Callable[[], None]) -> Matches:
        out = self._decisions.left_out
        rows = {
            at: row
            for at, row in enumerate(self._rows)
            if row.is_child and not (out and _ref(row) in out)
        }
        same_as = {
            at: self._decisions.same_as[_ref(row)]
            for at, row in (rows.items() if self._decisions.same_as else ())
            if _ref(row) in self._decisions.same_as
        }
        listen()
        told = frozenset(same_as.values())
        stored = self._roster.pairs(find_candidates(rows.values(), self._roster.entries, told))
        listen()
        matches = match_rows(rows, stored, same_as, listen)
        match_corrections(rows, stored, matches, listen)
        match_newborns(rows, stored, matches, listen)
        apart = list(kept_apart(snapshot))
        match_likely(rows, self._roster, matches, apart, listen, self._remembered)
        doubt_newborns(rows, stored, matches)
        self._ended = follow_merged(matches, snapshot)
        return matches

    def _decide(self, at: int) -> RowLine:
        row, known = self._rows[at], self._matches.children.get(at)
        refusal = self._refusal(at, row, known)
        if refusal:
            return self._line(at, RowOutcome.SET_ASIDE, known, messages=(refusal,))
        if at in self._matches.twins:
            return self._repeat(at, self._matches.twins[at])
        if known and known.status is Status.MERGED:
            return self._line(at, RowOutcome.UNCHANGED, known, messages=("merged_record",))
        is_ended = at in self._ended and not self._asks(at)
        if known and is_ended and known.status is not Status.REMOVED:
            return self._compare_merged(at, row, self._plan.children.get(known.id, known))
        if known and known.status is not Status.REMOVED:
            return self._compare(at, row, known)
        return self._bring(at, row, known)

    def _refusal(self, at: int, row: ReadRow, known: Child | None) -> str:
        if not row.is_child:
            return "not_a_child"
        if _ref(row) in self._decisions.left_out:
            return "left_out"
        if at in self._matches.contested:
            return "code_of_another_child"
        if row.row_key and not known and at not in self._matches.twins:
            return "sheet_row_unknown"
        doubtful = () if known else self._matches.doubtful.get(at, ())
        if self._decisions.only_sure and not self._decisions.tell_apart(_ref(row), doubtful):
            return "perhaps_known"
        if known and known.status is Status.REMOVED and not self._was_undone(known):
            return "removed_by_hand"
        if row.is_correction and not known and at not in self._matches.twins:
            several = at in self._matches.doubtful
            return "correction_of_several" if several else "correction_of_unknown"
        return ""

    def _bring(self, at: int, row: ReadRow, known: Child | None) -> RowLine:
        """Add a new record, or bring back the one whose import was undone."""
        home = self._households.place(row, known).household
        fields = {
            **row.child,
            "household_id": home.id,
            "status": Status.ACTIVE,
            "source": row.source,
            "registry": Registry.ADDED if self._decisions.span else "",
        }
        id_, revision = (known.id, known.revision) if known else (self._new_id(), 0)
        child = noun_from(Child, id_, revision, fields)
        self._keep(child, home, known)
        if at in self._matches.doubtful and not known:
            self._plan.doubts[child.id] = self._matches.doubtful[at]
        joins = home.id in self._homes and self._decisions.span is not None
        return self._line(at, RowOutcome.ADDED, child, ("family_known",) if joins else ())

    def _compare(self, at: int, row: ReadRow, known: Child) -> RowLine:
        """Take what the list may set of a known child and of its household."""
        accepted, asks = self._accepted(row), self._asks(at)
        placed = self._placed(row, known, _of_household(accepted), asks=asks)
        stored = fields_of(known)
        said = row.child
        if placed.moves:
            said, accepted = {**said, "household_id": placed.household.id}, accepted | _MOVED
        history = partial(self._child_histories.of, known.id)
        taken = take_fields(stored, said, history, seen=row.seen, accepted=accepted, asks=asks)
        child, changes = known, _as_household(placed.changes)
        if taken.fields:
            fields = {**stored, **taken.fields, "source": row.source}
            child = noun_from(Child, known.id, known.revision, fields)
            changes |= difference(stored, fields)
        is_somebody = self._matches.perhaps.get(at) != () or bool(accepted)
        if self._decisions.span and not row.is_correction and is_somebody:
            child = as_found(child)
        if child != known:
            self._keep(child, self._home_of(child, placed), known)
        self._plan.living[child.id] = child, self._home_of(child, placed)
        proposals = {**taken.proposals, **_as_household(placed.proposals)}
        return replace(
            self._line(at, RowOutcome.CHANGED if changes else RowOutcome.UNCHANGED, child),
            messages=self._told(at, proposals, asks=asks),
            changes=changes,
            proposals=proposals,
            safe=self._safe(at, known, proposals) if asks else NOBODY,
            perhaps=self._matches.perhaps.get(at, ()),
        )

    def _asks(self, at: int) -> bool:
        """Whether a row changes nothing of a known child before a person has accepted it."""
        is_open = self._rows[at].is_correction or at in self._matches.perhaps
        return is_open or self._decisions.span is not None

    def _placed(
        self, row: ReadRow, known: Child, accepted: frozenset[str], *, asks: bool
    ) -> Placed:
        if not asks:
            return self._households.place(row, known, accepted)
        home = self._households.now(self._homes[known.household_id])
        allowed, asked = home_asked(home, row, accepted)
        placed = self._households.place(allowed, known, accepted) if accepted else Placed(home)
        return replace(placed, proposals=asked)

    def _told(self, at: int, proposals: Mapping[str, Pair], *, asks: bool) -> tuple[str, ...]:
        said = ("differs" if asks else "kept_newer",) if proposals else ()
        if self._matches.perhaps.get(at):
            said = (*said, "one_of_twins")
        return (*said, "correction_unread") if self._rows[at].correction else said

    def _safe(self, at: int, known: Child, proposals: Mapping[str, Pair]) -> frozenset[str]:
        """Name what may be taken without a second look, where it is sure whom the row is about."""
        if at in self._matches.perhaps:
            return NOBODY
        safe = safe_fields(known, self._rows[at], proposals, self._plan.holders)
        is_likeness = self._matches.by.get(at) is MatchedBy.LIKENESS
        return NOBODY if is_likeness and not safe >= proposals.keys() & set(TELLING) else safe

    def _compare_merged(self, at: int, row: ReadRow, known: Child) -> RowLine:
        """Take what a row about a merged record may set of the living one; its home stays."""
        of = self._child_histories.of
        ended = Ended(self._ended[at], of(self._ended[at].id))
        taken = take_merged(known, row.child, of(known.id), ended, self._accepted(row))
        stored = fields_of(known)
        home = self._households.now(self._homes[known.household_id])
        child = noun_from(Child, known.id, known.revision, {**stored, **taken.fields})
        if taken.fields:
            self._keep(child, home, known)
        self._plan.living.setdefault(child.id, (child, home))
        return replace(
            self._line(at, RowOutcome.CHANGED if taken.fields else RowOutcome.UNCHANGED, child),
            messages=("merged_record", *(("kept_newer",) if taken.proposals else ())),
            changes=difference(stored, fields_of(child)),
            proposals=taken.proposals,
        )

    def _repeat(self, at: int, first: int) -> RowLine:
        """Compare a row with the one that spoke of the same child before it."""
        row, earlier = self._rows[at], self._lines[first]
        messages = ("same_child_twice", *earlier.messages)
        line = self._line(at, earlier.outcome, None, messages)
        line = replace(line, child_id=earlier.child_id, twin=earlier.ref)
        if earlier.child_id not in self._plan.living:
            return line
        child, home = self._plan.living[earlier.child_id]
        accepted = self._accepted(row)
        told = compare_twin(row, child, self._households.now(home), accepted)
        if self._asks(at) and earlier.outcome is not RowOutcome.ADDED:
            told = told.but(accepted)
        self._fill(row, child, home, told.fields)
        outcome = RowOutcome.CHANGED if told.fields else RowOutcome.UNCHANGED
        return replace(
            line,
            outcome=RowOutcome.SET_ASIDE if told.left and not told.fields else outcome,
            messages=("same_child_twice",),
            changes={name: (_known(name, child, home), text) for name, text in told.fields.items()},
            proposals=told.left,
        )

    def _fill(self, row: ReadRow, child: Child, home: Household, fields: Mapping[str, str]) -> None:
        """Set fields of a record that an earlier row of the list brought or is about."""
        at_home = _of_household(fields.keys())
        own = fields.keys() - {HOUSEHOLD + name for name in at_home}
        if at_home:
            self._households.set_right(home, _with_originals(at_home, row.household))
        if own:
            stored = {**fields_of(child), **_with_originals(own, row.child)}
            self._keep(noun_from(Child, child.id, child.revision, stored), home, child)

    def _keep(self, child: Child, home: Household, before: Child | None) -> None:
        """Note a child to be saved; `before` is the record it was until now."""
        if before and child.id not in self._plan.children:
            self._plan.before[child.id] = before
        self._plan.children[child.id] = child
        self._plan.living[child.id] = child, home

    def _home_of(self, child: Child, placed: Placed) -> Household:
        if placed.household.id == child.household_id:
            return placed.household
        return self._homes[child.household_id]

    def _households_to_save(self) -> list[Household]:
        """List the households that were set right, and the new ones somebody lives in."""
        lived_in = {child.household_id for child in self._plan.children.values()}
        touched = self._households.touched.values()
        return [home for home in touched if home.id in self._homes or home.id in lived_in]

    def _accepted(self, row: ReadRow) -> frozenset[str]:
        wanted = self._decisions.accepted
        return frozenset(name for ref, name in wanted if ref == _ref(row)) if wanted else NOBODY

    def _was_undone(self, known: Child) -> bool:
        lines = self._child_histories.of(known.id)
        touching = [line.change for line in lines if "status" in line.change.fields]
        return bool(touching) and touching[-1].action == UNDO

    def _line(
        self, at: int, outcome: RowOutcome, child: Child | None, messages: tuple[str, ...] = ()
    ) -> RowLine:
        row = self._rows[at]
        return RowLine(
            sheet=row.sheet,
            row=row.number,
            outcome=outcome,
            name=row.child.get("full_name", "") or (child.full_name if child else ""),
            child_id=child.id if child else None,
            external_code=row.child.get("external_code", ""),
            matched_by=self._matches.by.get(at),
            messages=messages,
        )


def _ref(row: ReadRow) -> RowRef:
    return RowRef(row.sheet, row.number)


def _of_household(names: AbstractSet[str]) -> frozenset[str]:
    return frozenset(n.removeprefix(HOUSEHOLD) for n in names if n.startswith(HOUSEHOLD))


def _as_household(pairs: Mapping[str, Pair]) -> dict[str, Pair]:
    return {HOUSEHOLD + name: pair for name, pair in pairs.items()}


def _known(name: str, child: Child, home: Household) -> str:
    known = fields_of(home) if name.startswith(HOUSEHOLD) else fields_of(child)
    return known.get(name.removeprefix(HOUSEHOLD), "")


def _with_originals(names: Iterable[str], said: Mapping[str, str]) -> dict[str, str]:
    return {name: said.get(name, "") for one in names for name in (one, original_of(one))}
