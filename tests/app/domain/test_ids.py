import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import decision_id, id_maker, id_prefix, uuid7, village_id, visit_id

NOON = datetime(2026, 6, 8, 12, tzinfo=UTC)


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_a_uuid7_says_its_time_and_version(milliseconds, bits):
    made = UUID(uuid7(milliseconds, bits))
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == milliseconds


@given(st.lists(st.integers(-5000, 5000), min_size=2, max_size=60))
def test_ids_never_go_backwards_though_the_clock_does(steps):
    times = iter(NOON + timedelta(milliseconds=sum(steps[:n])) for n in range(len(steps)))
    new_id = id_maker(lambda: next(times), random.Random(1).getrandbits)
    made = [new_id() for _ in steps]
    assert made == sorted(set(made))


def test_many_ids_within_one_millisecond_keep_their_order():
    new_id = id_maker(lambda: NOON, random.Random(1).getrandbits)
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_ids_of_one_hour_share_their_random_bits_and_stay_apart():
    times = [NOON + timedelta(minutes=minutes) for minutes in (0, 0, 20, 59, 61, 62)]
    clock = iter(times)
    new_id = id_maker(lambda: next(clock), random.Random(1).getrandbits, timedelta(hours=1))
    made = [new_id() for _ in times]
    assert made == sorted(set(made))
    assert len({id_[19:] for id_ in made[:4]}) == len({id_[19:] for id_ in made[4:]}) == 1
    assert made[0][19:] != made[4][19:]


def test_the_same_thing_has_the_same_id_on_every_device():
    assert village_id("07603", "bieng") == village_id("07603", "bieng")
    assert village_id("07603", "bieng") != village_id("07604", "bieng")
    assert len({decision_id("a", "b"), visit_id("a", NOON.date())}) == 2


def test_ids_begin_with_their_millisecond():
    at = datetime(2026, 6, 8, tzinfo=UTC)
    made = uuid7(int(at.timestamp() * 1000), 0)
    assert made.startswith(id_prefix(at))
    assert id_prefix(at) <= made < id_prefix(at + timedelta(milliseconds=1))
