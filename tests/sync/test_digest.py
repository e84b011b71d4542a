"""The digest: the same for the same records in any order, another for any other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.digest import Sum, place_of, row_hash, short, sum_of, whole

records = st.lists(
    st.tuples(
        st.just("child"),
        st.text("abc", min_size=1, max_size=4),
        st.integers(1, 99),
        st.sampled_from(["{}", '{"full_name":"Vi Thị Bình"}']),
    ),
    unique_by=lambda one: one[1],
)


def digest(rows):
    return sum_of(row_hash(*row) for row in rows)


@given(records, st.randoms())
@settings(max_examples=60)
def test_order_does_not_matter_and_content_does(rows, draw):
    shuffled = list(rows)
    draw.shuffle(shuffled)
    assert digest(shuffled) == digest(rows)
    if rows:
        entity, id_, revision, fields = rows[0]
        for other in ((entity, id_, revision + 1, fields), (entity, id_, revision, fields + " ")):
            assert digest([other, *rows[1:]]) != digest(rows)
        assert digest(rows[1:]) != digest(rows)


@given(records, st.integers(0, 5))
@settings(max_examples=30)
def test_sums_join_and_what_was_added_can_be_taken_out(rows, middle):
    assert whole([digest(rows[:middle]), digest(rows[middle:])]) == digest(rows)
    total = digest(rows)
    for row in rows:
        total.add(row_hash(*row), -1)
    assert total == Sum()
    assert Sum.read(digest(rows).count, digest(rows).digest) == digest(rows)


def test_a_stranger_can_compute_it():
    """The figures of PROTOCOL.md."""
    hash_ = row_hash("child", "c-1", 7, '{"full_name":"Vi Thị Bình"}')
    assert (f"{hash_:032x}", short(hash_), place_of("child", "c-1")) == (
        "8264357a2fcac2dde2c84faa0162448c",
        "8264357a2fcac2dd",
        "73e981076dd1241e",
    )
    assert Sum().digest == "0" * 32
