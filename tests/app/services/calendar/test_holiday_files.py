"""The list of holidays is replaced without a new program, at once, and taken back."""

from datetime import date
from importlib.resources import files

import pytest

from app.domain.calendar.day_off import shipped_holidays
from app.domain.errors import KnownError
from app.services.calendar.change_days_off import list_days_off
from app.services.calendar.holiday_files import (
    HOLIDAYS,
    days_worked,
    holidays_in_force,
    holidays_of,
    revert_holidays,
    take_holidays,
)

SHIPPED = files("resources").joinpath("data", "holidays.csv").read_text(encoding="utf-8")
TET = date(2036, 1, 28)


@pytest.fixture
def newer(tmp_path):
    path = tmp_path / "ngay-nghi.csv"
    path.write_text(f"{SHIPPED}{TET},Mùng 1 Tết,lunar,\n", encoding="utf-8-sig")
    return path


def works(app):
    with app.store.read() as snapshot:
        return days_worked(snapshot).has(TET), bool(list_days_off(snapshot, 2036))


def test_a_newer_list_is_gone_by_at_once_and_can_be_taken_back(app, newer):
    assert works(app) == (True, False)
    taken = take_holidays(app, newer)
    assert (taken.changed, taken.last_year, taken.file) == (1, 2036, "ngay-nghi.csv")
    assert works(app) == (False, True)
    assert revert_holidays(app).file == ""
    assert works(app) == (True, False)
    assert revert_holidays(app).last_year == 2036
    with app.store.read() as snapshot:
        assert holidays_in_force(snapshot).taken_on == "2026-06-08"


def test_a_damaged_file_changes_nothing(app, newer, tmp_path):
    cut = tmp_path / "cut.csv"
    cut.write_bytes(newer.read_bytes()[:5_000])
    with pytest.raises(KnownError):
        take_holidays(app, cut)
    with pytest.raises(KnownError, match="file_not_found"):
        take_holidays(app, tmp_path / "none.csv")
    with pytest.raises(KnownError, match="holidays_shipped"):
        revert_holidays(app)


def test_a_list_that_was_spoilt_in_the_store_gives_way_to_the_shipped_one(app):
    with app.write("test") as work:
        work.settings.put(HOLIDAYS, '{"files": [["a.csv", "hỏng"]]}')
    with app.store.read() as snapshot:
        assert holidays_of(snapshot.settings) == shipped_holidays()
