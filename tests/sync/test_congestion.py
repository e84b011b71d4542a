"""Growing while it goes well, shrinking when it does not, and waiting by chance."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.congestion import Pace, wait_seconds


def test_it_doubles_until_the_first_failure_then_grows_by_twenty():
    pace = Pace()
    for expected in (200, 400, 500, 500):
        pace = pace.after_success(2.5, pace.size)
        assert pace.size == expected
    pace = pace.after_failure()
    assert (pace.size, pace.doubling) == (250, False)
    pace = pace.after_success(0.5, pace.size)
    assert pace.size == 270


def test_it_doubles_twice_where_that_still_takes_no_longer_than_six_seconds():
    assert Pace(size=100).after_success(1.4, 100).size == 400
    assert Pace(size=100).after_success(1.6, 100).size == 200


def test_it_does_not_grow_on_batches_that_were_not_full_or_not_quick():
    assert Pace(size=100).after_success(0.1, 30).size == 100
    assert Pace(size=100).after_success(5.0, 100).size == 100
    assert Pace(size=100).after_success(10.0, 100).size == 75


def test_long_changes_fill_a_batch_before_it_has_so_many():
    pace = Pace(size=100)
    assert pace.after_success(2.5, 12, pace.room).size == 200
    assert pace.after_success(2.5, 12, pace.room - 1).size == 100


def test_a_size_that_was_too_large_is_never_tried_again():
    pace = Pace(size=400).after_too_large(400)
    for _ in range(30):
        pace = pace.after_success(0.1, pace.size)
    assert pace.size == 200


def test_the_central_sets_the_ceiling():
    assert Pace(size=400).within(50) == Pace(size=50, ceiling=50)
    assert Pace(size=1, ceiling=1).after_failure().size == 1


def test_it_can_be_kept_between_rounds():
    pace = Pace(size=7).after_failure()
    assert Pace.from_values(pace.values()) == pace


@given(st.integers(1, 60), st.integers(0, 10_000), st.sampled_from((0.0, 30.0, 7200.0)))
@settings(max_examples=100)
def test_the_wait_is_drawn_from_the_whole_interval_and_heeds_retry_after(failures, seed, asked):
    wait = wait_seconds(failures, random.Random(seed).random, asked)
    longest = min(900.0, 5.0 * 2 ** (failures - 1))
    assert asked <= wait <= max(longest, asked * 1.5)


def test_waits_spread_over_the_whole_interval():
    draw = random.Random(1).random
    waits = sorted(wait_seconds(4, draw) for _ in range(2000))
    assert waits[0] < 1
    assert waits[-1] > 39
    assert 18 < waits[1000] < 22
