"""All that pairs of records say about being one child, put together into probabilities."""

from collections.abc import Sequence
from enum import Enum, auto
from math import log
from typing import NamedTuple

import numpy as np

from app.matching import date_evidence, family_evidence, name_evidence, number_evidence, weights
from app.matching.arrays import NONE, Array
from app.matching.date_evidence import compare_dates
from app.matching.family_evidence import FamilyComparer
from app.matching.frequency import Commune
from app.matching.name_evidence import NameComparer
from app.matching.number_evidence import compare_numbers
from app.matching.pairs import DIFFERS, FIELDS, SAME, Pairs
from app.matching.person import Person
from app.matching.records import ROLES, Records
from app.matching.remembered import Found, Remembered
from app.matching.traits import traits_of

_PLACE = {field: at for at, field in enumerate(FIELDS)}
_ALL = slice(0, len(FIELDS))
_NAME = slice(_PLACE["full_name"], _PLACE["full_name"] + 1)
_FACTS = slice(_PLACE["birth_date"], _PLACE["sex"] + 1)
_AROUND = slice(_PLACE[ROLES[0]], _PLACE["household"] + 1)
_PARENTS = slice(_PLACE["father_name"], _PLACE["guardian_name"] + 1)
_SURE = 99.0
"""Log odds beyond which nothing changes."""


class _Part(Enum):
    """The fields of a record that are weighed together: what one depends on, all do."""

    NAME = auto()
    FACTS = auto()
    AROUND = auto()


class Question(NamedTuple):
    """What is asked of pairs of records."""

    expected: float
    """How many doubles a record is expected to have among the others, …"""
    siblings: float
    """… and how many brothers and sisters."""
    least: float
    """The least probability worth an answer."""
    typing: bool = False
    """The first is a draft whose name ends in an unfinished syllable."""
    draft: Person | None = None
    """The first, where it is a draft; of two whole records their traits are wanted."""


class Judged(NamedTuple):
    """What was found of the pairs that are likely enough: by pair, and by pair and field."""

    at: Array
    """Which of the pairs that were asked about."""
    stranger: Array
    """Log odds of one child against strangers; `sibling`: against brothers and sisters."""
    sibling: Array
    verdicts: Array
    """Codes as in `FIELDS`; NONE where a field says nothing: (pairs, fields)."""
    weights: Array
    """By stranger and sibling: (pairs, fields, 2)."""
    traits: Array
    """Which of `traits.TRAITS` the pairs have, where that was wanted: (pairs, traits)."""

    @property
    def probability(self) -> Array:
        """How likely the two are one child."""
        return probability(self.stranger, self.sibling)

    @property
    def weight(self) -> Array:
        """Log odds of one child against strangers and siblings together."""
        return -np.logaddexp(-self.stranger, -self.sibling)

    @staticmethod
    def together(parts: Sequence["Judged"]) -> "Judged":
        """Put several together."""
        return Judged(*map(np.concatenate, zip(*parts, strict=True)))

    def some(self, at: Array) -> "Judged":
        """Give some of the pairs, in this order."""
        return Judged(*(column[at] for column in self))


