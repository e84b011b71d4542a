"""A review sheet: the children of a village about whom something must be asked at the house.

Only what the visit needs is on it: no circumstances, and no number that is not in question.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.person.birth_date import BirthDate

ASKED_FOR: Mapping[str, tuple[str, ...]] = {
    "missing_name": ("full_name",),
    "invalid_name": ("full_name",),
    "missing_birth_date": ("birth_date",),
    "incomplete_birth_date": ("birth_date",),
    "invalid_birth_date": ("birth_date",),
    "future_birth_date": ("birth_date",),
    "missing_sex": ("sex",),
    "missing_ethnicity": ("ethnicity",),
    "unknown_ethnicity": ("ethnicity",),
    "missing_national_id": ("national_id",),
    "invalid_national_id": ("national_id",),
    "national_id_adult": ("national_id",),
    "national_id_unknown_province": ("national_id",),
    "national_id_improbable": ("national_id",),
    "duplicate_national_id": ("national_id",),
    "national_id_sex_mismatch": ("sex", "national_id"),
    "national_id_year_mismatch": ("birth_date", "national_id"),
    "missing_parent": ("father_name", "mother_name", "guardian_name"),
    "missing_village": ("village",),
    "unknown_village": ("village",),
    "registration_pending": ("national_id",),
    "missing_phone": ("phone",),
}
"""Problem code -> the fields the family can answer. Who is over 16 need not be asked; a phone
number is asked only where one goes anyway (`missing_phone` is no problem of a record)."""
MISSING_PHONE = "missing_phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """A child, what we know of it, and the codes of what is asked."""

    key: str
    """See `app.domain.handoff.row_key`."""
    full_name: str
    birth_date: BirthDate | None
    sex: str
    ethnicity: str
    father_name: str
    mother_name: str
    guardian_name: str
    national_id: str = ""
    """Only where it is in question: to be compared with the birth certificate."""
    asked: tuple[str, ...] = ()
    """Codes of ASKED_FOR."""

    @property
    def fields(self) -> frozenset[str]:
        """Name the fields to be written down."""
        return frozenset(field for code in self.asked for field in ASKED_FOR[code])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFamily:
    """A household, and those of its children who are asked about, the eldest first."""

    head_name: str
    phone: str
    address: str
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """The families of a village in the order of their heads' names."""

    commune: str
    village: str
    """With its kind, `Thôn Đồng Á`; empty for the children whose village is not known."""
    on: date
    code: str
    """See `app.domain.handoff.row_key.SheetCode`."""
    families: tuple[ReviewFamily, ...]

    @property
    def children(self) -> int:
        """Count the children asked about."""
        return sum(len(family.lines) for family in self.families)

    @property
    def fields(self) -> frozenset[str]:
        """Name the fields that are asked about anybody of the sheet."""
        return frozenset(
            f for family in self.families for line in family.lines for f in line.fields
        )


def can_be_asked(codes: Iterable[str]) -> tuple[str, ...]:
    """Keep the problem codes that the family can answer, each once, in the order of the form."""
    found = frozenset(codes)
    return tuple(code for code in ASKED_FOR if code in found)
