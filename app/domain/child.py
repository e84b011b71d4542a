"""A child under 16 as the commune records it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.handoff.registry import Registry
from app.domain.handoff.verification import Verification
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child. What is not known is empty or None; a value is never guessed.

    Village, address, phone and head are the household's.
    """

    id: ChildId
    household_id: HouseholdId
    external_code: str = ""
    """The code of the central system's own lists (mã trẻ em)."""
    full_name: str = ""
    birth_date: BirthDate | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    """The official name (Quyết định 1019/QĐ-TCTK), e.g. `Kinh`, `Sán Dìu`."""
    national_id: str = ""
    """12 digits, or empty."""
    father_name: str = ""
    mother_name: str = ""
    guardian_name: str = ""
    special: str = ""
    at_risk: str = ""
    assisted: bool = False
    birth_cert_no: str = ""
    """The number in the register of births, as it is written on the certificate."""
    birth_book: str = ""
    """The book (quyển số) it is entered in."""
    registered_on: BirthDate | None = None
    registered_at: str = ""
    """Where the birth was registered, as written."""
    birth_place: str = ""
    home_town: str = ""
    birth_order: str = ""
    """Which child of its mother it is, as written: `2`, `con thứ hai`."""
    registry: Registry = Registry.NOT_COMPARED
    verification: Verification = Verification.NOT_SENT
    status: Status = Status.ACTIVE
    merged_into: str = ""
    """The record that lives on, when `status` is MERGED."""
    originals: Mapping[str, str] = field(default_factory=dict)
    """Field -> the text as it was received, kept where no right value could be taken from it."""
    passed: Mapping[str, str] = field(default_factory=dict)
    """Problem code -> the reason a person gave for passing the warning."""
    conflicts: Mapping[str, str] = field(default_factory=dict)
    """Field -> the texts that wait for a decision (see `app.domain.exchange.conflict`)."""
    source: str = ""
    """`file#sheet!row` of the list it came with; empty when it was entered by hand."""
    revision: int = 0
    """The central's revision this copy stands on; 0 = the central has not seen it."""
