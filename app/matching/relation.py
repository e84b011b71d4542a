"""How one syllable could have come from another: the same word, a slip, or another word."""

from enum import IntEnum


class Relation(IntEnum):
    """How the second syllable could have come from the first."""

    OTHER = 0
    SAME = 1
    SPELLING = 2
    """Lý and Lí."""
    FEWER_MARKS = 3
    """The first lacks marks or a tone of the second: Nguyên and Nguyễn."""
    MORE_MARKS = 4
    HOOK_TILDE = 5
    """Mỷ and Mỹ, one sound in half the country."""
    OTHER_MARKS = 6
    """Hùng and Hưng: both are marked, and differ."""
    SOUND = 7
    """Lam and Nam, Sinh and Xinh."""
    LETTER = 8
    """One letter put in, left out, changed, or two exchanged."""
    TWO_LETTERS = 9
    INITIAL = 10
    """N. and Nguyễn."""


BACK = {Relation.FEWER_MARKS: Relation.MORE_MARKS, Relation.MORE_MARKS: Relation.FEWER_MARKS}
"""The relations that are another one the other way round."""
