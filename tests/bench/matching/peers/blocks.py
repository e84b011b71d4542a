"""All pairs of records that agree on a key, for the two peers that need nothing more."""

from collections import defaultdict
from itertools import combinations


def pairs_within(people, key):
    blocks = defaultdict(list)
    for person in people:
        blocks[key(person)].append(person)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            yield (one, other) if one.id < other.id else (other, one)
