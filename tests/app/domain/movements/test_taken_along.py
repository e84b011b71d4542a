"""Traces come back as they were packed; of two sides that changed a record both changes count."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.movements.taken_along import (
    Trace,
    brought_together,
    contradict,
    pack_traces,
    read_trace,
    trace_in,
    traces_in,
    write_trace,
)

words = st.text('abcxyz \n"{é', max_size=12)
texts = st.dictionaries(st.sampled_from(["paper", "note", "code"]), words.filter(bool), max_size=3)
traces = st.builds(
    Trace,
    st.lists(st.sampled_from("pqrs"), unique=True, max_size=4).map(tuple),
    st.dictionaries(st.sampled_from(["07603", "09466"]), texts.filter(bool), max_size=2),
)


@settings(max_examples=40)
@given(traces, st.dictionaries(st.sampled_from(["id-1", "id-2"]), traces, max_size=2))
def test_traces_come_back(whole, held):
    packed = pack_traces(whole, held)
    read, records = traces_in([packed, {"ids": "a b", "001": "[]"}])
    assert (dict(read.was), records) == (dict(whole.was), held)
    assert trace_in({"ids": whole.ids, "was": whole.was}) == read_trace(write_trace(whole)) == whole


def test_what_was_known_longest_ago_is_left_out_of_a_long_trace():
    trace = Trace(("a",), {str(n): {"note": "x" * 300} for n in range(20)})
    kept = read_trace(write_trace(trace))
    assert list(kept.was)[-1] == "19"
    assert 5 < len(kept.was) < 15
    assert read_trace("spoilt") == Trace()


@settings(max_examples=60)
@given(texts, texts, texts)
def test_each_side_keeps_what_it_alone_changed(own, said, was):
    together = brought_together(own, said, was)
    for name in ("paper", "note", "code"):
        mine, theirs, before = (side.get(name, "") for side in (own, said, was))
        assert together.get(name, "") == (mine if theirs == before else theirs)
    if not contradict(own, said, was):
        assert together == brought_together(said, own, was)
    assert contradict({"note": "a"}, {"note": "b"}, None)
    assert not contradict({"note": "a"}, {"note": "a", "paper": "1"}, None)
