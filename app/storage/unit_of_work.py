"""One transaction over the store: a snapshot to read from, a unit of work to change through.

A record and its line in the journal are written together and nothing is written around them:
`UnitOfWork.save` is the only way a record changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from app.domain.calendar.day_off import DayOff
from app.domain.calendar.deadline import Completion, Deadline
from app.domain.calendar.plan_step import Step
from app.domain.change import Change
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import Confidential
from app.domain.doubles.decision import Decision
from app.domain.fields import ENTITY_OF, Noun, difference, fields_of, is_known
from app.domain.ids import ChangeId, GroupId, NewId
from app.domain.movements.movement import Movement
from app.domain.reports.issued_report import IssuedReport
from app.storage.child_list import ChildList
from app.storage.children import Children
from app.storage.comings import Comings
from app.storage.confidentials import Confidentials
from app.storage.counted_rows import CountedRows
from app.storage.decided_weights import DecidedWeights
from app.storage.drafts import Drafts
from app.storage.drop_box import DropBox, crossed_fields
from app.storage.entries import Entries
from app.storage.groups import Groups
from app.storage.hand_offs import HandOffs
from app.storage.households import Households
from app.storage.hybrid_clock import HybridClock
from app.storage.issued_reports import IssuedReports
from app.storage.journal import Journal, Origin, State, journal_row, put_lines
from app.storage.judged_pairs import JudgedPairs
from app.storage.likenesses import Likenesses
from app.storage.notes import Notes
from app.storage.of_child import OfChild
from app.storage.old_secrets import OldSecrets
from app.storage.openings import Openings
from app.storage.past import Past
from app.storage.problems import Problems
from app.storage.quality_days import QualityDays
from app.storage.records import Records, change_rows, put_rows, row_of, stored_fields
from app.storage.seals import is_unlocked
from app.storage.settings import Settings
from app.storage.suggestions import Suggestions
from app.storage.sync_state import SyncState
from app.storage.villages import Villages
from app.storage.visits import Visits
from app.storage.writings import Writings

_STATE_OF = {Origin.HERE: State.WAITING, Origin.CENTRAL: State.RECEIVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who changes what for which purpose: what every line of one group in the journal shares."""

    action: str
    author: str
    now: datetime
    group_id: GroupId
    origin: Origin = Origin.HERE


class Snapshot:
    """The store at one moment."""

    def __init__(self, connection: Connection) -> None:
        self.villages = Villages(connection)
        self.households = Households(connection)
        self.children = Children(connection)
        self.entries = Entries(connection)
        self.visits = Visits(connection)
        self.decisions = Records(connection, Decision)
        self.circumstances = OfChild(connection, Circumstance)
        self.movements = OfChild(connection, Movement)
        self.suggestions = Suggestions(connection)
        self.comings = Comings(connection)
        self.confidentials = Confidentials(connection, Confidential)
        self.deadlines = Records(connection, Deadline)
        self.completions = Records(connection, Completion)
        self.days_off = Records(connection, DayOff)
        self.steps = Records(connection, Step)
        self.notes = Notes(connection)
        self.openings = Openings(connection)
        self.counted = CountedRows(connection)
        self.past = Past(connection)
        self.problems = Problems(connection)
        self.list = ChildList(connection)
        self.writings = Writings(connection)
        self.likenesses = Likenesses(connection)
        self.decided_weights = DecidedWeights(connection)
        self.judged_pairs = JudgedPairs(connection)
        self.quality = QualityDays(connection)
        self.journal = Journal(connection)
        self.groups = Groups(connection)
        self.hand_offs = HandOffs(connection)
        self.issued = IssuedReports(connection)
        self.drafts = Drafts(connection)
        self.settings = Settings(connection)
        self.sync = SyncState(connection)
        self.clock = HybridClock(self.journal, self.settings)
        self._connection = connection

    def count_in_conflict(self) -> int:
        """Count the records into which two people wrote differently."""
        return len(self.children.in_conflict()) + len(self.circumstances.in_conflict())

    def belonging(self, entity: str, id_: str) -> Circumstance | Movement | Confidential | None:
        """Fetch a record that belongs to a child; None for one of another kind."""
        match entity:
            case "circumstance":
                return self.circumstances.get(id_)
            case "movement":
                return self.movements.get(id_)
            case "confidential":
                return self.confidentials.get(id_)
        return None