class Judge:
    """Weighs pairs of records by the counts of one commune."""

    def __init__(self, commune: Commune) -> None:
        self._commune = commune
        self._names = NameComparer(commune.children, commune.children.lift)
        self._family = FamilyComparer(NameComparer(commune.adults))
        self._parts = {
            _Part.NAME: (self._of_the_name, Remembered()),
            _Part.FACTS: (self._of_the_facts, Remembered()),
            _Part.AROUND: (self._of_the_people_and_home, Remembered()),
        }

    def forget(self) -> None:
        """Forget what was found of a draft: the commune's counts are others now."""
        self._family.forget()
        for _, remembered in self._parts.values():
            remembered.forget()

    def judge(self, pairs: Pairs, question: Question) -> Judged:
        """Weigh pairs; those that are less likely than is asked for are left out."""
        verdicts, weight = _blank(len(pairs.our_rows), _ALL)
        verdicts[:, _NAME], weight[:, _NAME], name = self._find(_Part.NAME, pairs, question)
        verdicts[:, _FACTS], weight[:, _FACTS] = self._find(_Part.FACTS, pairs, question)
        sibling = log(question.expected / question.siblings) + weight[:, :, 1].sum(axis=1)
        # The family says little among siblings, so that most are told apart already here.
        at = np.flatnonzero(probability(np.full(len(sibling), _SURE), sibling) >= question.least)
        verdicts, weight = verdicts[at], weight[at]
        if len(at):
            around = self._find(_Part.AROUND, pairs.some(at), question)
            verdicts[:, _AROUND], weight[:, _AROUND] = around
        stranger = log(question.expected / self._commune.size) + weight[:, :, 0].sum(axis=1)
        sibling = log(question.expected / question.siblings) + weight[:, :, 1].sum(axis=1)
        kept = np.flatnonzero(probability(stranger, sibling) >= question.least)
        at, verdicts = at[kept], verdicts[kept]
        traits = np.zeros((len(at), 0), bool)
        if question.draft is None:
            traits = traits_of(pairs.some(at), verdicts, name[at])
        return Judged(at, stranger[kept], sibling[kept], verdicts, weight[kept], traits)

    def _find(self, part: _Part, pairs: Pairs, question: Question) -> Found:
        """Find what some fields say; of a draft, what was found at the key before is kept."""
        find, remembered = self._parts[part]
        if question.draft is None:
            return find(pairs, question)
        about = (question.typing, *_about(part, question.draft, pairs.first))
        return remembered.find(about, pairs.their_rows, lambda at: find(pairs.some(at), question))

    def _of_the_name(self, pairs: Pairs, question: Question) -> Found:
        """Weigh the names of the children; give slips and given names as well: (pairs, 2)."""
        ours, our_rows, theirs, their_rows = pairs
        verdicts, weight = _blank(len(our_rows), _NAME)
        slips = np.zeros((len(our_rows), 2), np.int64)
        at = np.flatnonzero((ours.name[our_rows] != NONE) & (theirs.name[their_rows] != NONE))
        first, second = ours.name[our_rows[at]], theirs.name[their_rows[at]]
        if question.typing and ours.name_is_open and len(at):
            name = self._names.compare_typed(int(first[0]), second)
        else:
            village, other = ours.village[our_rows[at]], theirs.village[their_rows[at]]
            name = self._names.compare(first, second, np.where(village == other, village, NONE))
        _put(at, name, verdicts, weight)
        slips[at, 0], slips[at, 1] = name.slips, name.given
        return verdicts, weight, slips

    def _of_the_facts(self, pairs: Pairs, _question: Question) -> Found:
        """Weigh date, number and sex."""
        ours, our_rows, theirs, their_rows = pairs
        verdicts, weight = _blank(len(our_rows), _FACTS)
        at = np.flatnonzero((ours.year[our_rows] > 0) & (theirs.year[their_rows] > 0))
        if len(at):
            date = compare_dates(ours, our_rows[at], theirs, their_rows[at], self._commune)
            _put(at, date, verdicts, weight)
        at = np.flatnonzero((ours.number[our_rows] != NONE) & (theirs.number[their_rows] != NONE))
        if len(at):
            number = compare_numbers(ours, our_rows[at], theirs, their_rows[at])
            _put(at, number, verdicts[:, 1:], weight[:, 1:])
        self._of_the_sex(pairs, verdicts[:, 2], weight[:, 2])
        return verdicts, weight

    def _of_the_sex(self, pairs: Pairs, verdict: Array, weight: Array) -> None:
        ours, our_rows, theirs, their_rows = pairs
        first, second = ours.sex[our_rows], theirs.sex[their_rows]
        known = (first > 0) & (second > 0)
        if not known.any():
            return
        _put_same(known & (first == second), weights.SEX_SAME, verdict, weight)
        differs = known & (first != second)
        _put_same(differs, weights.SEX_DIFFERS, verdict, weight, DIFFERS)
        at = np.flatnonzero(differs)
        if len(at):
            doubtful = self._contradicts(ours, our_rows[at])
            doubtful |= self._contradicts(theirs, their_rows[at])
            weight[at[doubtful]] = weights.SEX_DIFFERS_FROM_NAME

    def _contradicts(self, records: Records, rows: Array) -> Array:
        """Whether the name of a child tells another sex than its record."""
        told = self._commune.children.tells_sex(records.name[rows])
        return (records.name[rows] != NONE) & (told > 0) & (told != records.sex[rows])

    def _of_the_people_and_home(self, pairs: Pairs, question: Question) -> Found:
        """Weigh the people around the children, and where they live."""
        verdicts, weight = _blank(len(pairs.our_rows), _AROUND)
        roles = len(ROLES)
        found = self._family.compare(*pairs, typing=question.typing, draft=question.draft)
        verdicts[:, :roles] = found.verdict
        weight[:, :roles, 0], weight[:, :roles, 1] = found.stranger, found.sibling
        self._of_the_home(pairs, verdicts[:, roles:].T, weight[:, roles:].swapaxes(0, 1))
        _bound(weight, log(self._commune.size))
        return verdicts, weight

    def _of_the_home(self, pairs: Pairs, verdicts: Array, weight: Array) -> None:
        """Weigh village, phone and household, each a row of verdicts and of weights."""
        ours, our_rows, theirs, their_rows = pairs
        commune = self._commune
        first, second = ours.village[our_rows], theirs.village[their_rows]
        known = (first != NONE) & (second != NONE)
        _put_same(
            known & (first != second), weights.VILLAGE_DIFFERS, verdicts[0], weight[0], DIFFERS
        )
        at = np.flatnonzero(known & (first == second))
        verdicts[0, at] = SAME
        weight[0, at, 0] = np.log(weights.VILLAGE_SAME / commune.share_of_village(second[at]))
        weight[0, at, 1] = weights.VILLAGE_SAME_OF_SIBLINGS
        first, second = ours.phone[our_rows], theirs.phone[their_rows]
        at = np.flatnonzero((first != NONE) & (first == second))
        verdicts[1, at] = SAME
        weight[1, at, 0] = np.log(weights.PHONE_SAME / commune.share_of_phone(second[at]))
        first, second = ours.household[our_rows], theirs.household[their_rows]
        known = (first != NONE) & (second != NONE)
        _put_same(known & (first == second), weights.HOUSEHOLD_SAME, verdicts[2], weight[2])
        weight[2, known & (first != second)] = weights.HOUSEHOLD_DIFFERS


