"""A child as one line of a list: the columns in which programs and people exchange children."""

from app.domain.child import Child
from app.domain.circumstances.confidential_text import open_text
from app.domain.household import Household

COLUMNS = (
    "child_id",
    "external_code",
    "full_name",
    "birth_date",
    "sex",
    "ethnicity",
    "national_id",
    "father_name",
    "mother_name",
    "guardian_name",
    "household_head",
    "village",
    "phone",
    "special",
    "at_risk",
    "assisted",
    "status",
    "source",
)


def child_columns(child: Child, household: Household, village_name: str) -> dict[str, str]:
    """Lay a child out as text: dates ISO as far as known, sex `Nam`/`Nữ`, yes as `x`.

    Groups that are confidential are left out.
    """
    return {
        "child_id": child.id,
        "external_code": child.external_code,
        "full_name": child.full_name,
        "birth_date": str(child.birth_date or ""),
        "sex": child.sex or "",
        "ethnicity": child.ethnicity,
        "national_id": child.national_id,
        "father_name": child.father_name,
        "mother_name": child.mother_name,
        "guardian_name": child.guardian_name,
        "household_head": household.head_name,
        "village": village_name,
        "phone": household.phone,
        "special": open_text("special", child.special),
        "at_risk": open_text("at_risk", child.at_risk),
        "assisted": "x" if child.assisted else "",
        "status": child.status,
        "source": child.source,
    }