class UnitOfWork(Snapshot):
    """A snapshot that may be changed; all of its changes are kept, or none."""

    def __init__(self, connection: Connection, act: Act, new_id: NewId) -> None:
        super().__init__(connection)
        self.act = act
        self._new_id = new_id
        self._lead: int | None = None
        self.drop_box = DropBox(self.settings, self.confidentials, new_id)
        self.old_secrets = OldSecrets(connection)

    @property
    def group_id(self) -> GroupId:
        """The group by which all changes of this transaction are undone."""
        return self.act.group_id

    def within(self, group_id: GroupId) -> "UnitOfWork":
        """Change the store in this transaction, but as part of another group."""
        return UnitOfWork(self._connection, replace(self.act, group_id=group_id), self._new_id)

    def as_if(self, origin: Origin) -> "UnitOfWork":
        """Change the store in this transaction and group, but as made by another."""
        return UnitOfWork(self._connection, replace(self.act, origin=origin), self._new_id)

    def save(self, record: Noun, *, reason: str = "") -> Change | None:
        """Store a record and its change; None when nothing differs from what is stored."""
        changes = self.save_all([record], reason=reason)
        return changes[0] if changes else None

    def save_all(self, records: Iterable[Noun], *, reason: str = "") -> list[Change]:
        """Store records of any kinds, in order, each with its change; those that differ.

        What is confidential in them is sealed and stands neither in a row nor in the journal.
        """
        by_entity: dict[str, list[Noun]] = {}
        in_the_open, dropped = self.drop_box.parted(records)
        for record in in_the_open:
            by_entity.setdefault(ENTITY_OF[type(record)], []).append(record)
        changes = [
            change
            for entity, nouns in by_entity.items()
            for change in self._save_kind(entity, nouns, reason)
        ]
        self._seal(dropped)
        return changes

    def seal_all(self, circumstances: Iterable[Circumstance]) -> None:
        """Seal circumstances without the passphrase, whatever their group: words may name none."""
        self._seal([*self.drop_box.drop(circumstances)])

    def _seal(self, dropped: list[Noun]) -> None:
        if dropped:  # as made here, whoever wrote it in the open: nobody else has sealed it
            self.as_if(Origin.HERE)._save_kind("confidential", dropped, "")  # noqa: SLF001

    def say_crossed(self, child_id: str, texts: Mapping[str, str]) -> None:
        """Let the central have the crosses that stand here for what it holds in the open."""
        for revision, _ in stored_fields(self._connection, "child", [child_id]).values():
            fields = {name: (text, text) for name, text in texts.items()}
            change = self._change("child", child_id, revision, fields, "")
            put_lines(self._connection, [journal_row(change, Origin.HERE, State.WAITING)])

    def take_over(self, entity: str, id_: str, texts: Mapping[str, str]) -> None:
        """Write what the central holds into a record: received, in no group that can be undone."""
        for revision, before in stored_fields(self._connection, entity, [id_]).values():
            after = _laid_over(entity, before, texts)
            fields = difference(before, after)
            if not fields:
                return
            change = self._change(entity, id_, revision, fields, "")
            own_group = replace(change, group_id=GroupId(self._new_id()))
            put_rows(self._connection, entity, [row_of(entity, id_, after, revision)])
            received = journal_row(own_group, Origin.CENTRAL, State.RECEIVED)
            put_lines(self._connection, [received])

    def send_again(
        self, entity: str, id_: str, held: Mapping[str, str], texts: Mapping[str, str]
    ) -> None:
        """Write texts into a record, and all that it has beyond what is `held` as one change.

        What waited of the record goes with it.
        """
        self.sync.outbox.close_waiting((entity, id_))
        for revision, before in stored_fields(self._connection, entity, [id_]).values():
            after = _laid_over(entity, before, texts)
            # What only a newer program knows is in no record here, or the next change would take
            # it for emptied; where the central holds it, it stands.
            known = {name: text for name, text in after.items() if is_known(entity, name)}
            put_rows(self._connection, entity, [row_of(entity, id_, known, revision)])
            unknown = {name: text for name, text in held.items() if not is_known(entity, name)}
            fields = difference(held, unknown | after)
            if fields:
                change = self._change(entity, id_, revision, fields, "")
                waiting = journal_row(replace(change, action="resend"), Origin.HERE, State.WAITING)
                put_lines(self._connection, [waiting])

    def issue(self, report: IssuedReport, body: bytes, behind: bytes) -> None:
        """Keep a report for good, with a line in the journal that is sent nowhere."""
        self.issued.add(report, body, behind)
        told = {"kind": report.kind, "number": report.number, "replaces": report.replaces}
        fields = {name: ("", text) for name, text in told.items() if text}
        self.tell("issued_report", report.id, fields)

    def tell(self, entity: str, id_: str, fields: Mapping[str, tuple[str, str]]) -> None:
        """Put a line into the journal of what is no record; it is sent nowhere."""
        change = self._change(entity, id_, 0, dict(fields), "")
        put_lines(self._connection, [journal_row(change, Origin.HERE, State.DONE)])

    def _save_kind(self, entity: str, records: list[Noun], reason: str) -> list[Change]:
        known = stored_fields(self._connection, entity, [record.id for record in records])
        new, changed, changes = [], [], []
        for record in records:
            revision, before = known.get(record.id, (0, {}))
            after = fields_of(record)
            fields = difference(before, after)
            if fields:
                row = row_of(entity, record.id, after, record.revision)
                changed.append((row, fields)) if record.id in known else new.append(row)
                changes.append(self._change(entity, record.id, revision, fields, reason))
        # The lines first: the listing of a new child then knows at once since when it waits.
        # What no passphrase locks yet is not sent: no other device could open it.
        stay = {
            one.id for one in records if isinstance(one, Confidential) and is_unlocked(one.seal)
        }
        state = _STATE_OF[self.act.origin]
        put_lines(
            self._connection,
            (
                journal_row(c, self.act.origin, State.DONE if c.entity_id in stay else state)
                for c in changes
            ),
        )
        put_rows(self._connection, entity, new)
        change_rows(self._connection, entity, changed)
        return changes

    def _change(
        self,
        entity: str,
        id_: str,
        revision: int,
        fields: dict[str, tuple[str, str]],
        reason: str,
    ) -> Change:
        return Change(
            id=ChangeId(self._new_id()),
            entity=entity,
            entity_id=id_,
            base_revision=revision,
            fields=fields,
            action=self.act.action,
            group_id=self.act.group_id,
            author=self.act.author,
            at=self.act.now,
            reason=reason,
            lead=self._lead_now(),
        )

    def _lead_now(self) -> int:
        """Reckon it once: what changes together has one time, and its order by its ids."""
        if self._lead is None:
            self._lead = self.clock.lead(self.act.now)
        return self._lead


def _laid_over(entity: str, before: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    after = {name: text for name, text in {**before, **texts}.items() if text}
    return crossed_fields(after) if entity == "child" else after
