"""Hold each row of an answer against the book: what it would change, and what stands against that.

Nothing that contradicts the birth date, the sex, another child's number, another row or the name
beside the key is ever safe.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.cleaning.review_sheet import ASKED_FOR
from app.domain.fields import with_texts
from app.domain.handoff.answer import AnswerLine, Difference, Doubt, Kind, Result, read_result
from app.domain.handoff.verification import Verification
from app.domain.ids import ChildId
from app.domain.person.national_id import national_id_problems
from app.services.app import App
from app.services.handoff.compare_numbers import NumbersGiven
from app.services.handoff.doubt_row import (
    AnsweredBefore,
    Taken,
    answered_before,
    doubts_of_child,
    doubts_of_number,
    doubts_of_result,
)
from app.services.handoff.match_answer import Meant, match_answer
from app.services.handoff.read_answer import AnswerRow, FoundAnswer
from app.services.handoff.read_number import NO_NUMBER, NUMBER, GivenNumber, number_given, said_in
from app.services.handoff.taken_before import left_undecided, was_taken
from app.services.lists.said_fields import compare
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.steady_memory import steady_memory
from app.storage.unit_of_work import Snapshot
from app.workbook.sheet import raw_text

_BESIDE = ("full_name", "sex", "ethnicity", "father_name", "mother_name", "guardian_name")
"""Columns that we printed, in which an office may have written something else."""
Ref = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer as it stands against the book at one moment."""

    found: FoundAnswer
    office: str
    lines: tuple[AnswerLine, ...]
    """A line for each row of the file, in its order."""
    last_seq: int
    meant: Mapping[Ref, ChildId] = field(default_factory=dict)
    """What a person said of whom a row is."""
    taken_before: bool = False
    """The same answer was taken before: only what a person decides now changes anything."""
    unanswered: int = 0
    """Children of whom the office still is to answer, and who are in no row with an answer."""

    def of_kind(self, kind: Kind) -> list[AnswerLine]:
        """Give the rows of a kind."""
        return [line for line in self.lines if line.kind is kind]


