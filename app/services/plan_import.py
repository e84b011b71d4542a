"""What a list would do to the store, decided row by row before anything is written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.change import Change
from app.domain.child import Child
from app.domain.fields import difference, fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import NewId
from app.domain.status import Status
from app.services.import_report import RowLine, RowOutcome
from app.services.match_rows import match_rows
from app.services.place_rows import Households
from app.services.take_fields import take_fields
from app.storage.unit_of_work import Snapshot
from app.workbook.cells import ReadRow

UNDO = "undo"
_FEW = 50


@dataclass(slots=True)
class Plan:
    """Lines in the order of the rows, and the records to save."""

    lines: list[RowLine] = field(default_factory=list)
    people: list[tuple[Child, Household] | None] = field(default_factory=list)
    """The child and household each line is about, as they will be."""
    children: list[Child] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)

    @property
    def records(self) -> list[Household | Child]:
        """Give all that must be saved, households before those who live in them."""
        return [*self.households, *self.children]


def plan_import(
    rows: Sequence[ReadRow], snapshot: Snapshot, new_id: NewId, tick: Callable[[], None]
) -> Plan:
    """Decide every row against the store; `tick` is called after each."""
    planning = _Planning(rows, snapshot, new_id)
    plan = Plan()
    for at, row in enumerate(rows):
        planning.decide(at, row, plan)
        tick()
    plan.households = planning.households_to_save(plan.children)
    return plan


class _Planning:
    """The rows of a list against one moment of the store."""

    def __init__(self, rows: Sequence[ReadRow], snapshot: Snapshot, new_id: NewId) -> None:
        self._homes = {home.id: home for home in snapshot.households.all_ever()}
        everyone = snapshot.children.all_ever()
        self._matches = match_rows(rows, ((c, self._homes[c.household_id]) for c in everyone))
        self._new_id = new_id
        known = self._matches.children.values()
        self._child_histories = _Histories(snapshot, "child", [c.id for c in known])
        self._home_histories = _Histories(snapshot, "household", [c.household_id for c in known])
        self._households = Households(self._homes, self._home_histories.of, new_id)
        pairs = ((rows[at], child) for at, child in self._matches.children.items())
        self._households.keep_agreed(pairs)

    def decide(self, at: int, row: ReadRow, plan: Plan) -> None:
        """Add the line of a row, and what it saves, to the plan."""
        known = self._matches.children.get(at)
        refusal = self._refusal(at, row, known)
        if refusal:
            self._add(plan, _line(row, RowOutcome.SET_ASIDE, known, messages=(refusal,)))
        elif known and known.status is Status.MERGED:
            line = _line(row, RowOutcome.UNCHANGED, known, messages=("merged_record",))
            self._add(plan, line)
        elif known and known.status is not Status.REMOVED:
            self._compare(row, known, plan)
        else:
            self._bring(row, known, plan)

    def households_to_save(self, children: Iterable[Child]) -> list[Household]:
        """List the households that were set right, and the new ones somebody lives in."""
        lived_in = {child.household_id for child in children}
        touched = self._households.touched.values()
        return [home for home in touched if home.id in self._homes or home.id in lived_in]

    def _refusal(self, at: int, row: ReadRow, known: Child | None) -> str:
        if not row.is_child:
            return "not_a_child"
        if at in self._matches.contested:
            return "code_of_another_child"
        if known and known.status is Status.REMOVED and not self._was_undone(known):
            return "removed_by_hand"
        return ""

    def _bring(self, row: ReadRow, known: Child | None, plan: Plan) -> None:
        """Add a new record, or bring back the one whose import was undone."""
        home = self._households.place(row, known).household
        fields = {
            **row.child,
            "household_id": home.id,
            "status": Status.ACTIVE,
            "source": row.source,
        }
        id_, revision = (known.id, known.revision) if known else (self._new_id(), 0)
        child = noun_from(Child, id_, revision, fields)
        plan.children.append(child)
        self._add(plan, _line(row, RowOutcome.ADDED, child), child, home)

    def _compare(self, row: ReadRow, known: Child, plan: Plan) -> None:
        """Take what the list may set of a known child and of its household."""
        placed = self._households.place(row, known)
        stored = fields_of(known)
        said = {**row.child, "household_id": placed.household.id} if placed.moves else row.child
        taken = take_fields(stored, said, lambda: self._child_histories.of(known.id))
        child = known
        changes: dict[str, tuple[str, str]] = {
            f"household.{name}": pair for name, pair in placed.changes.items()
        }
        if taken.fields:
            fields = {**stored, **taken.fields, "source": row.source}
            child = noun_from(Child, known.id, known.revision, fields)
            plan.children.append(child)
            changes |= difference(stored, fields)
        home = placed.household if placed.household.id == child.household_id else None
        home = home or self._homes[child.household_id]
        proposals = {name: (stored.get(name, ""), row.child[name]) for name in taken.kept}
        lives_at = fields_of(home)
        proposals |= {
            f"household.{name}": (lives_at.get(name, ""), row.household[name])
            for name in placed.kept
        }
        outcome = RowOutcome.CHANGED if changes else RowOutcome.UNCHANGED
        line = _line(row, outcome, child, messages=("kept_newer",) if proposals else ())
        self._add(plan, replace(line, changes=changes, proposals=proposals), child, home)

    def _add(
        self, plan: Plan, line: RowLine, child: Child | None = None, home: Household | None = None
    ) -> None:
        plan.lines.append(line)
        plan.people.append((child, home) if child and home else None)

    def _was_undone(self, known: Child) -> bool:
        touching = [c for c in self._child_histories.of(known.id) if "status" in c.fields]
        return bool(touching) and touching[-1].action == UNDO


class _Histories:
    """The changes of records, one by one while few are asked for, then all at once."""

    def __init__(self, snapshot: Snapshot, entity: str, ids: Iterable[str]) -> None:
        self._journal = snapshot.journal
        self._entity = entity
        self._ids = set(ids)
        self._known: dict[str, list[Change]] = {}

    def of(self, id_: str) -> list[Change]:
        """Give the changes of a record, the oldest first."""
        if id_ not in self._known:
            wanted = {id_} if len(self._known) < _FEW else self._ids | {id_}
            found = self._journal.of_entities(self._entity, wanted)
            self._known |= {key: [line.change for line in found.get(key, [])] for key in wanted}
        return self._known[id_]


def _line(
    row: ReadRow, outcome: RowOutcome, child: Child | None, messages: tuple[str, ...] = ()
) -> RowLine:
    return RowLine(
        sheet=row.sheet,
        row=row.number,
        outcome=outcome,
        child_id=child.id if child else None,
        external_code=row.child.get("external_code", ""),
        messages=messages,
    )
