"""A fix: one field of one record and the value it should have, to be shown before it is made."""

from dataclasses import dataclass

from app.domain.ids import ChildId

NAME_CASE = "name_case"
DECOMPOSED = "decomposed"
NATIONAL_ID = "national_id"
VILLAGE_NAME = "village_name"
SWAPPED_DATES = "swapped_dates"
ETHNICITY = "ethnicity"

FIX_KINDS = (NAME_CASE, DECOMPOSED, NATIONAL_ID, VILLAGE_NAME, SWAPPED_DATES, ETHNICITY)
"""What can be put right for many records at once: nothing that needs to know the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A field with its old and new text (see `app.domain.fields`)."""

    kind: str
    entity: str
    """child or household."""
    id: str
    child_id: ChildId
    """The child beside whom it is shown; a household's fix is shown once, at its eldest."""
    field: str
    old: str
    new: str
    shown_old: str
    """What a person reads: a village's name for its id, a received text for an empty field."""
    shown_new: str
