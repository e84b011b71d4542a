"""What real lists lack or have wrong, as it lies in a store after it was brought in."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from app.demo.weighted import Weighted
from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate

Spoil = Callable[[Random, Child], Child]


def _no_number(_: Random, child: Child) -> Child:
    return replace(child, national_id="")


def _short_number(chance: Random, child: Child) -> Child:
    at = chance.randrange(3, 12)
    return _unread(child, "national_id", child.national_id[:at] + child.national_id[at + 1 :], "")


def _wrong_year_in_number(chance: Random, child: Child) -> Child:
    digits = child.national_id
    year = (int(digits[4:6]) + chance.randint(1, 3)) % 100
    return replace(child, national_id=f"{digits[:4]}{year:02}{digits[6:]}")


def _wrong_sex_in_number(_: Random, child: Child) -> Child:
    digits = child.national_id
    return replace(child, national_id=f"{digits[:3]}{int(digits[3]) ^ 1}{digits[4:]}")


def year_only(_: Random, child: Child) -> Child:
    """Keep the year of birth alone."""
    return replace(child, birth_date=child.birth_date and BirthDate(child.birth_date.year))


def _no_date(_: Random, child: Child) -> Child:
    return replace(child, birth_date=None)


def _impossible_date(chance: Random, child: Child) -> Child:
    year = child.birth_date.year if child.birth_date else 2015
    written = chance.choice(("31/02", "30/02", "32/5", "31/9"))
    return _unread(child, "birth_date", f"{written}/{year}", None)


def _no_sex(_: Random, child: Child) -> Child:
    return replace(child, sex=None)


def _no_ethnicity(_: Random, child: Child) -> Child:
    return replace(child, ethnicity="")


def _unknown_ethnicity(chance: Random, child: Child) -> Child:
    return _unread(child, "ethnicity", chance.choice(("Kih", "Khác", "DT")), "")


def _no_parent(_: Random, child: Child) -> Child:
    return replace(child, father_name="", mother_name="", guardian_name="")


def _unread(child: Child, name: str, written: str, value: object) -> Child:
    """Leave the field empty and keep what was written."""
    originals = {**child.originals, name: written}
    return replace(child, originals=originals, **{name: value})  # type: ignore[arg-type]


_MESSES: Weighted[Spoil] = Weighted.of(
    [
        (_no_number, 110),
        (_short_number, 12),
        (_wrong_year_in_number, 12),
        (_wrong_sex_in_number, 8),
        (year_only, 20),
        (_no_date, 8),
        (_impossible_date, 6),
        (_no_sex, 9),
        (_no_ethnicity, 9),
        (_unknown_ethnicity, 6),
        (_no_parent, 22),
    ]
)


def spoil_child(chance: Random, child: Child) -> Child:
    """Leave four of five children as they are; take something from the others."""
    return _MESSES.draw(chance)(chance, child) if chance.random() < 0.2 else child


def spoil_household(chance: Random, household: Household) -> Household:
    """Lose the village of one household in eighty, half of them with what was written."""
    if chance.random() > 0.0125:
        return household
    written = {"village": f"Đội {chance.randint(1, 12)}"} if chance.random() < 0.5 else {}
    return replace(household, village_id=None, originals=written)
