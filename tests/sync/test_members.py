"""Parts of a group, however it is ordered, are what the records themselves say."""

from hypothesis import given
from hypothesis import strategies as st

from sync.digest import Sum, place_of, row_hash, short, sum_of
from sync.members import Member, Members

IDS = st.lists(st.integers(0, 10**6).map(str), unique=True, max_size=60)


def member(id_):
    return Member("child", id_, 7, row_hash("child", id_, 7, "{}"))


def inside(ids, prefix):
    return [id_ for id_ in ids if place_of("child", id_).startswith(prefix)]


@given(IDS, st.text("0123456789abcdef", max_size=2))
def test_a_part_is_found_counted_summed_listed_and_split(ids, prefix):
    members, there = Members(map(member, ids)), inside(ids, prefix)
    hashes = [member(id_).hash for id_ in there]
    assert (len(members), members.count(prefix)) == (len(ids), len(there))
    assert members.sum(prefix) == sum_of(hashes)
    rows = {("child", id_, 7, short(member(id_).hash)) for id_ in there}
    assert set(members.rows(prefix)) == rows
    longer = [inside(ids, f"{prefix}{digit:x}") for digit in range(16)]
    assert members.split(prefix) == [sum_of(member(i).hash for i in some) for some in longer]


def test_nothing_has_no_parts():
    assert Members().sum() == Sum()
    assert Members().rows("a") == []
