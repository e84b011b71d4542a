"""The worklists of the letters, by the marks that put a child on them.

A mark is a problem code, or something else a list asks for: a record that looks like another, one
the central system has not got, one the police have not confirmed.
"""

from collections.abc import Mapping

from app.domain.cleaning.review_sheet import ASKED_FOR

LIKELY_DOUBLE = "likely_double"
NOT_ENTERED = "not_entered"
NOT_VERIFIED = "not_verified"
DIFFERS = "police_differ"
NOT_SENT = "police_not_sent"
SENT = "police_sent"
ANSWERED = "police_answered"
NOT_FOUND = "police_not_found"
MATCHED = "police_matched"
CIRCUMSTANCE_TO_REVIEW = "circumstance_to_review"
CIRCUMSTANCE_ENDS_SOON = "circumstance_ends_soon"
CIRCUMSTANCE_WITHOUT_PAPER = "circumstance_without_paper"

MARKS = (
    "missing_name",
    "invalid_name",
    "missing_birth_date",
    "incomplete_birth_date",
    "invalid_birth_date",
    "future_birth_date",
    "over_age",
    "missing_sex",
    "missing_ethnicity",
    "unknown_ethnicity",
    "missing_national_id",
    "invalid_national_id",
    "national_id_sex_mismatch",
    "national_id_year_mismatch",
    "national_id_adult",
    "national_id_unknown_province",
    "national_id_improbable",
    "duplicate_national_id",
    "missing_parent",
    "missing_village",
    "unknown_village",
    LIKELY_DOUBLE,
    NOT_ENTERED,
    NOT_VERIFIED,
    DIFFERS,
    NOT_SENT,
    SENT,
    ANSWERED,
    NOT_FOUND,
    MATCHED,
    "registration_pending",
    "registration_overdue",
    "not_in_register",
    "only_in_register",
    CIRCUMSTANCE_TO_REVIEW,
    CIRCUMSTANCE_ENDS_SOON,
    CIRCUMSTANCE_WITHOUT_PAPER,
)
"""Every mark. A store keeps its place in this row as a bit: add at the end, never move."""
BITS: Mapping[str, int] = {mark: 1 << place for place, mark in enumerate(MARKS)}

OF_REGISTER = (
    "registration_pending",
    "registration_overdue",
    "not_in_register",
    "only_in_register",
)
"""Worklists, and the one mark of each, that wait for the family or for the civil registry."""

_WRONG_ID = (
    "invalid_national_id",
    "national_id_sex_mismatch",
    "national_id_year_mismatch",
    "national_id_adult",
    "national_id_unknown_province",
    "national_id_improbable",
)

WORKLISTS: Mapping[str, tuple[str, ...]] = {
    "no_id": ("missing_national_id",),
    "wrong_id": _WRONG_ID,
    "name": ("missing_name", "invalid_name"),
    "birth_date": (
        "missing_birth_date",
        "incomplete_birth_date",
        "invalid_birth_date",
        "future_birth_date",
    ),
    "sex": ("missing_sex",),
    "ethnicity": ("missing_ethnicity", "unknown_ethnicity"),
    "parent": ("missing_parent",),
    "village": ("missing_village", "unknown_village"),
    "over_age": ("over_age",),
    "double": ("duplicate_national_id", LIKELY_DOUBLE),
    "not_entered": (NOT_ENTERED,),
    "not_verified": (NOT_VERIFIED, NOT_SENT, SENT, ANSWERED, DIFFERS, NOT_FOUND),
    "registration_pending": ("registration_pending",),
    "registration_overdue": ("registration_overdue",),
    "not_in_register": ("not_in_register",),
    "only_in_register": ("only_in_register",),
    "circumstances": (
        CIRCUMSTANCE_TO_REVIEW,
        CIRCUMSTANCE_ENDS_SOON,
        CIRCUMSTANCE_WITHOUT_PAPER,
    ),
}
"""Worklist -> its marks, in the order in which the letters name them; one of them is enough."""

_EMPTY = (
    "missing_name",
    "missing_birth_date",
    "incomplete_birth_date",
    "invalid_birth_date",
    "missing_sex",
    "missing_ethnicity",
    "unknown_ethnicity",
    "missing_parent",
    "missing_village",
    "unknown_village",
)
"""A required field without a value; the number is reckoned apart (see domain.md §0)."""
_UNCLEAN = (
    "invalid_name",
    "invalid_birth_date",
    "future_birth_date",
    "unknown_ethnicity",
    "unknown_village",
    "duplicate_national_id",
    LIKELY_DOUBLE,
    *_WRONG_ID,
)

POLICE = (NOT_SENT, SENT, ANSWERED, MATCHED, DIFFERS, NOT_FOUND)
"""How each record stands with the police; one of them is always there."""
_NO_ID = ("missing_national_id", "invalid_national_id", "registration_pending")
_AWAITED = (NOT_ENTERED, NOT_VERIFIED, NOT_SENT, SENT, MATCHED, CIRCUMSTANCE_ENDS_SOON)

TO_CLEAN = "to_clean"
"""Whatever the commune can put right in its own book: nobody else is awaited."""

AT_THE_HOUSE = "at_the_house"
"""Whatever the family can answer: what review sheets ask."""

LISTS: Mapping[str, tuple[str, ...]] = {
    **WORKLISTS,
    TO_CLEAN: tuple(mark for mark in MARKS if mark not in (*_AWAITED, *OF_REGISTER)),
    "no_valid_id": _NO_ID,
    "incomplete": _EMPTY,
    "not_full": (*_NO_ID, *_EMPTY),
    "not_clean": _UNCLEAN,
    AT_THE_HOUSE: tuple(mark for mark in MARKS if mark in ASKED_FOR),
}
"""The worklists, and the lists that figures of quality open."""


def mask_of(marks: tuple[str, ...]) -> int:
    """Add the bits of some marks."""
    return sum(BITS[mark] for mark in set(marks))


def marks_in(bits: int) -> tuple[str, ...]:
    """Name the marks whose bits are set, in their order."""
    return tuple(mark for mark, bit in BITS.items() if bits & bit)
