"""A child of several groups is counted once; help is counted for any child."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_count import count_children, count_codes
from app.domain.circumstances.circumstance_kind import all_kinds

ON = date(2026, 6, 8)
_codes = st.lists(st.sets(st.sampled_from(sorted(all_kinds()))), max_size=8)


def one(child, code, **facts):
    return Circumstance(id=f"{child}{code}", child_id=child, code=code, **facts)


def test_a_child_of_three_groups_counts_once():
    counts = count_children([one("a", "DB01.3"), one("a", "DB04"), one("a", "NC01")], ON)
    assert (counts.special, counts.at_risk) == (1, 1)
    assert counts.families == {"DB01": 1, "DB04": 1, "NC01": 1}


def test_help_is_counted_for_any_child_and_apart_for_those_in_special_circumstances():
    counts = count_children([one("a", "TG14"), one("b", "TG03"), one("b", "DB04")], ON)
    assert (counts.assisted, counts.special, counts.special_assisted) == (2, 1, 1)


def test_only_what_holds_on_the_day_counts():
    ended = one("a", "DB04", ended_on=ON)
    later = one("b", "DB04", started_on=date(2026, 7, 1))
    assert count_children([ended, later], ON).special == 0
    assert count_children([ended, later], date(2026, 6, 7)).special == 1


@given(_codes)
def test_no_total_is_more_than_the_children_or_less_than_its_largest_group(children):
    counts = count_codes(children)
    for total, start in ((counts.special, "DB"), (counts.at_risk, "NC"), (counts.other, "HK")):
        groups = [n for family, n in counts.families.items() if family.startswith(start)]
        assert max(groups, default=0) <= total <= min(len(children), sum(groups))
    assert counts.special_assisted <= min(counts.special, counts.assisted)
