"""The number that a row of an answer gives of its child, and whether it can be that child's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import (
    NationalIdReading,
    accept_repair,
    national_id_problems,
    read_national_id,
)
from app.domain.text.placeholder import is_placeholder
from app.services.handoff.match_answer import Meant
from app.services.handoff.read_answer import AnswerRow
from app.workbook.sheet import Cell, raw_text

NUMBER = "national_id"
_LOST_END = "0000"
"""So ends a number of which a narrow column has shown, and kept, its first digits alone."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """The number a row gives."""

    text: str = ""
    """As it is written; empty where none is."""
    value: str = ""
    """Twelve digits, or empty."""
    problems: tuple[str, ...] = ()


NO_NUMBER = GivenNumber()


def number_given(row: AnswerRow, one: Meant) -> GivenNumber:
    """Read the number a row gives: the first that was answered, else one written over ours."""
    for cell in row.numbers:
        text = raw_text(cell)
        if not is_placeholder(text) and text != one.printed.get(NUMBER, "").strip():
            return _held_against(one.child, _read(cell), text)
        if text and text == one.printed.get(NUMBER, "").strip():
            # Somebody has copied what we had: it is an answer, if the result does not deny it.
            return _held_against(one.child, read_national_id(text), text)
    for cell in row.known_numbers:
        given = _held_against(one.child, _read(cell), raw_text(cell))
        if given.value and given.value != one.printed.get(NUMBER):
            return given
    return NO_NUMBER


def number_of_nobody(row: AnswerRow) -> GivenNumber:
    """Read the number of a row whose child is not known; nothing is held against it."""
    for cell in row.numbers:
        text = raw_text(cell)
        if not is_placeholder(text):
            read = _read(cell)
            return GivenNumber(text, read.value or next(iter(read.repaired), ""))
    return NO_NUMBER


def numbers_written(row: AnswerRow) -> Iterator[str]:
    """Give the numbers that stand anywhere in a row, as far as they can be read."""
    for cell in (*row.numbers, *row.known_numbers):
        read = _read(cell)
        yield from filter(None, (read.value, *read.repaired))


def _read(cell: Cell) -> NationalIdReading:
    return read_national_id(cell if isinstance(cell, str | int | float) else raw_text(cell))


def _held_against(child: Child, read: NationalIdReading, text: str) -> GivenNumber:
    fitting = [c for c in read.repaired if accept_repair(c, child.birth_date, child.sex)]
    # A repaired number that does not fit is shown with what it contradicts: it is somebody's.
    value = read.value or next(iter((*fitting, *read.repaired)), "")
    if not value:
        return GivenNumber(text, "", ("invalid_national_id",))
    problems = national_id_problems(value, born_of(child), child.sex)
    if value.endswith(_LOST_END):
        problems.append("national_id_improbable")
    return GivenNumber(text, value, tuple(problems))


def born_of(child: Child) -> BirthDate | None:
    """Give the birth date, or the year in one that is none (`30/02/2018`).

    A number of another year is not safe.
    """
    if child.birth_date is not None:
        return child.birth_date
    year = _YEAR.search(child.originals.get("birth_date", ""))
    return BirthDate(int(year[0])) if year else None


def said_in(row: AnswerRow, number: GivenNumber) -> dict[str, str]:
    """Give what a row answers, as it is kept with the list; empty where nobody has answered."""
    answers = {n: t for n, t in row.answers.items() if not n.startswith("original.")}
    unread = {
        name.removeprefix("original."): text
        for name, text in row.answers.items()
        if name.startswith("original.")
    }
    said = {**unread, **answers, NUMBER: number.text, "result": row.result, "note": row.note}
    return {name: text for name, text in said.items() if text.strip() and not is_placeholder(text)}
