"""Counts follow the villages: added where they were merged, nobody's where one was split."""

from datetime import date

from app.domain.ids import VillageId
from app.domain.places.village import Village
from app.domain.reports.population import WHOLE, Count, counts_of_today
from app.domain.status import Status

APRIL, MAY = date(2025, 4, 1), date(2026, 5, 1)


def village(id_, *into):
    status = Status.MERGED if into else Status.ACTIVE
    return Village(id=VillageId(id_), name=id_, into=into, status=status)


def test_merged_villages_are_added_up_and_split_ones_are_nobodys():
    villages = [village("a", "c"), village("b", "a"), village("c"), village("d", "e", "f")]
    villages += [village("e"), village("f")]
    counts = {id_: Count(10, APRIL) for id_ in "abd"} | {WHOLE: Count(99, APRIL)}
    today = counts_of_today(counts, villages)
    assert {id_: one.children for id_, one in today.items()} == {"c": 20, WHOLE: 99}


def test_a_count_of_another_day_stands_alone():
    villages = [village("a", "c"), village("c")]
    counts = {"a": Count(10, APRIL), "c": Count(33, MAY, "Chi cục")}
    assert counts_of_today(counts, villages) == {"c": Count(33, MAY, "Chi cục")}
    same_day = {"a": Count(10, MAY), "c": Count(33, MAY, "Chi cục")}
    assert counts_of_today(same_day, villages) == {"c": Count(43, MAY, "Chi cục")}


def test_villages_that_went_into_each_other_end():
    assert counts_of_today({"a": Count(1)}, [village("a", "b"), village("b", "a")]) == {}
