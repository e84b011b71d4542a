"""Each province belongs to one region, with its peoples, villages and number codes."""

from random import Random

import pytest

from app.demo.name_lists import read_names
from app.demo.region import region_of
from app.domain.code_lists import read_code_list

PROVINCES = [row["code"] for row in read_code_list("units") if row["level"] == "province"]


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province_has_one_region(province):
    regions = {r["region"] for r in read_names("regions") if province in r["provinces"].split("|")}
    assert len(regions) == 1
    region = region_of(province)
    assert region.peoples
    assert len(region.villages) > 20


def test_most_numbers_are_of_the_province_itself():
    chance = Random(1)
    codes = [region_of("24").id_provinces.draw(chance) for _ in range(500)]
    assert codes.count("024") > 350
    assert "027" in codes
