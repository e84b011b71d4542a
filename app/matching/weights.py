"""How much each kind of evidence weighs, each number with its ground.

Three things can be true of two records: they are one child; they are brothers or sisters, twins
among them; or they are strangers. Every piece of evidence therefore has two weights, after Fellegi
and Sunter (1969): the natural log of how much likelier it is of one child than of strangers, and
than of siblings. Unless a sentence says "measured", the numbers are estimated by reasoning about
how officials write; how frequent a name, date or village is here is counted (`frequency.py`).
"""

from math import log
from typing import NamedTuple

from app.matching.relation import Relation


class Weight(NamedTuple):
    """Log odds of one child against strangers and against siblings."""

    stranger: float
    sibling: float


def _weight(match: float, stranger: float, sibling: float) -> Weight:
    return Weight(log(match / stranger), log(match / sibling))


NOTHING = Weight(0.0, 0.0)

# --- what is expected before anything is read -----------------------------------------------

DOUBLES_IN_REGISTER = 0.12
"""Records of a list that have a double in it, about 6 in 100 children entered twice."""
DOUBLES_OF_DRAFT = 0.2
"""Visited children that are in the register already: most, but those are opened, not typed."""
DOUBLES_OF_ROW = 0.5
"""Rows of a list by whose keys nobody is found, and children left over: every other row is of one,
its name or date corrected."""
SIBLINGS_IN_REGISTER = 0.9
"""Brothers and sisters under 16 that a child has in the register (measured: 0.8 to 0.9)."""
SIBLINGS_OF_DRAFT = 1.8
"""Twice as many for a draft: it is typed as one more child of a household that is on the screen."""

POSSIBLE = 0.25
"""From here on a person is warned: a card costs a glance, a double that is missed costs a visit.
Measured by `tests/bench/matching/live.py` on 60,000 children, Kinh and upland: of the warnings by
name, date and mother 98 of 100 are right, and of 100 doubles 90 are warned of.
"""
MUCH_LIKELIER = 4.0
"""A record that is so many times as likely the child of a draft speaks against another one; two
records of one child, about as likely, do not."""
LIKELY_PAIR = 0.5
"""From here on a scan lists a pair: more likely one child than not."""
CERTAIN = 0.985
"""From here on it may be called the same child, if nothing speaks against it."""
CERTAIN_OF_1000 = 995
"""Of 1,000 pairs that are called certain, so many are one child: the goal, held against what
`tests/bench/matching/run.py` measures."""

ASKED_AGAIN = log(50)
"""A pair that a person called two children is asked about again when fifty times as much speaks for
it as then: one more field that was unknown (a number, both parents), not a corrected letter."""

# --- names ----------------------------------------------------------------------------------

SAME_SYLLABLE = 0.95
"""A syllable is written the same again 19 times of 20; the rest is below."""
STEPS: dict[Relation, tuple[float, float]] = {
    # (first becomes second, second becomes first) for one given other spelling.
    # Both spellings of i/y are taught; officials write either.
    Relation.SPELLING: (0.02, 0.02),
    # In a name with marks one syllable now and then loses some, and nearly never gains any.
    Relation.FEWER_MARKS: (0.0005, 0.006),
    Relation.MORE_MARKS: (0.006, 0.0005),
    # Hỏi and ngã are one tone from Nghệ An southwards and are confused in writing.
    Relation.HOOK_TILDE: (0.008, 0.008),
    # A wrong tone or hat key: 1 in 150 syllables, shared among about ten other marks.
    Relation.OTHER_MARKS: (0.0007, 0.0007),
    # l/n, s/x, ch/tr, d/gi/r/v, endings: dialect written down, 1 in 150 syllables.
    Relation.SOUND: (0.005, 0.005),
    # One wrong key: 1 in 100 syllables, shared among some fifty neighbours and omissions.
    Relation.LETTER: (0.0002, 0.0002),
    # Two wrong keys, a look-alike of a scanner (rn/m) or the rest of a telex key.
    Relation.TWO_LETTERS: (0.00001, 0.00001),
}
IMPOSSIBLE = 0.1
"""Where the spelling allows one of two syllables only (Diệp, Diep), the other is nine times of ten
a slip, and the tenth a name of another language."""
MOST_OF_UNKNOWN: dict[Relation, float] = {
    # Where nobody else bears either of two spellings, none is known to be the name and the other
    # the slip: A Thiu and A Thăk may be brothers. A mark that is missing is still likely a slip.
    Relation.SPELLING: 3.0,
    Relation.FEWER_MARKS: 2.0,
    Relation.MORE_MARKS: 2.0,
    Relation.HOOK_TILDE: 1.0,
    Relation.SOUND: 0.5,
    Relation.OTHER_MARKS: 0.0,
    Relation.LETTER: 0.0,
    Relation.TWO_LETTERS: -2.0,
}
OTHER_SYLLABLE = log(0.006)
"""One child whose name has another word in one list: a pet name, or the wrong line copied."""
INITIAL = log(5.0)
"""An initial fits one word in ten; whoever writes initials writes them of strangers as well."""
SWAPPED_ORDER = log(0.01)
"""The same syllables in another order: surname last, or two middle words exchanged."""
JOINED = log(0.03)
"""The same letters, the spaces elsewhere: two words written as one."""
NO_MIDDLE = log(0.04)
"""A middle word left out so that three syllables remain, which most children truly have."""
NO_ONLY_MIDDLE = log(0.2)
"""… so that two remain, which one child in ten truly has: a slip is nearly as likely."""
NO_SURNAME = log(0.01)
"""A surname left out of one of the two."""

