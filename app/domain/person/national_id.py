"""The 12-digit personal number (số định danh cá nhân): read, repaired and checked.

Layout `PPP C YY NNNNNN`: province or country of registration, century and sex, year of birth,
six free digits. No decree in force describes it (see Nghị định 70/2024/NĐ-CP), so that a number
that does not fit is warned of, never altered.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.person.age import is_child_on
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.text.placeholder import is_placeholder
from app.domain.text.text import nfc_clean

# Provinces begin with 0, the some two hundred countries of the annex with 1 to 3 (4 for good
# measure); a number like 999… is none, and is not kept.
_NUMBER_FORM = re.compile(r"[0-4][0-9]{11}")
_NOT_DIGITS = re.compile(r"[\s\-'’‘`]|\.(?=[0-9]{3})")
_ZERO_FRACTION = re.compile(r"([0-9]{9,12})[.,]0+")
_TWO_ZEROS_LOST = re.compile(r"[12468][0-9]{9}")
_RUNS = "01234567890", "09876543210"


@dataclass(frozen=True, slots=True)
class NationalIdReading:
    """What a cell says: a number, numbers it may have been, or why there is none."""

    value: str = ""
    repaired: tuple[str, ...] = ()
    """Candidates with their lost zeros back; `accept_repair` decides."""
    problem: str | None = None
    """`missing_national_id`, `invalid_national_id`, or None when there is a value."""


def read_national_id(cell: str | float) -> NationalIdReading:
    """Read a cell. Every province code begins with 0, which a cell typed as a number loses."""
    text = nfc_clean(_digits_of(cell) if isinstance(cell, int | float) else cell)
    if is_placeholder(text):
        return NationalIdReading(problem="missing_national_id")
    fraction = _ZERO_FRACTION.fullmatch(text)
    digits = fraction[1] if fraction else _NOT_DIGITS.sub("", text)
    if _NUMBER_FORM.fullmatch(digits):
        return NationalIdReading(digits)
    is_number = fraction is not None or not isinstance(cell, str)
    return NationalIdReading("", _with_zeros(digits, is_number=is_number), "invalid_national_id")


def _digits_of(number: float) -> str:
    # 15 digits are exact in a spreadsheet's number; a larger one has lost its end.
    is_exact = -(10**15) < number < 10**15 and number == int(number)
    return str(int(number)) if is_exact else f"{number:e}"


def _with_zeros(digits: str, *, is_number: bool) -> tuple[str, ...]:
    """Put lost zeros back. Ten digits of text are a phone number, of a number 00 is lost.

    A spreadsheet drops every zero at the front: what still begins with one lost another digit.
    """
    whole = ""
    if len(digits) == 11 and not digits.startswith("0"):
        whole = "0" + digits
    elif is_number and _TWO_ZEROS_LOST.fullmatch(digits):
        whole = "00" + digits
    is_right = _NUMBER_FORM.fullmatch(whole) and whole[:3] in _provinces()
    return (whole,) if is_right else ()


def accept_repair(
    candidate: str, birth_date: BirthDate | None, sex: Sex | None, *, on: date | None = None
) -> bool:
    """Whether a repaired number passes ID2 to ID5 against what is known of the child.

    What is not known cannot speak against it; nor can a birth date that no child has on the
    day `on`, for then it is the date that is wrong.
    """
    if on and birth_date and not is_child_on(birth_date, on):
        birth_date = None
    return not set(national_id_problems(candidate, birth_date, sex)) - {"national_id_improbable"}


def national_id_problems(number: str, birth_date: BirthDate | None, sex: Sex | None) -> list[str]:
    """Check a number by ID1 to ID5 and ID7 of the child's own record; gives problem codes.

    ID6, the number of another child, needs the other children: see `app.domain.cleaning.checks`.
    """
    if not _NUMBER_FORM.fullmatch(number):
        return ["invalid_national_id"]
    century, year = int(number[3]), int(number[4:6])
    findings = {
        "national_id_unknown_province": number[:3] not in _provinces(),
        "national_id_adult": century < 2,
        "national_id_sex_mismatch": sex is not None and sex is not sex_of(number),
        "national_id_year_mismatch": birth_date is not None and birth_date.year % 100 != year,
        "national_id_improbable": century > 3 or _is_improbable(number[6:]),
    }
    return [code for code, is_so in findings.items() if is_so]


def sex_of(number: str) -> Sex:
    """Tell the sex that a number of 12 digits speaks of: an even fourth digit is a boy's."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE


def _is_improbable(tail: str) -> bool:
    return len(set(tail)) == 1 or any(tail in run for run in _RUNS)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row["code"] for row in read_code_list("id_province_codes"))
