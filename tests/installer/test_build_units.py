"""The shipped list of provinces and communes is whole, and made as its script says."""

import csv
from collections import Counter

import build_units
import pytest


@pytest.fixture(scope="module")
def shipped():
    with build_units.TARGET.open(encoding="utf-8", newline="") as file:
        return [build_units.Unit(**row) for row in csv.DictReader(file)]


def test_the_shipped_list_is_whole(shipped):
    build_units.check(shipped)
    assert Counter(unit.type for unit in shipped) == {
        "thành phố trực thuộc trung ương": 9,
        "tỉnh": 25,
        "phường": 709,
        "xã": 2_599,
        "đặc khu": 13,
    }


def test_a_resolution_changes_type_and_keeps_code_and_old_name():
    unit = build_units.Unit("07375", "Lạng Giang", "commune", "24", "xã", "Xã Lạng Giang")
    entry = {"code": "07375", "effectiveDate": "2026-09-20", "resolution": "388/NQ-UBTVQH16"}
    (changed,) = build_units.amend([unit], {"provinceAmendments": [], "wardAmendments": [entry]})
    assert (changed.code, changed.type, changed.full_name) == (
        "07375",
        "phường",
        "Phường Lạng Giang",
    )
    assert (changed.full_name_2025_07_01, changed.changed_on) == ("Xã Lạng Giang", "2026-09-20")


def test_a_resolution_about_no_known_unit_stops_the_build():
    entry = {"code": "99999", "effectiveDate": "2026-09-20", "resolution": "x"}
    with pytest.raises(SystemExit, match="99999"):
        build_units.amend([], {"provinceAmendments": [entry], "wardAmendments": []})


def test_a_list_with_an_orphan_is_refused(shipped):
    with pytest.raises(SystemExit, match="do not add up"):
        build_units.check([unit for unit in shipped if unit.code != "24"])
