"""Those turned away are called back when the jam is over, no more at once than there is room."""

import random
from collections import Counter

from sync.central.returns import Returns

LENGTHENED = 1.25
"""What a device makes of what it is told, on average."""


def moments(count, queue_s=35.0, in_a_second=50.0, now=1000.0):
    """Turn so many away at one moment; give when each will come back, from then on."""
    returns = Returns(random.Random(1).random)
    return [returns.promise(now, queue_s, in_a_second) * LENGTHENED for _ in range(count)]


def test_nobody_is_called_back_while_the_jam_lasts():
    assert min(moments(500)) >= 5 * 35
    assert min(moments(5, queue_s=0.0)) >= 5


def test_newcomers_keep_three_quarters_of_the_work_while_that_is_enough():
    told = moments(5000)
    assert max(Counter(int(at / 10) for at in told).values()) < 0.25 * 50 * 10 * 1.2
    assert max(told) < 5 * 35 + 600 + 10
    assert sorted(told)[2500] < 5 * 35 + 250  # the first turned away come back first


def test_thirty_thousand_at_a_slow_central_are_spread_over_an_hour():
    told = moments(30_000, in_a_second=5.0)
    assert 3600 < max(told) < 5 * 35 + 3610
    busiest = Counter(int(at / 100) for at in told).most_common(1)[0][1]
    assert busiest < 2 * 30_000 / 36


def test_moments_that_are_over_are_free_again():
    returns = Returns(lambda: 0.5)
    for now in range(0, 20_000, 10):
        for _ in range(10):
            late = returns.promise(float(now), 0.0, 1.0)
    assert late * LENGTHENED < 3700
    assert len(returns._promised) < 400
