"""What is wrong with a child's record, by the problem codes of the product.

A check says what it sees; whether a warning was passed with a reason is in `child.passed`.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.handoff.registration import Waiting, waiting_for_registration
from app.domain.handoff.registry import Registry
from app.domain.household import Household
from app.domain.ids import VillageId
from app.domain.person.age import is_future, is_over_age
from app.domain.person.ethnicity import ethnicity_labels
from app.domain.person.national_id import national_id_problems
from app.domain.person.person_name import name_problem
from app.domain.status import Status
from app.domain.text.placeholder import is_placeholder

LEVELS: Mapping[str, Level] = {
    "missing_name": Level.BLOCK,
    "invalid_birth_date": Level.BLOCK,
    "future_birth_date": Level.BLOCK,
    "invalid_national_id": Level.BLOCK,
    "duplicate_national_id": Level.BLOCK,
    "invalid_name": Level.WARN,
    "over_age": Level.WARN,
    "unknown_ethnicity": Level.WARN,
    "unknown_village": Level.WARN,
    "national_id_sex_mismatch": Level.WARN,
    "national_id_year_mismatch": Level.WARN,
    "national_id_adult": Level.WARN,
    "national_id_unknown_province": Level.WARN,
    "national_id_improbable": Level.WARN,
    "missing_birth_date": Level.WORKLIST,
    "incomplete_birth_date": Level.WORKLIST,
    "missing_sex": Level.WORKLIST,
    "missing_ethnicity": Level.WORKLIST,
    "missing_national_id": Level.WORKLIST,
    "missing_parent": Level.WORKLIST,
    "missing_village": Level.WORKLIST,
    "registration_pending": Level.WORKLIST,
    "registration_overdue": Level.WORKLIST,
    "not_in_register": Level.WORKLIST,
    "only_in_register": Level.WORKLIST,
    "circumstance_to_review": Level.WORKLIST,
    "circumstance_ends_soon": Level.WORKLIST,
    "circumstance_without_paper": Level.WORKLIST,
}

Finding = tuple[str, str]
"""A field, by its column name in the list of children, and a problem code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a child's own record does not say."""

    on: date
    """The day as of which ages are reckoned."""
    household: Household
    known_villages: Container[VillageId]
    id_holders: Callable[[str], int]
    """How many active children hold a number; a child that is not stored yet may be one more."""


def check_child(child: Child, context: CheckContext) -> list[Problem]:
    """List the problems of a child, in the order of the form; a record that is closed has none."""
    if child.status is not Status.ACTIVE:
        return []
    return [
        Problem(field, code, LEVELS[code])
        for check in _CHECKS
        for field, code in check(child, context)
    ]


def _name(child: Child, _: CheckContext) -> Iterator[Finding]:
    text = child.full_name or child.originals.get("full_name", "")
    code = name_problem(text, child.ethnicity)
    if code:
        yield "full_name", code


def _birth_date(child: Child, context: CheckContext) -> Iterator[Finding]:
    born = child.birth_date
    if born is None:
        yield "birth_date", _why_empty(child.originals, "birth_date", "invalid_birth_date")
        return
    if not born.is_complete:
        yield "birth_date", "incomplete_birth_date"
    if is_future(born, context.on):
        yield "birth_date", "future_birth_date"
    elif is_over_age(born, context.on):
        yield "birth_date", "over_age"


def _sex(child: Child, _: CheckContext) -> Iterator[Finding]:
    if child.sex is None:
        yield "sex", "missing_sex"


def _ethnicity(child: Child, _: CheckContext) -> Iterator[Finding]:
    if not child.ethnicity:
        yield "ethnicity", _why_empty(child.originals, "ethnicity", "unknown_ethnicity")
    elif child.ethnicity not in _peoples():
        yield "ethnicity", "unknown_ethnicity"


def _national_id(child: Child, context: CheckContext) -> Iterator[Finding]:
    number = child.national_id
    if not number:
        code = _why_empty(child.originals, "national_id", "invalid_national_id")
        # The number is given at the registration: until its limit nothing is amiss.
        waits = waiting_for_registration(child, context.on)
        if code == "missing_national_id" and waits is Waiting.PENDING:
            code = waits
        yield "national_id", code
        return
    for code in national_id_problems(number, child.birth_date, child.sex):
        yield "national_id", code
    if context.id_holders(number) > 1:
        yield "national_id", "duplicate_national_id"


def _parent(child: Child, _: CheckContext) -> Iterator[Finding]:
    if not (child.father_name or child.mother_name or child.guardian_name):
        # One finding for three fields: it stands beside the first of them.
        yield "father_name", "missing_parent"


def _village(_: Child, context: CheckContext) -> Iterator[Finding]:
    village_id = context.household.village_id
    if village_id is None:
        yield "village", _why_empty(context.household.originals, "village", "unknown_village")
    elif village_id not in context.known_villages:
        yield "village", "unknown_village"


def _registration(child: Child, context: CheckContext) -> Iterator[Finding]:
    if waiting_for_registration(child, context.on) is Waiting.OVERDUE:
        yield "birth_cert_no", Waiting.OVERDUE
    is_elsewhere = bool(child.birth_cert_no or child.registered_on)
    if child.registry in _IN_REGISTER and not (child.registry is Registry.ABSENT and is_elsewhere):
        yield "birth_cert_no", _IN_REGISTER[child.registry]


_IN_REGISTER: Mapping[Registry, str] = {
    Registry.ABSENT: "not_in_register",
    Registry.ADDED: "only_in_register",
}
_CHECKS = (_name, _birth_date, _sex, _ethnicity, _national_id, _parent, _village, _registration)


def _why_empty(originals: Mapping[str, str], field: str, spoilt: str) -> str:
    """Tell a field that nobody filled from one whose text gave no value."""
    text = originals.get(field, "")
    return f"missing_{field}" if not text or is_placeholder(text) else spoilt


@cache
def _peoples() -> frozenset[str]:
    return frozenset(ethnicity_labels())
