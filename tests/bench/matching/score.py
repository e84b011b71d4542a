"""How right a set of pairs is: in all, by kind of slip, and who is confused with whom."""

from collections import Counter
from dataclasses import dataclass

from communes import DANGERS


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of found pairs against the true ones."""

    precision: float
    recall: float
    f1: float


def score(found, true):
    right = len(found & true)
    return Score(
        right / max(1, len(found)),
        right / max(1, len(true)),
        2 * right / max(1, len(found) + len(true)),
    )


def recall_by_slip(corpus, found):
    """(kind, pairs with such a slip in either record, share of them found), the worst first."""
    all_of, found_of = Counter(), Counter()
    for pair in corpus.pairs:
        for kind in {kind for id_ in pair for kind in corpus.slips.get(id_, ())} or {"(no slip)"}:
            all_of[kind] += 1
            found_of[kind] += pair in found
    rows = [(kind, count, found_of[kind] / count) for kind, count in all_of.items()]
    return sorted(rows, key=lambda row: (row[2], row[0]))


def recall_by_count(corpus, found):
    """(number of slips in both records together, pairs, share found)."""
    all_of, found_of = Counter(), Counter()
    for pair in corpus.pairs:
        count = min(6, sum(len(corpus.slips.get(id_, ())) for id_ in pair))
        all_of[count] += 1
        found_of[count] += pair in found
    return [(count, all_of[count], found_of[count] / all_of[count]) for count in sorted(all_of)]


def confusions(corpus, found):
    """Danger -> false pairs, the dangers in their order."""
    counted = Counter(corpus.danger(*pair) for pair in found - corpus.pairs)
    return {danger: counted[danger] for danger in DANGERS}