def _about(part: _Part, draft: Person, record: Records) -> tuple[object, ...]:
    """Name what of a draft the finding of some fields depends on."""
    if part is _Part.NAME:
        return draft.full_name, draft.village_id, record.name_is_open
    if part is _Part.FACTS:
        return draft.full_name, draft.birth_date, draft.sex, draft.national_id
    people = tuple(getattr(draft, role) for role in ROLES)
    return record.family_text(0), people, draft.village_id, draft.phone, draft.household_id


def probability(stranger: Array, sibling: Array) -> Array:
    """Put together what is known against strangers and against siblings: log odds of both."""
    return 1 / (1 + np.exp(-np.maximum(stranger, -_SURE)) + np.exp(-np.maximum(sibling, -_SURE)))


def are_sure(verdicts: Array) -> Array:
    """Whether nothing speaks against pairs and more than a name speaks for them."""
    said = {field: verdicts[:, at] for field, at in _PLACE.items()}
    name, born, number = said["full_name"], said["birth_date"], said["national_id"]
    same_date = born == date_evidence.SAME
    same_number = number == number_evidence.SAME
    against = (number == number_evidence.DIFFERS) | (said["sex"] == DIFFERS)
    against |= (number == number_evidence.CLOSE) & ~same_date
    known = (_is_met(verdicts[:, _PARENTS])).any(axis=1) | same_number
    in_part = (born == date_evidence.YEAR) | (born == date_evidence.MONTH)
    by_number = same_number & ((name != name_evidence.DIFFERS) | same_date)
    parents = verdicts[:, _PARENTS][:, :2] == family_evidence.DIFFERS
    # Where a parent is another one, a slip in name or date is a slip too many.
    exact = same_date & ((name == name_evidence.SAME) | (name == name_evidence.RARE))
    against |= parents.all(axis=1) | (parents.any(axis=1) & ~exact & ~same_number)
    return ~against & (by_number | (_NAMED[name] & (_DATED[born] | (in_part & known))))


def _is_met(verdicts: Array) -> Array:
    return (verdicts != NONE) & (verdicts != family_evidence.DIFFERS)


def _those(codes: tuple[int, ...], words: tuple[str, ...]) -> Array:
    """Make a table that says which verdict codes are among some; NONE, the last, is not."""
    return np.isin(np.arange(len(words) + 1), codes)


_NAMED = _those(
    (name_evidence.SAME, name_evidence.RARE, name_evidence.CLOSE, name_evidence.SHORT),
    name_evidence.VERDICT_CODES,
)
_DATED = _those(
    (date_evidence.SAME, date_evidence.SWAPPED, date_evidence.DIGIT), date_evidence.VERDICT_CODES
)


def _bound(weight: Array, most: float) -> None:
    """Let no family be rarer than one in the commune, however many things say that it is one."""
    family = weight[:, :, 0]
    speaks_for = np.maximum(family, 0.0).sum(axis=1)
    kept = np.minimum(1.0, most / np.maximum(speaks_for, most))
    weight[:, :, 0] = np.where(family > 0, family * kept[:, None], family)


def _blank(pairs: int, fields: slice) -> tuple[Array, Array]:
    """Give verdicts and weights of some fields about which nothing is said yet."""
    count = fields.stop - fields.start
    return np.full((pairs, count), NONE, np.int8), np.zeros((pairs, count, 2))


def _put(at: Array, found: tuple[Array, ...], verdicts: Array, weight: Array) -> None:
    """Put what was found of some pairs into the first of these fields."""
    weight[at, 0, 0], weight[at, 0, 1], verdicts[at, 0] = found[:3]


def _put_same(
    at: Array, told: weights.Weight, verdict: Array, weight: Array, code: int = SAME
) -> None:
    verdict[at], weight[at] = code, told
