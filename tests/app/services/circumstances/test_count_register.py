"""The register is counted by who is allowed alone."""

from datetime import date

import pytest

from app.domain.child import Child
from app.domain.circumstances.abuse_case import AbuseCase
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.person.sex import Sex
from app.services.circumstances.count_register import count_register
from app.services.circumstances.keep_confidential import keep_case
from app.services.circumstances.unlock import lock, set_passphrase

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def test_counted(app):
    home = Household(id=app.new_id())
    child = Child(id=app.new_id(), household_id=home.id, sex=Sex.FEMALE)
    with app.write("import") as work:
        work.save_all([home, child])
    set_passphrase(app, "mật khẩu riêng")
    for form in ("violence", "neglect"):
        case = AbuseCase(id=app.new_id(), child_id=child.id, form=form, found_on=date(2026, 6, 8))
        keep_case(app, case)
    counts = count_register(app, *YEAR)
    assert (counts.children, counts.cases, counts.by["sex"]) == (1, 2, {"Nữ": 2})
    lock(app)
    with pytest.raises(KnownError, match="confidential_locked"):
        count_register(app, *YEAR)