SIBLING_MIDDLE_SAME = log(SAME_SYLLABLE / 0.45)
"""Nearly every other pair of siblings shares the middle word (Văn, Thị, or a family's pattern)."""
SIBLING_MIDDLE_OTHER = log(0.002 / 0.5)
"""… and the other half does not; of one child another middle word is hardly ever written."""
SIBLING_MIDDLE_MISSING = log(0.03 / 0.1)
"""One sibling in ten has a middle word more or less than the other."""
SIBLING_GIVEN_SAME = log(SAME_SYLLABLE / 0.004)
"""Parents do not give two living children one given name …"""
SIBLING_GIVEN_SAME_MIDDLE_OTHER = log(SAME_SYLLABLE / 0.2)
"""… unless the middle word tells them apart: Ngọc Anh and Minh Anh."""
SIBLING_GIVEN_SAME_UNMARKED = log(SAME_SYLLABLE / 0.012)
"""Where the marks are lost, An and Ân of one family look the same."""
SIBLING_GIVEN_OTHER = log(0.003 / 0.9)
"""They give another; of one child another given name is written where a wrong line was copied."""
SIBLING_GIVEN_NEAR = -log(8)
"""Siblings' given names rhyme or alliterate (Linh, Minh) 8 times as often as strangers'."""
SIBLING_GIVEN_ALIKE = -log(30)
"""Names a mark or a sound apart (An, Ân, Anh) are twins' names, 30 times as often as strangers'."""
SIBLING_NAME_MOST = 3.0
"""A slip never tells one child from siblings as well as the same name does."""
SIBLING_ORDER = log(0.01 / 0.004)
"""Twins called Gia Bảo and Bảo Gia are rarer than exchanged syllables, but are."""

# --- birth dates ----------------------------------------------------------------------------

SAME_DATE = 0.84
"""Both lists have the day, and the same."""
TWINS = 0.02
"""Of siblings under 16 (spread over 16 years) two in a hundred pairs are twins."""
DAYS = 365.25
YEARS = 16

DATES: dict[str, Weight] = {
    # m, of strangers, of siblings. Guessed 01/01: all that is known is the year.
    "guess": _weight(0.3, 1 / YEARS, 0.04),
    # Month and day exchanged by a spreadsheet of another country; half of all dates allow it.
    "swapped": _weight(0.03, 1 / (DAYS * YEARS), 1 / (DAYS * YEARS)),
    # One digit wrong, or two exchanged: some thirty other dates of 5,844 are that near.
    "digit": _weight(0.05, 30 / (DAYS * YEARS), 0.006),
    # The same day and month of the year before or after: children of a family seldom share those.
    "year_off": _weight(0.012, 2 / (DAYS * YEARS), 0.0004),
    # Within three days: the day of the certificate instead of the day of birth …
    "near": _weight(0.01, 6 / (DAYS * YEARS), 0.001),
    # … or within three weeks: a date remembered, the day of registration.
    "weeks": _weight(0.008, 34 / (DAYS * YEARS), 0.002),
    # Seventeen to fifty-one days: the lunar date in one list, the solar in the other.
    "lunar": _weight(0.01, 70 / (DAYS * YEARS), 0.002),
    # The same year otherwise: a date said from memory.
    "same_year": _weight(0.006, 1 / YEARS, 0.03),
    # Quite another date: a sibling's line read, or a wild guess.
    "differs": _weight(0.008, 0.92, 0.95),
    # Only years (or months) are known, and differ: off by one year is a Vietnamese age counted.
    "other_year": _weight(0.04, 0.93, 0.95),
}
PART_KNOWN = 0.95
"""Where one side knows the year or the month only, it is right 19 times of 20."""
SIBLING_YEAR = 0.04
"""Siblings born in the same calendar year: twins, or January and December."""

