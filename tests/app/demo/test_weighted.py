"""A value is drawn as often as its weight says."""

from random import Random

from app.demo.weighted import Weighted


def test_weights_are_kept():
    chance = Random(1)
    lot = Weighted.of([("often", 9), ("seldom", 1), ("never", 0)])
    drawn = [lot.draw(chance) for _ in range(1_000)]
    assert 850 < drawn.count("often") < 950
    assert drawn.count("never") == 0


def test_nothing_to_draw_is_false():
    assert not Weighted.of([])
    assert Weighted.of([("a", 1)])
