"""What is written of a child and of its household, as texts: all that a rule for fixes looks at."""

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.ids import ChildId, HouseholdId


class Written(NamedTuple):
    """Texts as `app.domain.fields` writes them, under the names of the fields.

    A tuple, because 60,000 are looked through at a time and nearly all of them are left again.
    """

    child_id: ChildId
    household_id: HouseholdId
    external_code: str
    full_name: str
    birth_date: str
    sex: str
    ethnicity: str
    national_id: str
    father_name: str
    mother_name: str
    guardian_name: str
    special: str
    at_risk: str
    village_id: str
    head_name: str
    address: str
    originals: Mapping[str, str]
    """The texts that were received for the fields of the child."""
    home_originals: Mapping[str, str]
    """Those for the fields of the household."""
    registered_at: str = ""
    """Where the birth was registered: few records say it."""
