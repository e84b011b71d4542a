"""What a visit brings home: a household, one of its children, and what the person saw before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, DraftId
from app.domain.person.ethnicity import find_ethnicity
from app.domain.person.person_name import clean_name
from app.domain.person.phone import read_phone
from app.domain.text.text import nfc_clean
from app.services.circumstances.prepare_circumstances import NOTHING, Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One save of the visit page; ids of new records are made by the page, so a retry is safe."""

    household: Household
    visited_on: date
    seen_household: Household | None = None
    """The household as it was shown; None when the person makes it."""
    child: Child | None = None
    """With the household's id it is, or becomes, one of its children."""
    seen_child: Child | None = None
    """The child as it was shown; None when the person makes it."""
    note: str = ""
    apart: Mapping[ChildId, str] = field(default_factory=dict)
    """Children this one is not: id -> TWINS or DIFFERENT (see `decide_duplicate`)."""
    draft_id: DraftId | None = None
    decided: Collection[str] = ()
    """Changes that the central answered with another text, as they were shown: this decides."""
    is_visit: bool = True
    """Whether somebody was at the door; a record corrected at the desk makes no visit."""
    prepared: Prepared = NOTHING
    """Circumstances of the child that were said while it was typed."""
    another_household: bool = False
    """The person was shown the village's household under the same head: this is another one."""


def tidied(entry: VisitEntry) -> VisitEntry:
    """Write every text the one way the store keeps it."""
    return replace(
        entry,
        household=_household(entry.household),
        child=tidied_child(entry.child) if entry.child else None,
        note=nfc_clean(entry.note),
    )


def _household(home: Household) -> Household:
    return replace(
        home,
        head_name=clean_name(home.head_name),
        address=nfc_clean(home.address),
        phone=read_phone(home.phone) if home.phone else "",
    )


def tidied_child(child: Child) -> Child:
    """Write the texts of a child the one way the store keeps them."""
    return replace(
        child,
        full_name=clean_name(child.full_name),
        ethnicity=find_ethnicity(child.ethnicity) or nfc_clean(child.ethnicity),
        father_name=clean_name(child.father_name),
        mother_name=clean_name(child.mother_name),
        guardian_name=clean_name(child.guardian_name),
        special=nfc_clean(child.special),
        at_risk=nfc_clean(child.at_risk),
    )
