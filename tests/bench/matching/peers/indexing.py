"""The pairs worth a comparison, by recordlinkage's blocks; dedupe gets the same."""

import recordlinkage

_BLOCKS = (
    ["number"],
    ["born"],
    ["bare"],
    ["ordered"],
    ["given", "year", "month"],
    ["given", "month", "day"],
    ["first", "given", "year"],
    ["mother", "year"],
    ["father", "year"],
    ["mother", "given"],
    ["father", "given"],
    ["phone", "year"],
    ["head", "year"],
)


def candidates(table):
    """A MultiIndex of pairs that agree on any of the blocks; empty cells agree with nothing."""
    indexer = recordlinkage.Index()
    for columns in _BLOCKS:
        indexer.block(left_on=columns, right_on=columns)
    return indexer.index(table)
