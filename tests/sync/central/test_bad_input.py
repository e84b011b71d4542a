"""Whatever comes in, the answer is a judgement or a refusal of the protocol, never a failure."""

import json
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.fields import NOUNS, _plan
from tests.sync.central.conftest import ON_BOTH

NAMES = sorted({name for entity in NOUNS for name, _ in _plan(entity)} | {"original.x", "later"})
HARD = (
    "",
    "0",
    "-1",
    "0000-00-00",
    "99999",
    "2015-1-1-1",
    "９９９９",
    "\0",
    "\ud7ff\uffff",
    "x" * 5000,
)
texts = (
    st.sampled_from(HARD) | st.text(max_size=8) | st.sampled_from(("child-a", "home-a", "active"))
)
quickly = partial(settings, max_examples=12, deadline=None)
no_reset = HealthCheck.function_scoped_fixture


@st.composite
def lines(draw):
    """A change that is right in shape and strange in every text."""
    one = {
        "id": draw(st.uuids().map(str)),
        "entity": draw(st.sampled_from(sorted(NOUNS))),
        "entity_id": draw(st.sampled_from(("child-a", "home-a", "village-a", "new", "Ỷ'\";--"))),
        "base": draw(st.sampled_from((0, 1, 2**31 - 1, 2**70))),
        "fields": draw(
            st.dictionaries(st.sampled_from(NAMES), st.tuples(texts, texts), max_size=5)
        ),
        "at": draw(st.sampled_from(("2026-06-08T01:00:00+00:00", "", "0", "9" * 40, "\x7f"))),
    }
    more = st.sampled_from(("after", "group", "author", "reason", "lead", "base", "fields", "id"))
    return one | draw(st.dictionaries(more, st.none() | st.integers() | texts, max_size=1))


@ON_BOTH
@quickly(suppress_health_check=[no_reset])
@given(st.lists(lines(), min_size=1, max_size=8))
def test_no_change_makes_it_fail(two_villages, listed):
    for caller in two_villages:
        body = b"".join(json.dumps(one).encode() + b"\n" for one in listed)
        reply = caller.push_raw(body)
        assert reply.status in (200, 400), (reply.body, listed)
        assert caller.ask("GET", "/pull").status == 200


@quickly(suppress_health_check=[no_reset], max_examples=25)
@given(
    path=st.sampled_from(("/pull", "/digest", "/push", "/enroll", "/health", "/carry", "/x")),
    body=st.binary(max_size=50),
    query=st.text("=&?%0a9-epochursolimt", max_size=30),
)
def test_no_request_makes_it_fail(two_villages, path, body, query):
    official, _ = two_villages
    for method in ("GET", "POST", "PUT"):
        reply = official.ask(method, f"{path}?{query}", body)
        assert reply.status < 500, (method, path, reply.body)
        assert path == "/carry" or json.loads(reply.body)["protocol"] == 1
