"""Numbers that changed places among the rows of an answer, as a column sorted by itself does.

Rows form a ring where the number of each fits the child of the next; a ring with a number that
contradicts its own child is how moved numbers look.
"""

from collections.abc import Callable, Mapping, Sequence

_SHARE = 0.1
"""So many numbers that contradict their children: fewer are slips of single rows."""
_MOST = 400
"""In a longer list a column that was moved contradicts far more rows than a quarter."""
Fits = Callable[[int, int], bool]


def in_rings(rows: Sequence[int], wrong: set[int], fits: Fits) -> bool:
    """Say whether numbers may have changed places; `fits(a, b)`: that of row a, the child of b."""
    if not wrong or len(rows) > _MOST or len(wrong) < _SHARE * len(rows):
        return False
    to = {a: [b for b in rows if b != a and fits(a, b)] for a in rows}
    return any(_comes_back(at, to) for at in wrong)


def _comes_back(start: int, to: Mapping[int, Sequence[int]]) -> bool:
    seen, ahead = set[int](), list(to[start])
    while ahead:
        at = ahead.pop()
        if at == start:
            return True
        if at not in seen:
            seen.add(at)
            ahead += to[at]
    return False
