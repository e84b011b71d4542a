"""The digest: the same for the same records in any order, another for any other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.digest import digest_of

revisions = st.lists(
    st.tuples(st.just("child"), st.text("abc", min_size=1, max_size=4), st.integers(1, 99)),
    unique_by=lambda one: one[1],
)


@given(revisions, st.randoms())
@settings(max_examples=60)
def test_order_does_not_matter_and_content_does(records, draw):
    shuffled = list(records)
    draw.shuffle(shuffled)
    assert digest_of(shuffled) == digest_of(records)
    if records:
        entity, id_, revision = records[0]
        assert digest_of([(entity, id_, revision + 1), *records[1:]]) != digest_of(records)
        assert digest_of(records[1:]) != digest_of(records)


def test_nothing_has_a_digest_too():
    assert digest_of([]) == "0" * 32