# --- numbers, sex, places -------------------------------------------------------------------

SEX_SAME = _weight(0.985, 0.985, 0.6)
"""Sex is a tick in a column; one in seventy is in the wrong one. That it is the same says nothing
where the name is: strangers of one name are of one sex."""
SEX_DIFFERS = _weight(0.015, 0.5, 0.5)
"""… so a difference weighs more than an agreement."""
SEX_DIFFERS_FROM_NAME = _weight(0.2, 0.5, 0.5)
"""… and less where the tick of one of the two is not what its name says (a boy called Thị Hoa)."""
NAME_TELLS_SEX = log(20)
"""From these odds on a name says which sex it is of, as the names of the commune do."""

ID_SAME = _weight(0.9, 0.9e-6, 0.004)
"""A number is of one person; siblings get each other's by a slip of the line, 4 in 1,000."""
ID_SAME_BUT_UNFIT = _weight(0.2, 2e-5, 0.02)
"""The same number, but it does not fit the date or sex of one record: perhaps it is a sibling's."""
ID_FAMILY = _weight(0.5, 0.001, 0.5)
"""The number of one parent in both records: the same family, which says nothing among siblings."""
ID_SLIP = _weight(0.04, 1e-4, 0.02)
"""One digit wrong or two exchanged; numbers of twins are often given one after the other."""
ID_DIFFERS = _weight(0.003, 1.0, 1.0)
"""Two different numbers that both fit their record: a number is hardly ever given anew."""
ID_DIFFERS_UNFIT = _weight(0.08, 1.0, 1.0)
"""Two different numbers, one of which does not fit its own record and is perhaps wrong."""

VILLAGE_SAME = 0.85
"""A double is mostly made within the village …"""
VILLAGE_DIFFERS = _weight(0.15, 0.93, 0.05)
"""… and else when the family moved, or is counted where the grandparents live. Brothers and sisters
stand in one village, written at one go, 19 times of 20."""
VILLAGE_SAME_OF_SIBLINGS = log(VILLAGE_SAME / 0.95)
PHONE_SAME = 0.6
"""The same phone of the family; another phone says nothing, there are two or three in a house."""
HOUSEHOLD_SAME = _weight(0.35, 0.0002, 0.85)
"""One household: the child itself, its siblings and a few cousins. Who enters a child again has
mostly not found its household; brothers and sisters are entered into one."""
HOUSEHOLD_DIFFERS = _weight(0.65, 1.0, 0.2)

# --- the people around the child ------------------------------------------------------------

CROSSED = log(0.15)
"""A mother entered as guardian, parents exchanged: 3 lists of 20."""
HEAD_ONLY = 0.0005
"""A grandfather heads the households of cousins: a head alone is never rarer than this."""
PARENT_OF_SIBLINGS = {"same": log(0.65 / 0.88), "close": log(0.25 / 0.09), "crossed": log(2.5)}
"""Brothers and sisters have their parents written alike, by one clerk at one go; who writes a
child again writes them anew, three times in ten otherwise."""
FATHER_DIFFERS = _weight(0.06, 1.0, 0.06)
"""One child with two fathers' names: a stepfather, a nickname, the head written in his place. The
children of one house are cousins, or of a second marriage, as often."""
MOTHER_DIFFERS = _weight(0.04, 1.0, 0.06)
"""One child with two mothers' names: the grandmother who brings it up, a wrong line."""
BOTH_DIFFER = _weight(0.0008, 1.0, 0.04)
"""One child with two other parents: a wrong line. Another adult in common is then a grandparent or
a neighbour, which says nothing."""

# --- counting -------------------------------------------------------------------------------

PRIOR_RECORDS = 150
"""A commune's counts are mixed with what is known of the country as if 150 more were counted:
a small book is a part of a commune."""
UNKNOWN = 0.05
"""So much of a person bears a syllable that is known from nowhere."""
VILLAGE_RECORDS = 40
"""A village's counts are mixed with the commune's as if so many more were counted."""
UNUSUAL = 1e-5
"""The share of a syllable that Vietnamese has but no list of names: one name in fifty is of such
a syllable, and there are some two thousand of them."""
UNHEARD_OF = 1e-6
"""… and of one that the spelling does not allow: a slip, or a name of another language."""
USUAL_BEGINNING = 0.2
"""A typed letter leaves about a fifth of the names open."""
