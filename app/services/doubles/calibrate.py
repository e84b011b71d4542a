"""Learn from what the officials of this commune decided how much the machine should ask them.

The thresholds are of this data folder: proposed, shown, taken into use by a person, and taken back
at any time.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, exp, log

from app.domain.doubles.likeness import JudgedPair
from app.matching import weights
from app.services.app import App
from app.storage.unit_of_work import Snapshot

ENOUGH = 30
"""Decisions from which on anything is proposed."""
LEAST_POSSIBLE, MOST_POSSIBLE = 0.3, 0.8
MOST_CERTAIN = 0.999
_THRESHOLDS = "doubles.thresholds"
_NEARLY = 1e-6
"""A probability is taken for no nearer to 0 or 1 than this."""
_HALVINGS = 48


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a scan asks about a pair, and calls it certain."""

    possible: float = weights.LIKELY_PAIR
    certain: float = weights.CERTAIN


START = Thresholds()
"""As measured on invented communes."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the decisions that stand say of the machine."""

    thresholds: Thresholds = START
    """The ones to use; START while there are too few decisions."""
    asked: int = 0
    """Pairs that a person decided about."""
    one_child: int = 0
    """… of them, called one child."""
    certain: int = 0
    """… of them, those that the machine had called certain."""
    certain_one_child: int = 0
    """… and of those, called one child."""

    @property
    def is_enough(self) -> bool:
        """Whether there are decisions enough to propose anything."""
        return self.asked >= ENOUGH


def propose_thresholds(snapshot: Snapshot) -> Proposal:
    """Propose thresholds from the decisions about pairs that stand now."""
    return proposal_of(snapshot.judged_pairs.standing())


def proposal_of(judged: Sequence[JudgedPair]) -> Proposal:
    """Propose thresholds from decisions.

    A pair is worth asking about when it is more likely one child than not: where people find the
    machine's probabilities too low, that is so from a lower one on, and the other way round. Only
    pairs that the machine was in doubt about say so: it is as good as always right about the
    certain ones, and hundreds of those would prove it too careful about the others. What is called
    certain is only ever made stricter, by either kind: a wrong merge harms a child.
    """
    certain = [pair for pair in judged if pair.certain]
    thresholds = START
    if len(judged) >= ENOUGH:
        shift = estimate_shift([pair for pair in judged if not pair.certain])
        thresholds = shifted(shift, min(shift, estimate_shift(judged)))
    return Proposal(
        thresholds,
        asked=len(judged),
        one_child=sum(pair.same for pair in judged),
        certain=len(certain),
        certain_one_child=sum(pair.same for pair in certain),
    )


def estimate_shift(judged: Sequence[JudgedPair]) -> float:
    """Estimate by how much the log odds of the machine are to be corrected here.

    The one offset d that makes the decisions likeliest when a pair of log odds l is one child with
    log odds l + d, and d itself is expected around 0 with a standard deviation of 1: maximum a
    posteriori. The engine was learnt on invented communes of several kinds; to be off by more than
    1, that is by odds of 2.7, would be a surprise. A decision about a pair of 50 % tells a quarter
    of what that expectation does, so that few decisions move little and thirty outweigh it. One
    answer, however absurd, counts for 1 at most in the sum that is solved here, and where the
    machine was sure and right hardly anything is learnt. Which pairs were asked about does not
    matter, only what was said of each.
    """
    # Thousands of pairs are some hundred different answers, to a hundredth.
    told = Counter((round(_log_odds(pair.probability), 2), pair.same) for pair in judged)
    # The sum falls as d grows, and is 0 once, before every pair is as good as decided by d.
    high = _log_odds(1.0) + log(1 + len(judged))
    low = -high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        left = (n * (same - _likely(odds + middle)) for (odds, same), n in told.items())
        if sum(left) > middle:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def shifted(possible: float, certain: float) -> Thresholds:
    """Give the thresholds for two shifts as they are shown: in whole percent, and thousandths."""
    asked = _likely(_log_odds(weights.LIKELY_PAIR) - possible)
    sure = _likely(_log_odds(weights.CERTAIN) - certain)
    return _within(Thresholds(round(asked, 2), ceil(sure * 1000 - _NEARLY) / 1000))


def thresholds_in_use(snapshot: Snapshot) -> Thresholds:
    """Read what the scans of this data folder go by."""
    text = snapshot.settings.get(_THRESHOLDS)
    return _within(Thresholds(*json.loads(text))) if text else START


def use_thresholds(app: App, thresholds: Thresholds) -> None:
    """Let the scans go by these from now on; the next one looks at everyone."""
    kept = _within(thresholds)
    with app.write("setting") as work:
        work.settings.put(_THRESHOLDS, json.dumps([kept.possible, kept.certain]))


def reset_thresholds(app: App) -> None:
    """Go back to the thresholds of the start."""
    with app.write("setting") as work:
        work.settings.put(_THRESHOLDS, "")


def _within(thresholds: Thresholds) -> Thresholds:
    return Thresholds(
        min(max(thresholds.possible, LEAST_POSSIBLE), MOST_POSSIBLE),
        min(max(thresholds.certain, weights.CERTAIN), MOST_CERTAIN),
    )


def _log_odds(probability: float) -> float:
    within = min(max(probability, _NEARLY), 1 - _NEARLY)
    return log(within / (1 - within))


def _likely(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > 0 else exp(odds) / (1 + exp(odds))
