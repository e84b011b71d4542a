"""A rate is called far only where chance would not do, and never for a handful of children."""

import pytest

from app.domain.circumstances.circumstance_count import CircumstanceCounts
from app.domain.circumstances.circumstance_ratio import far_rates, is_far, usual_rates


@pytest.mark.parametrize(
    ("count", "children", "percent", "far"),
    [
        (150, 5000, 0.51, True),  # 3 %: six times the nation
        (25, 5000, 0.51, False),  # as everywhere
        (0, 5000, 0.51, True),  # 25 expected, none found
        (0, 300, 0.51, False),  # one or two expected: too few to say
        (4, 300, 0.51, False),  # twice what is expected, but four children
        (45, 5000, 0.51, False),  # below twice as many
        (2000, 5000, 5.15, True),
        (11, 5000, 0.09, False),  # 2.4 times, once in a hundred and more by chance
    ],
)
def test_a_rate_held_against_the_usual_one(count, children, percent, far):
    assert is_far(count, children, percent / 100) is far


def test_the_province_has_the_first_word():
    assert usual_rates("51")["special"] == (3.02, True)
    assert usual_rates("51")["at_risk"] == (5.15, False)
    assert usual_rates("24")["special"] == (0.51, False)


def test_a_commune_is_told_which_rates_are_far():
    counts = CircumstanceCounts(special=150, at_risk=250, other=5, assisted=900)
    assert [(one.figure, one.is_more) for one in far_rates(counts, 5000, "24")] == [
        ("special", True)
    ]
    assert far_rates(counts, 5000, "51") == []
    assert far_rates(counts, 0, "24") == []
