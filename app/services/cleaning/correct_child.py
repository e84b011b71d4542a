"""Correct one record at the desk, by the rules of a visit; nobody was at the door."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.fields import fields_of, noun_from
from app.domain.household import Household
from app.services.app import App
from app.services.circumstances.prepare_circumstances import NOTHING, Prepared
from app.services.outcome import Outcome, Refused
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry

HOME_FIELDS = frozenset(
    ("village_id", "head_name", "address", "phone", "original.village", "original.phone")
)
"""The fields that are the household's; all others are the child's own."""
CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person changed in a record, and the record as it was shown."""

    seen_child: Child
    seen_household: Household
    fields: Mapping[str, str]
    """Text fields (`app.domain.fields`) of the child and of its household, the changed ones only;
    `passed.<code>` is the reason for passing a warning."""
    decided: Collection[str] = ()
    """Changes that the central answered with another text, as they were shown: this decides."""
    prepared: Prepared = NOTHING
    """What was said of its circumstances and sealed with the form that was left half-way."""


def correct_child(app: App, correction: Correction, *, on: date) -> Outcome:
    """Save a correction whole or not at all; `on` is the day as of which ages are reckoned.

    What somebody else changed meanwhile stands; where both changed one field, the person decides.
    """
    seen, home = correction.seen_child, correction.seen_household
    try:
        child = noun_from(Child, seen.id, seen.revision, _changed(seen, correction, at_home=False))
    except ValueError:
        return Refused(problems=(unreadable_text(correction.fields),))
    mine = noun_from(Household, home.id, home.revision, _changed(home, correction, at_home=True))
    return enter_visit(
        app,
        VisitEntry(
            household=mine,
            seen_household=home,
            child=child,
            seen_child=seen,
            visited_on=on,
            decided=correction.decided,
            is_visit=False,
            prepared=correction.prepared,
        ),
    )


def _changed(record: Child | Household, correction: Correction, *, at_home: bool) -> dict[str, str]:
    """Lay the changes over the record; a new value takes the received text's place."""
    said = {
        name: text for name, text in correction.fields.items() if (name in HOME_FIELDS) == at_home
    }
    spent = {f"original.{name.removesuffix('_id') if at_home else name}" for name in said}
    kept = {name: text for name, text in fields_of(record).items() if name not in spent}
    return kept | said


def unreadable_text(fields: Mapping[str, str]) -> Problem:
    """Name the field whose text is no value."""
    for name, text in fields.items():
        try:
            noun_from(Child, "", 0, {"household_id": "-", name: text})
        except ValueError:
            code = "invalid_birth_date" if name == "birth_date" else f"missing_{name}"
            return Problem(name, code, Level.BLOCK)
    raise AssertionError
