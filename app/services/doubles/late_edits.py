"""Edits of ended records that a person must decide about: kept until that is done.

They lie in a setting, by the change that brought them, and are asked about as long as they would
change the living record.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.exchange.late_edit import LateEdit, News
from app.domain.fields import fields_of, noun_from, text_of
from app.domain.household import Household
from app.domain.ids import ChangeId, ChildId, HouseholdId
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.living_home import living_home
from app.services.outcome import Refused, Saved
from app.storage.living import living
from app.storage.unit_of_work import Snapshot, UnitOfWork

OPEN = "merges.open"
DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Question:
    """A late edit as it is kept."""

    entity: str
    loser: str
    field: str
    change_id: str
    theirs: str
    base: str
    given_up: bool

    @property
    def place(self) -> tuple[str, str, str]:
        """Which field of which record it is about: there is one question about it."""
        return (self.entity, self.loser, self.field)


def question(entity: str, loser: str, one: News) -> Question:
    """Make the question about a piece of news."""
    return Question(
        entity, loser, one.field, one.change_id, one.new, one.base, given_up=one.given_up
    )


def read_questions(snapshot: Snapshot) -> list[Question]:
    """Read what is kept, asked about still or not."""
    return [Question(**one) for one in json.loads(snapshot.settings.get(OPEN, "[]"))]


def keep_questions(work: UnitOfWork, questions: Iterable[Question]) -> None:
    """Keep the questions that are still to be asked."""
    still = [asdict(one) for one in questions if _pair(work, one)]
    text = json.dumps(still, ensure_ascii=False)
    if text != work.settings.get(OPEN, "[]"):
        work.settings.put(OPEN, text)


def open_edits(snapshot: Snapshot) -> list[LateEdit]:
    """List what other devices wrote into ended records and a person has not decided about."""
    found = []
    for one in read_questions(snapshot):
        pair = _pair(snapshot, one)
        lines = snapshot.journal.of_entity(one.entity, one.loser) if pair else []
        change = next((line.change for line in lines if line.change.id == one.change_id), None)
        if pair and change:
            found.append(
                LateEdit(
                    change_id=ChangeId(one.change_id),
                    entity=one.entity,
                    loser=one.loser,
                    living=pair[1].id,
                    field=one.field,
                    theirs=one.theirs,
                    ours=text_of(pair[1], one.field),
                    by=change.author,
                    at=change.at,
                )
            )
    return found


def settle_edit(app: App, edit: LateEdit, take: bool) -> Saved | Refused:
    """Let a late edit hold for the living record, or take it back from the ended one.

    Either way every device learns of it. Refused `changed_meanwhile` when it is no longer asked.
    """
    with app.write(DECIDE) as unit:
        asked = {(one.change_id, one.field): one for one in read_questions(unit)}
        one = asked.pop((edit.change_id, edit.field), None)
        pair = _pair(unit, one) if one else None
        if one is None or pair is None or text_of(pair[1], one.field) != edit.ours:
            problem = Problem(edit.field, "changed_meanwhile", Level.BLOCK)
            return Refused(problems=(problem,))
        loser, lives_on = pair
        if take:
            unit.save(_with(lives_on, one.field, one.theirs))
        elif not one.given_up:
            unit.save(_with(loser, one.field, one.base))
        keep_questions(unit, asked.values())
        _recheck(unit, app, lives_on)
        return Saved(group_id=unit.group_id)


def _pair(snapshot: Snapshot, one: Question) -> tuple[Child | Household, Child | Household] | None:
    """Give the ended and the living record, where the question still makes a difference."""
    pair = _child_pair(snapshot, one) if one.entity == "child" else _home_pair(snapshot, one)
    if pair is None or text_of(pair[1], one.field) == one.theirs:
        return None
    stands = one.given_up or text_of(pair[0], one.field) == one.theirs
    return pair if stands else None


def _child_pair(snapshot: Snapshot, one: Question) -> tuple[Child, Child] | None:
    loser = snapshot.children.get(one.loser)
    if loser is None or loser.status is not Status.MERGED:
        return None
    lives_on = snapshot.children.get(living(snapshot, loser.id))
    return (loser, lives_on) if lives_on and lives_on.id != loser.id else None


def _home_pair(snapshot: Snapshot, one: Question) -> tuple[Household, Household] | None:
    loser = snapshot.households.get(one.loser)
    lives_on = living_home(snapshot, loser) if loser else None
    return (loser, lives_on) if loser and lives_on else None


def _with(record: Child | Household, field: str, text: str) -> Child | Household:
    fields = {**fields_of(record), field: text, f"original.{field}": ""}
    return noun_from(type(record), record.id, record.revision, fields)


def _recheck(unit: UnitOfWork, app: App, record: Child | Household) -> None:
    if isinstance(record, Household):
        ids = {child.id for child in unit.children.of_household(HouseholdId(record.id))}
    else:
        now = unit.children.get(record.id) or record
        assert isinstance(now, Child)  # noqa: S101 (it is a child's id)
        ids = {ChildId(record.id)}
        ids |= unit.children.holders_of_any({record.national_id, now.national_id})
    keep_problems(unit, app.today(), unit.children.with_households(sorted(ids)))
