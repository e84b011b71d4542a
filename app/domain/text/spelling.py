"""Slips of the pen: which of some names a text must mean, when no other is near it."""

from collections.abc import Iterable
from itertools import takewhile

SHORTEST = 4
"""Below this, one letter is too much of a name: `Mai` and `Mới` are two villages."""


def is_one_slip(a: str, b: str) -> bool:
    """Whether two texts differ by one letter: wrong, added, left out, or two swapped."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    one, other = a[same:], b[same:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:] and len(one) > 1
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def the_one_near(text: str, names: Iterable[str], shortest: int = SHORTEST) -> str | None:
    """Give the only one of the names that a text is one slip away from; figures never slip.

    `shortest` is the fewest letters of a text that can be taken for a slip.
    """
    if len(text) < shortest or any(letter.isdigit() for letter in text):
        return None
    near = {name for name in names if len(name) >= shortest and is_one_slip(text, name)}
    return near.pop() if len(near) == 1 else None
