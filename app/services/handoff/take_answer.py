"""Take an answer as it was shown: the safe differences, and those a person decided, in one batch.

What a row says and what became of it is kept with the list, so that the same answer a second time
changes nothing; what is not answered stays open.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.child import Child
from app.domain.fields import with_texts
from app.domain.handoff.answer import AnswerLine, Difference, Doubt, Kind
from app.domain.handoff.hand_off import Answer
from app.domain.handoff.office import POLICE
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.cleaning.correct_child import HOME_FIELDS
from app.services.handoff.judge_answer import Judged, Ref, judge_in
from app.services.handoff.taken_before import note_taken
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.undo_lists import LIST
from app.storage.unit_of_work import UnitOfWork

ANSWER = "take_answer"
_CHUNK = 250
_WHO = {
    *(Doubt.KEY_CONTRADICTED, Doubt.KEY_MOVED, Doubt.KEY_UNKNOWN),
    *(Doubt.ALIKE, Doubt.TWO_ANSWERS, Doubt.STRUCK),
}
"""As long as nobody has decided such a row, it may be of somebody else: the child stays open."""


class Choice(StrEnum):
    """What a person says of a difference."""

    TAKE = "take"
    KEEP = "keep"
    """The commune's own stands."""
    LATER = "later"


Choices = Mapping[tuple[Ref, str], Choice]
"""(row, field) -> choice; the field is empty for a row without any difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTaken:
    """What became of an answer."""

    group_id: GroupId | None
    """None where nothing was new."""
    children: int
    """Children whose record has changed in a field that was answered."""
    outcomes: Mapping[Verification, int]
    """Answers that were kept, by how the child stands now."""
    left: int
    """Rows that wait for a decision."""
    strangers: int
    """Rows of nobody who is known."""


@dataclass(frozen=True, slots=True)
class AnswerMoved:
    """Nothing was written: the book has changed since, and the rows are judged anew."""

    judged: Judged
    rows: tuple[Ref, ...]
    """Those that are judged otherwise now."""


@dataclass(slots=True)
class _Taking:
    """What one batch will write."""

    children: dict[ChildId, Child] = field(default_factory=dict)
    homes: dict[str, Household] = field(default_factory=dict)
    answers: dict[tuple[str, ChildId], Answer] = field(default_factory=dict)
    changed: set[ChildId] = field(default_factory=set)
    left: int = 0


def take_answer(
    app: App,
    judged: Judged,
    choices: Choices | None = None,
    *,
    all_safe: bool = True,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> AnswerTaken | AnswerMoved:
    """Take what was decided and, with `all_safe`, whatever is safe.

    Raises KnownError `cancelled`; then nothing was written.
    """
    pace = Pace(len(judged.lines), progress, cancelled)
    with app.write(ANSWER) as unit:
        if unit.journal.last_seq() != judged.last_seq:
            now = judge_in(app, unit, judged.found, judged.office, judged.meant)
            moved = _moved(judged, now)
            if moved:
                return AnswerMoved(now, moved)
            judged = now
        taking = _decided(unit, judged, choices or {}, all_safe=all_safe, pace=pace)
        before = {id_: unit.children.get(id_) for id_ in taking.children}
        changes = _save(unit, taking, pace)
        _check(app, unit, taking, [child for child in before.values() if child])
        unit.hand_offs.add_answers(taking.answers.values())
        if not changes:
            for list_id, count in Counter(list_id for list_id, _ in taking.answers).items():
                unit.tell(LIST, list_id, {"answered": ("", str(count))})
        if all_safe and (changes or taking.answers):
            note_taken(unit, judged.found, judged.office)
        pace.listen()
    pace.finish()
    outcomes: dict[Verification, int] = {}
    for answer in taking.answers.values():
        outcomes[answer.outcome] = outcomes.get(answer.outcome, 0) + 1
    return AnswerTaken(
        group_id=unit.group_id if changes or taking.answers else None,
        children=len(taking.changed),
        outcomes=outcomes,
        left=taking.left,
        strangers=len(judged.of_kind(Kind.STRANGER)),
    )


def _moved(shown: Judged, now: Judged) -> tuple[Ref, ...]:
    pairs = zip(shown.lines, now.lines, strict=True)
    return tuple(old.ref for old, new in pairs if old != new)


def _decided(
    unit: UnitOfWork, judged: Judged, choices: Choices, *, all_safe: bool, pace: Pace
) -> _Taking:
    taking = _Taking()
    lines = [line for line in judged.lines if line.kind in (Kind.SAFE, Kind.DECIDE)]
    people = {
        child.id: (child, home)
        for child, home in unit.children.with_households(
            sorted({line.child_id for line in lines if line.child_id})
        )
    }
    latest = unit.hand_offs.latest(judged.office)
    known = {
        (line.answer.hand_off_id, id_): line.answer
        for id_, (_, line) in latest.items()
        if line.answer
    }
    for line in lines:
        pace.tick()
        if line.child_id is None:
            continue
        chosen = {d.field: _choice(line, d, choices, all_safe=all_safe) for d in line.differences}
        whole = choices.get((line.ref, ""), _whole(line, all_safe=all_safe))
        taken = [d for d in line.differences if chosen[d.field] is Choice.TAKE and d.proposed]
        _lay(taking, people[line.child_id], taken)
        outcome = _outcome(line, chosen.values(), whole)
        if outcome is Verification.ANSWERED:
            taking.left += 1
        if outcome is not Verification.ANSWERED or not (
            judged.taken_before or _WHO & set(line.doubts)
        ):
            _note(taking, unit, line, outcome, known, judged.office)
    return taking


def _choice(
    line: AnswerLine, difference: Difference, choices: Choices, *, all_safe: bool
) -> Choice:
    told = choices.get((line.ref, difference.field)) or choices.get((line.ref, ""))
    if told:
        return told
    return Choice.TAKE if all_safe and difference.is_safe else Choice.LATER


def _whole(line: AnswerLine, *, all_safe: bool) -> Choice:
    return Choice.TAKE if all_safe and line.kind is Kind.SAFE else Choice.LATER


def _outcome(line: AnswerLine, chosen: Iterable[Choice], whole: Choice) -> Verification:
    """Say how a child stands after this."""
    told = list(chosen) or [whole]
    if Choice.KEEP in told:
        return Verification.DIFFERS
    if Choice.LATER in told:
        return Verification.ANSWERED
    return line.outcome


def _lay(taking: _Taking, person: tuple[Child, Household], taken: Sequence[Difference]) -> None:
    """Lay what is taken over the records; it takes the place of the text that was received."""
    child = taking.children.get(person[0].id, person[0])
    home = taking.homes.get(person[1].id, person[1])
    own = {d.field: d.proposed for d in taken if d.field not in HOME_FIELDS}
    shared = {d.field: d.proposed for d in taken if d.field in HOME_FIELDS}
    if own:
        kept = {name: text for name, text in child.originals.items() if name not in own}
        taking.children[child.id] = replace(with_texts(child, own), originals=kept)
    if shared:
        kept = {name: text for name, text in home.originals.items() if name not in shared}
        taking.homes[home.id] = replace(with_texts(home, shared), originals=kept)
    if taken:
        taking.changed.add(child.id)


def _note(
    taking: _Taking,
    unit: UnitOfWork,
    line: AnswerLine,
    outcome: Verification,
    known: Mapping[tuple[str, ChildId], Answer],
    office: str,
) -> None:
    """Keep what was answered with the list, and let the record say how the police have it."""
    if line.child_id is None:
        return
    ref = (line.hand_off_id, line.child_id)
    before = known.get(ref)
    if outcome is Verification.ANSWERED and (
        ref in taking.answers or (before is not None and before.said == line.said)
    ):
        # Another row of the child, or the same one before, has said it already.
        return
    if line.hand_off_id:
        answer = Answer(
            hand_off_id=line.hand_off_id,
            child_id=line.child_id,
            group_id=unit.group_id,
            outcome=outcome,
            said=line.said,
            note=line.note,
            source=line.source,
        )
        if before is None or (before.outcome, before.said) != (outcome, line.said):
            taking.answers[ref] = answer
    if office == POLICE and (line.hand_off_id or line.child_id in taking.changed):
        child = taking.children.get(line.child_id) or unit.children.get(line.child_id)
        if child is not None and child.verification is not outcome:
            taking.children[child.id] = replace(child, verification=outcome)


def _save(unit: UnitOfWork, taking: _Taking, pace: Pace) -> int:
    records: list[Child | Household] = [*taking.homes.values(), *taking.children.values()]
    changes = 0
    for start in range(0, len(records), _CHUNK):
        changes += len(unit.save_all(records[start : start + _CHUNK]))
        pace.listen()
    return changes


def _check(app: App, unit: UnitOfWork, taking: _Taking, before: Iterable[Child]) -> None:
    """Look again at the children that changed, and at those who share their numbers."""
    children = taking.children.values()
    numbers = {c.national_id for c in (*before, *children)}
    touched = set(taking.changed) | unit.children.holders_of_any(numbers)
    keep_problems(unit, app.today(), unit.children.with_households(sorted(touched)))
