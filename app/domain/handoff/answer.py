"""What an office wrote beside a child: its result in any words, and what stands against it.

Codes only; the words of a result are in `answer_results.csv`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.handoff.verification import Verification
from app.domain.ids import ChildId
from app.domain.text.text import fold


class Result(StrEnum):
    """What the column *Kết quả* says."""

    NONE = ""
    MATCHED = "matched"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
    UNCLEAR = "unclear"
    """Something is written that nobody has foreseen."""


class Kind(StrEnum):
    """What can be done with a row of an answer."""

    SAFE = "safe"
    """Nothing speaks against it: it may be taken with all others of its kind."""
    DECIDE = "decide"
    """A person must look at it: its doubts say why."""
    SAME = "same"
    """It says what the book has already, and was taken before: it changes nothing."""
    EMPTY = "empty"
    """Nobody has answered in it."""
    STRANGER = "stranger"
    """It is about no child that is known here."""


class Doubt(StrEnum):
    """Why a row is not taken by itself, the gravest first."""

    STRUCK = "struck"
    NUMBERS_SHIFTED = "numbers_shifted"
    KEY_CONTRADICTED = "key_contradicted"
    KEY_MOVED = "key_moved"
    KEY_UNKNOWN = "key_unknown"
    TWO_ANSWERS = "two_answers"
    NUMBER_TWICE = "number_twice"
    NUMBER_HELD = "number_held"
    NUMBER_SERIES = "number_series"
    NUMBER_SEX = "national_id_sex_mismatch"
    NUMBER_YEAR = "national_id_year_mismatch"
    NUMBER_ADULT = "national_id_adult"
    NUMBER_PROVINCE = "national_id_unknown_province"
    NUMBER_IMPROBABLE = "national_id_improbable"
    NUMBER_INVALID = "invalid_national_id"
    ALIKE = "alike"
    NOT_ON_LIST = "not_on_list"
    CHILD_GONE = "child_gone"
    OTHER_BIRTH_DATE = "other_birth_date"
    CHANGED_SINCE = "changed_since"
    RENAMED_SINCE = "renamed_since"
    REPLACES = "replaces"
    AGAINST_RESULT = "against_result"
    UNCLEAR_RESULT = "unclear_result"
    NO_NUMBER = "no_number"
    NOTE_ALONE = "note_alone"
    NUMBER_IN_NOTE = "number_in_note"
    DIFFERS_IN_COLUMN = "differs_in_column"
    LEFT_BEFORE = "left_before"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a child or its household: what the book has, what they wrote, what is proposed."""

    field: str
    ours: str
    theirs: str
    """As they wrote it."""
    proposed: str
    """The text field that would be taken; empty where theirs cannot be read."""
    is_safe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """A row of an answer, judged."""

    sheet: str
    row: int
    name: str
    """As they wrote it; where they wrote none, as the book has it."""
    kind: Kind
    child_id: ChildId | None = None
    hand_off_id: str = ""
    """The list by which the child was asked about."""
    by_key: bool = False
    result: Result = Result.NONE
    note: str = ""
    differences: tuple[Difference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    others: tuple[str, ...] = ()
    """Names of other children concerned: who holds the number, whom it was given to as well."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Field -> what they wrote, as it is kept with the list."""
    source: str = ""

    @property
    def ref(self) -> tuple[str, int]:
        """Name the row within its file."""
        return self.sheet, self.row

    @property
    def outcome(self) -> Verification:
        """Say how the child stands once all of its differences are taken."""
        match self.result:
            case Result.NOT_FOUND:
                return Verification.NOT_FOUND
            case Result.DIFFERS if not self.differences:
                return Verification.DIFFERS
            case Result.NONE | Result.UNCLEAR if not self.said.keys() - {"result"}:
                return Verification.ANSWERED
        return Verification.MATCHED


def read_result(text: str) -> Result:
    """Read what is written under *Kết quả*, whatever the words."""
    words = " ".join("".join(s if s.isalnum() or s in "-.…" else " " for s in fold(text)).split())
    for result, pattern in _results():
        if pattern.fullmatch(words):
            return Result.NONE if result == "none" else Result(result)
    return Result.UNCLEAR


@cache
def _results() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_code_list("answer_results")
    return tuple((row["result"], re.compile(row["pattern"])) for row in rows)
