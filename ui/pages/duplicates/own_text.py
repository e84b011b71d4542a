"""A text that a person types in the place of those of the records: read, or refused."""

from datetime import date

from app.domain.child import Child
from app.domain.fields import text_of
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.sex import Sex
from app.domain.text.text import fold, nfc_clean
from ui.pages.visit.form_text import YES, read_child

_NOBODY = Child(id=ChildId(""), household_id=HouseholdId(""))
_NO = {"", "0", "k", "ko", "khong"}
_SEXES = {fold(sex): str(sex) for sex in Sex}


def read_own(field: str, typed: str, today: date) -> tuple[str, str]:
    """Give (the text as it is stored, problem code); a text that cannot be read has a problem."""
    typed = nfc_clean(typed)
    if field == "assisted":
        return "" if fold(typed) in _NO else YES, ""
    if field == "sex":
        found = _SEXES.get(fold(typed), "")
        return found, "unreadable_sex" if typed and not found else ""
    child = read_child(_NOBODY, {field: typed}, today)
    return text_of(child, field), f"invalid_{field}" if child.originals.get(field) else ""
