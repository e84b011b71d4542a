"""Following merges through the journal, after the central was read: nobody and nothing is lost.

What was written into a merged record goes to the living one, or becomes a question
(`late_edits`); records that end in each other, or in nobody, come back; so do homes lived in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.domain.change import ENTITIES
from app.domain.child import Child
from app.domain.exchange.late_edit import News, carry, differing
from app.domain.fields import fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.status import Status
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.bring_belongings import bring_after
from app.services.doubles.carry_decisions import late_decisions
from app.services.doubles.hear_of_merges import UNSEEN
from app.services.doubles.late_edits import Question, keep_questions, question, read_questions
from app.services.doubles.late_news import group_of_end, late_lines, news_of
from app.services.doubles.leave_homes import move_visits
from app.services.doubles.living_home import living_home
from app.services.doubles.settle_disputes import disputes, settle_disputes
from app.storage.journal import Origin
from app.storage.living import living
from app.storage.unit_of_work import Snapshot, UnitOfWork

FOLLOWED = "merges.followed"
"""The setting that says how far the journal was followed."""


def is_behind(snapshot: Snapshot) -> bool:
    """Whether there is anything to follow."""
    followed = int(snapshot.settings.get(FOLLOWED) or 0)
    return followed < snapshot.journal.last_seq() or bool(disputes(snapshot))


def follow_merges(work: UnitOfWork, on: date) -> int:
    """Follow the journal in this transaction, begun as the person's; says how many changes it made.

    All that the central had must have been read: the living record is taken as it stands here.
    """
    start = work.journal.last_seq()
    following = _Following(work)
    following.run()
    following.recheck(on)
    made = [line for line in work.journal.since(start) if line.origin is Origin.HERE]
    work.settings.put(FOLLOWED, str(work.journal.last_seq()))
    work.settings.put(UNSEEN, "")
    return len(made)


class _Following:
    """The journal since it was last followed, against the store as it is now."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._since = int(work.settings.get(FOLLOWED) or 0)
        self._unseen = frozenset(work.settings.get(UNSEEN).split())
        self._questions = {one.place: one for one in read_questions(work)}
        self._changed: set[ChildId] = set()
        self._numbers: set[str] = set()

    def run(self) -> None:
        """Settle, bring back, carry over, and tend the homes, in this order."""
        disputed = settle_disputes(self._work)
        merged = self._work.children.has(Status.MERGED)
        if not (disputed or merged or self._work.households.has(Status.REMOVED)):
            return  # a first reading of 60,000 children is over at once
        touched = self._work.journal.touched_since(self._since) | disputed.keys()
        of = {kind: {id_ for entity, id_ in touched if entity == kind} for kind in ENTITIES}
        work = self._work
        for belonging in (work.circumstances, work.movements, work.confidentials):
            of["child"] |= belonging.owners(of[belonging.entity])
        ended = self._work.children.ended(sorted(of["child"]))
        self._bring_back(ended)
        for child in ended:
            self._carry_child(child.id, disputed.get(("child", child.id), []))
        visits = self._work.visits.get_many(of["visit"]).values()
        homes = {*of["household"], *(visit.household_id for visit in visits)}
        homes |= self._work.households.ended_with(sorted(of["child"]))
        for home in self._work.households.ended(sorted(homes)):
            if home.status is Status.REMOVED:
                self._tend(home, disputed.get(("household", home.id), []))
        self._work.save_all(late_decisions(self._work, of["decision"]))
        keep_questions(self._work, self._questions.values())

    def recheck(self, on: date) -> None:
        """Find the problems again of everyone this may have touched."""
        children = self._work.children
        ids = self._changed | children.holders_of_any(self._numbers)
        keep_problems(self._work, on, children.with_households(sorted(ids)))

    def _bring_back(self, touched: Iterable[Child]) -> None:
        """Bring back one of those that ended in each other, and those whose record was removed."""
        listed = list(touched)
        gone = [child.id for child in listed if child.status is Status.REMOVED]
        listed += self._work.children.merged_into(gone)
        for child in listed:
            if child.status is Status.MERGED:
                self._bring_back_one(child)

    def _bring_back_one(self, child: Child) -> None:
        end = self._work.children.get(living(self._work, child.id))
        into = self._work.children.get(child.merged_into)
        if end is not None and end.status is Status.MERGED:
            self._save(replace(end, status=Status.ACTIVE, merged_into=""))
        elif into is not None and into.status is Status.REMOVED:
            self._save(replace(child, status=Status.ACTIVE, merged_into=""))

    def _carry_child(self, id_: ChildId, disputed: Sequence[News]) -> None:
        loser = self._work.children.get(id_)
        if loser is None or loser.status is not Status.MERGED:
            return
        lives_on = self._work.children.get(living(self._work, id_))
        if lives_on is not None and lives_on.id != id_:
            self._carry(loser, lives_on, disputed)
            group = group_of_end(self._work.journal.of_entity("child", id_), Status.MERGED)
            if group:
                bring_after(self._work.within(group), group, id_, lives_on.id)

    def _tend(self, home: Household, disputed: Sequence[News]) -> None:
        """Bring a home back when a child lives in it; otherwise let its visits and news go on."""
        if self._work.children.of_household(home.id):
            self._save(replace(home, status=Status.ACTIVE))
            return
        into = living_home(self._work, home)
        if into is not None:
            move_visits(self._work, [home], into)
            self._carry(home, into, disputed)

    def _carry(
        self, loser: Child | Household, lives_on: Child | Household, disputed: Sequence[News]
    ) -> None:
        entity, ended = ("child", Status.MERGED)
        if isinstance(loser, Household):
            entity, ended = ("household", Status.REMOVED)
        lines = self._work.journal.of_entity(entity, loser.id)
        now = fields_of(loser)
        asked = {q.field: q for q in self._questions.values() if q.place[:2] == (entity, loser.id)}
        late = late_lines(lines, self._since, self._unseen, ended)
        news = news_of(late, lines, now, asked, ended)
        # Who merged the records carries, as part of that merge: it is taken back together.
        # All others only ask, until that is done; what the central never had, they carry.
        group = group_of_end(lines, ended)
        work = self._work.within(group) if group else self._work
        carried = [*news, *disputed] if group else disputed
        open_ = [] if group else differing(fields_of(lives_on), news)
        if carried:
            own, more = carry(fields_of(lives_on), now, carried)
            open_ += more
            self._save(noun_from(type(lives_on), lives_on.id, lives_on.revision, own), work)
        for one in (*news, *disputed):
            self._questions.pop((entity, loser.id, one.field), None)
        for one in open_:
            kept: Question = question(entity, loser.id, one)
            self._questions[kept.place] = kept

    def _save(self, record: Child | Household, work: UnitOfWork | None = None) -> None:
        before = self._work.children.get(record.id) if isinstance(record, Child) else None
        if not (work or self._work).save(record):
            return
        if isinstance(record, Child):
            self._changed.add(record.id)
            self._numbers |= {record.national_id, before.national_id if before else ""}
        else:
            living_there = self._work.children.of_household(HouseholdId(record.id))
            self._changed |= {child.id for child in living_there}
