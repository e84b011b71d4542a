"""Whether a commune's rates are far from those of its province or the nation (domain.md §0).

A rate is called far when it is twice the other or less than half of it, and chance alone would
give as much less than once in a thousand. Where too few are expected, nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, lgamma, log, log1p

from app.domain.circumstances.circumstance_count import CircumstanceCounts
from app.domain.code_lists import read_code_list

FIGURES = ("special", "at_risk", "other", "assisted")
FACTOR = 2.0
CHANCE = 0.001
LEAST_EXPECTED = 5.0
"""Fewer than this expected, or found: one family more or less would decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Far:
    """A rate that is far from what it is held against; rates in percent."""

    figure: str
    count: int
    children: int
    rate: float
    usual: float
    of_province: bool
    """False: held against the nation."""

    @property
    def is_more(self) -> bool:
        """Whether there are more than usual."""
        return self.rate > self.usual


def far_rates(counts: CircumstanceCounts, children: int, province: str) -> list[Far]:
    """Name the rates of a commune that are far from the usual ones."""
    return [
        Far(
            figure=figure,
            count=count,
            children=children,
            rate=100 * count / children,
            usual=usual,
            of_province=of_province,
        )
        for figure, (usual, of_province) in usual_rates(province).items()
        for count in (getattr(counts, figure),)
        if children and is_far(count, children, usual / 100)
    ]


def usual_rates(province: str) -> Mapping[str, tuple[float, bool]]:
    """Give each usual rate in percent, and whether it is the province's own."""
    rows = {row["province"]: row for row in read_code_list("circumstance_ratios")}
    own, nation = rows.get(province, {}), rows[""]
    return {
        figure: (float(own.get(figure) or nation[figure]), bool(own.get(figure)))
        for figure in FIGURES
    }


def is_far(count: int, children: int, share: float) -> bool:
    """Whether a count of so many children is far from a share."""
    expected = children * share
    if count > FACTOR * expected:
        return count >= LEAST_EXPECTED and _at_least(count, children, share) < CHANCE
    if count < expected / FACTOR:
        return expected >= LEAST_EXPECTED and _at_most(count, children, share) < CHANCE
    return False


def _at_least(count: int, children: int, share: float) -> float:
    """Give the probability of `count` or more; the terms fall from there on, beyond the middle."""
    return _tail(range(count, children + 1), children, share)


def _at_most(count: int, children: int, share: float) -> float:
    return _tail(range(count, -1, -1), children, share)


def _tail(counts: range, children: int, share: float) -> float:
    total = 0.0
    for count in counts:
        term = _probability(count, children, share)
        total += term
        if term < total * 1e-9:
            break
    return total


def _probability(count: int, children: int, share: float) -> float:
    ways = lgamma(children + 1) - lgamma(count + 1) - lgamma(children - count + 1)
    return exp(ways + count * log(share) + (children - count) * log1p(-share))
