"""What stands against a row by itself: its child, its number, its result, what was taken before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.handoff.answer import Doubt, Result
from app.domain.handoff.verification import Verification
from app.domain.ids import ChildId
from app.domain.person.national_id import national_id_problems, read_national_id
from app.domain.status import Status
from app.services.handoff.match_answer import Meant
from app.services.handoff.read_number import NUMBER, GivenNumber
from app.services.handoff.trust_places import Standing
from app.storage.unit_of_work import Snapshot

Taken = tuple[str, Mapping[str, str]]
"""What became of a child's last answer, and what that said."""
_LONG_NUMBER = re.compile(r"\d(?:[ .]?\d){8,}")
_DECIDED = (Verification.MATCHED, Verification.DIFFERS)


@dataclass(frozen=True, slots=True)
class AnsweredBefore:
    """What the office has answered of each child, as far as somebody has decided it."""

    last: Mapping[ChildId, Taken]
    """The answer on the last list."""
    numbers: Mapping[ChildId, set[str]]
    """The numbers of all lists: one that the book has not was taken back, or not wanted."""
    is_elsewhere: bool
    """Whether the file bears the code of a list that is none of ours."""


def answered_before(
    snapshot: Snapshot, office: str, standing: Standing, code: str
) -> AnsweredBefore:
    """Fetch what was answered before; `code` is the one in the title of the file."""
    last = {
        id_: (line.answer.outcome, line.answer.said)
        for id_, (_, line) in standing.items()
        if line.answer
    }
    numbers: dict[ChildId, set[str]] = {}
    for answer in snapshot.hand_offs.answers(office):
        if answer.outcome in _DECIDED and answer.said.get(NUMBER):
            read = read_national_id(answer.said[NUMBER])
            numbers.setdefault(answer.child_id, set()).update((read.value, *read.repaired))
    ours = {one.code for one in snapshot.hand_offs.all()}
    return AnsweredBefore(last, numbers, is_elsewhere=bool(code) and code not in ours)


def doubts_of_child(one: Meant, before: AnsweredBefore) -> Iterable[Doubt]:
    """Doubt a child of no list, or who is gone, or who is only called as one of another commune."""
    if before.is_elsewhere and not one.by_key:
        yield Doubt.KEY_UNKNOWN
    if one.hand_off is None:
        yield Doubt.NOT_ON_LIST
    if one.child.status is not Status.ACTIVE:
        yield Doubt.CHILD_GONE


def doubts_of_number(number: GivenNumber, one: Meant, before: AnsweredBefore) -> Iterable[Doubt]:
    """Hold a number against the child, and against what became of it since the list was made."""
    if not number.text:
        return
    codes = set(number.problems)
    yield from (doubt for doubt in Doubt if doubt.value in codes)
    ours = one.child.national_id
    if ours == number.value:
        return
    if number.value in before.numbers.get(one.child.id, ()):
        yield Doubt.CHANGED_SINCE
    if not ours:
        return
    if one.line and ours != one.printed.get(NUMBER, ""):
        yield Doubt.CHANGED_SINCE
    elif not national_id_problems(ours, one.child.birth_date, one.child.sex):
        yield Doubt.REPLACES


def doubts_of_result(
    result: Result, number: GivenNumber, one: Meant, said: Mapping[str, str]
) -> Iterable[Doubt]:
    """Hold the result and the remark of a row against the rest of it."""
    if result is Result.UNCLEAR:
        yield Doubt.UNCLEAR_RESULT
    if number.value and result is Result.NOT_FOUND:
        yield Doubt.AGAINST_RESULT
    if number.value and result is Result.DIFFERS and number.value == one.child.national_id:
        yield Doubt.AGAINST_RESULT
    has_number = bool(number.value or one.child.national_id)
    if result is Result.MATCHED and not has_number and _asks_number(one):
        yield Doubt.NO_NUMBER
    if set(said) == {"note"}:
        yield Doubt.NOTE_ALONE
    in_note = {"".join(found.split()) for found in _LONG_NUMBER.findall(said.get("note", ""))}
    if in_note - {number.value, one.child.national_id}:
        yield Doubt.NUMBER_IN_NOTE


def _asks_number(one: Meant) -> bool:
    return one.hand_off is not None and NUMBER in one.hand_off.asks