def judge_answer(
    app: App,
    found: FoundAnswer,
    office: str,
    meant: Mapping[Ref, ChildId] | None = None,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Judged:
    """Judge an answer of an office. Raises KnownError `cancelled`."""
    with steady_memory(), app.store.read() as snapshot:
        return judge_in(app, snapshot, found, office, meant, progress=progress, cancelled=cancelled)


def judge_in(
    app: App,
    snapshot: Snapshot,
    found: FoundAnswer,
    office: str,
    meant: Mapping[Ref, ChildId] | None = None,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Judged:
    """Judge an answer against one moment of the store."""
    pace = Pace(len(found.rows), progress, cancelled)
    rows = found.rows
    matched = match_answer(app, snapshot, rows, office, meant, pace.listen)
    numbers = {at: number_given(rows[at], one) for at, one in matched.of.items()}
    pace.listen()
    against = NumbersGiven(snapshot, rows, matched.of, numbers)
    before = answered_before(snapshot, office, matched.standing, found.code)
    likes = _names(snapshot, matched.like)
    lines = []
    for at, row in enumerate(rows):
        one = matched.of.get(at)
        if one is None:
            lines.append(_stranger(row, likes.get(at, ())))
        else:
            lines.append(_judged(row, one, numbers[at], against, at, before))
        pace.tick()
    again = was_taken(snapshot, found, office)
    lines = list(left_undecided(lines)) if again else lines
    pace.finish()
    told = {line.child_id for line in lines if line.kind is not Kind.EMPTY}
    return Judged(
        found=found,
        office=office,
        lines=tuple(lines),
        last_seq=snapshot.journal.last_seq(),
        meant=meant or {},
        taken_before=again,
        unanswered=sum(
            line.is_open and id_ not in told for id_, (_, line) in matched.standing.items()
        ),
    )


def _names(snapshot: Snapshot, like: Mapping[int, Iterable[ChildId]]) -> dict[int, tuple[str, ...]]:
    ids = {id_ for ids in like.values() for id_ in ids}
    people = snapshot.children.get_many(sorted(ids))
    return {
        at: tuple(people[id_].full_name for id_ in ids if id_ in people) for at, ids in like.items()
    }


def _stranger(row: AnswerRow, like: tuple[str, ...]) -> AnswerLine:
    said = said_in(row, _number_as_written(row))
    return AnswerLine(
        sheet=row.sheet,
        row=row.row,
        name=row.said.get("full_name", "") or row.said.get("original.full_name", ""),
        kind=Kind.STRANGER if said or row.said or row.key_text else Kind.EMPTY,
        result=read_result(row.result),
        note=row.note,
        others=like,
        said=said,
        source=row.source,
    )


def _number_as_written(row: AnswerRow) -> GivenNumber:
    text = next((raw_text(cell) for cell in row.numbers), "")
    return GivenNumber(text)


def _judged(
    row: AnswerRow,
    one: Meant,
    number: GivenNumber,
    against: NumbersGiven,
    at: int,
    before: AnsweredBefore,
) -> AnswerLine:
    result, number = _result_of(row, number)
    doubts, others = against.doubts(at)
    doubts += one.doubts
    doubts += [Doubt.STRUCK] if row.is_struck else []
    doubts += doubts_of_child(one, before)
    said = said_in(row, number)
    beside = tuple(_beside(row, one))
    if said or beside:
        doubts += doubts_of_number(number, one, before)
        doubts += doubts_of_result(result, number, one, said)
    differences = (*_of_number(number, one), *_answered(row, one), *beside)
    order = list(Doubt)
    graded = tuple(sorted(dict.fromkeys(doubts), key=order.index))
    if graded or beside:
        # Where one printed cell is another, the whole row may be another child's.
        differences = tuple(replace(difference, is_safe=False) for difference in differences)
    line = AnswerLine(
        sheet=row.sheet,
        row=row.row,
        name=row.said.get("full_name", "") or one.child.full_name,
        kind=Kind.DECIDE,
        child_id=one.child.id,
        hand_off_id=one.hand_off.id if one.hand_off else "",
        by_key=one.by_key,
        result=result,
        note=row.note,
        differences=differences,
        doubts=graded,
        others=others,
        said=said,
        source=row.source,
    )
    return replace(line, kind=_kind(line, before.last.get(one.child.id)))


def _kind(line: AnswerLine, before: Taken | None) -> Kind:
    if not line.said and not line.differences and Doubt.STRUCK not in line.doubts:
        return Kind.EMPTY
    if before and before[1] == line.said and _is_settled(line, before[0]):
        return Kind.SAME
    if line.doubts or not all(difference.is_safe for difference in line.differences):
        return Kind.DECIDE
    return Kind.SAFE


def _is_settled(line: AnswerLine, outcome: str) -> bool:
    """Whether nothing is left of an answer that was taken before."""
    if outcome == Verification.MATCHED:
        return not line.differences
    return outcome in (Verification.DIFFERS, Verification.NOT_FOUND)


def _result_of(row: AnswerRow, number: GivenNumber) -> tuple[Result, GivenNumber]:
    """Read the result; one that stands in the column of the number counts, too."""
    result = read_result(row.result)
    if number.text and not number.value and not any(s.isdigit() for s in number.text):
        told = read_result(number.text)
        if told in (Result.NOT_FOUND, Result.DIFFERS, Result.MATCHED):
            return (result if result is not Result.NONE else told), NO_NUMBER
    return result, number


def _of_number(number: GivenNumber, one: Meant) -> Iterable[Difference]:
    if number.text and number.value != one.child.national_id:
        yield Difference(
            NUMBER, one.child.national_id, number.text, number.value, bool(number.value)
        )


def _answered(row: AnswerRow, one: Meant) -> Iterable[Difference]:
    """Give the other fields that were answered: safe where the book has nothing, or asked."""
    known = one.known
    questioned = {
        f for code in (one.line.asked if one.line else ()) for f in ASKED_FOR.get(code, ())
    }
    for name, text in row.answers.items():
        field_ = name.removeprefix("original.")
        if name != field_ and row.answers.get(field_):
            continue
        proposed = text if name == field_ else ""
        ours = known.get(field_, "")
        if proposed != ours or not proposed:
            is_safe = bool(proposed) and (not ours or field_ in questioned)
            yield Difference(
                field_, ours, text, proposed, is_safe and not _spoils(one, field_, text)
            )


def _spoils(one: Meant, name: str, text: str) -> bool:
    """Whether a birth date or a sex would contradict the number the book has."""
    number = one.child.national_id
    if name not in ("birth_date", "sex") or not number:
        return False
    child = with_texts(one.child, {name: text})
    new = set(national_id_problems(number, child.birth_date, child.sex))
    return bool(new - set(national_id_problems(number, one.child.birth_date, one.child.sex)))


def _beside(row: AnswerRow, one: Meant) -> Iterable[Difference]:
    """Find what an office has written over what we had printed; a person looks at each."""
    for name in (*_BESIDE, "birth_date"):
        text = row.said.get(name, "")
        knowns = (one.known, one.printed) if one.printed else (one.known,)
        told = {compare(name, row.said, known) for known in knowns}
        filled = text and all(not known.get(name) for known in knowns)
        if (told and told == {False}) or filled:
            yield Difference(name, one.known.get(name, ""), text, text, is_safe=False)
