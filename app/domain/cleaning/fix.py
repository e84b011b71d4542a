"""A fix: one field of one record and the value it should have, to be shown before it is made."""

from dataclasses import dataclass, replace

from app.domain.ids import ChildId

NAME_CASE = "name_case"
DECOMPOSED = "decomposed"
NATIONAL_ID = "national_id"
VILLAGE_NAME = "village_name"
SWAPPED_DATES = "swapped_dates"
ETHNICITY = "ethnicity"
FORMER_PLACE = "former_place"

FIX_KINDS = (
    *(NAME_CASE, DECOMPOSED, NATIONAL_ID, VILLAGE_NAME),
    *(FORMER_PLACE, SWAPPED_DATES, ETHNICITY),
)
"""What can be put right for many records at once: nothing that needs to know the person."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a field may have: somebody who knows must say which."""

    new: str
    shown: str
    key: str = ""
    """What is chosen, whatever else stands in the field: the code of a unit."""


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
    choices: tuple[Choice, ...] = ()
    """Where somebody must choose: `new` is empty until then."""

    @property
    def is_open(self) -> bool:
        """Whether somebody must choose before it can be made."""
        return bool(self.choices) and not self.new

    def chosen(self, choice: Choice) -> "Fix":
        """Give the fix with one of its choices taken."""
        return replace(self, new=choice.new, shown_new=choice.shown)

    @property
    def keeps(self) -> str:
        """Name under which the record keeps the old text for good; empty for most."""
        return f"former_{self.field}" if self.kind == FORMER_PLACE else ""
