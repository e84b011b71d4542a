"""What can be said of a pair in a word, beyond the sum of its evidence: what was learnt weighs it.

The evidence of single fields is added as if fields knew nothing of each other. They do: a home
where all agrees is one home, two slips are made by one careless clerk. `pair_weights.csv` has what
each of these traits adds, learnt on invented communes (`tests/bench/matching/learn.py`).
"""

import numpy as np

from app.matching.arrays import NONE, Array
from app.matching.name_evidence import GIVEN_NAMES
from app.matching.pairs import FIELDS, Pairs

_VERDICTS = tuple(f"{field} {word}" for field, words in FIELDS.items() for word in words)
_OTHERS = (
    "two slips",
    "three slips",
    *(f"given name {how}" for how in GIVEN_NAMES[1:]),
    "one household in one home",
    "one household in two homes",
    "two households in one home",
    "two households in two homes",
    "no adult known",
    "no date known",
    "no village known",
    "numbers that do not fit",
)
TRAITS = _VERDICTS + _OTHERS
"""Every trait, in the order of the columns."""
_START = {trait: at for at, trait in enumerate(TRAITS)}


def traits_of(pairs: Pairs, verdicts: Array, name: Array) -> Array:
    """Say which traits pairs have: (pairs, traits); `name` are slips and given names of each."""
    found = np.zeros((len(verdicts), len(TRAITS)), bool)
    for place, (field, words) in enumerate(FIELDS.items()):
        at = np.flatnonzero(verdicts[:, place] != NONE)
        found[at, _START[f"{field} {words[0]}"] + verdicts[at, place]] = True
    found[:, _START["two slips"]] = name[:, 0] == 2
    found[:, _START["three slips"]] = name[:, 0] > 2
    for code, how in enumerate(GIVEN_NAMES[1:], 1):
        found[:, _START[f"given name {how}"]] = name[:, 1] == code
    _put_homes(pairs, found)
    ours, our_rows, theirs, their_rows = pairs
    no_adult = (ours.people[our_rows] == NONE).all(1) | (theirs.people[their_rows] == NONE).all(1)
    found[:, _START["no adult known"]] = no_adult
    no_date = (ours.year[our_rows] == 0) | (theirs.year[their_rows] == 0)
    found[:, _START["no date known"]] = no_date
    no_village = (ours.village[our_rows] == NONE) | (theirs.village[their_rows] == NONE)
    found[:, _START["no village known"]] = no_village
    numbered = (ours.number[our_rows] != NONE) & (theirs.number[their_rows] != NONE)
    unfit = numbered & ~(ours.fits[our_rows] & theirs.fits[their_rows])
    found[:, _START["numbers that do not fit"]] = unfit
    return found


def _put_homes(pairs: Pairs, found: Array) -> None:
    """Say whether two households are one record, and whether all that is known of them agrees."""
    ours, our_rows, theirs, their_rows = pairs
    first, second = ours.household[our_rows], theirs.household[their_rows]
    known = (first != NONE) & (second != NONE)
    one_record = known & (first == second)
    heads = ours.folds(our_rows)[:, -1] == theirs.folds(their_rows)[:, -1]
    one_home = heads & (ours.village[our_rows] == theirs.village[their_rows])
    one_home &= ours.phone[our_rows] == theirs.phone[their_rows]
    for record, home, trait in (
        (one_record, one_home, "one household in one home"),
        (one_record, ~one_home, "one household in two homes"),
        (known & ~one_record, one_home, "two households in one home"),
        (known & ~one_record, ~one_home, "two households in two homes"),
    ):
        found[:, _START[trait]] = record & home
