"""How often names, dates, villages and phones occur in the commune: what is common says little."""

from collections import Counter
from functools import cache
from math import log

import numpy as np

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold, tone_key
from app.matching import weights
from app.matching.arrays import NONE, Array, count_up, mix, with_room
from app.matching.name_parts import FAMILY, PLACES
from app.matching.names import Names
from app.matching.records import DAY_CODES, Records

WRITTEN, PLAIN = range(2)
_ROOM = 1024


class NameCounts:
    """Counts of syllables by their place in the name, as written and without marks."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.total = 0
        self._counts = np.zeros((2, 3, _ROOM), np.int32)
        self._whole = np.zeros(_ROOM, np.int32)
        """Of whole texts and of rests, as `Names.texts` numbers them."""
        self._usual = np.zeros((2, 3, 0))
        self._usual_known = 0
        self._shares: tuple[Array, Array, Array] | None = None
        self._draft = (0, 0)

    def add(self, names: Array, sign: int = 1) -> None:
        """Count names; with sign -1 take them back."""
        self.total += sign * len(names)
        self._shares = None
        lexicon = self.names.lexicon
        self._counts = self._widened(len(lexicon))
        for spelling, numbers in ((WRITTEN, names), (PLAIN, self.names.plain[names])):
            syllables, places = self.names.syllables[numbers], self.names.places[numbers]
            known = syllables != NONE
            count_up(self._counts[spelling], (places[known], syllables[known]), sign)
        self._whole = with_room(self._whole, len(self.names.texts))
        for texts in (self.names.fold[names], self.names.rest[names]):
            count_up(self._whole, (texts,), sign)

    def shares(self) -> Array:
        """Estimate which share of people has a syllable in a place: [spelling, place, syllable]."""
        return self._estimated()[0]

    def shares_of_others(self) -> Array:
        """Estimate the same without one of those who are here: of whom one asks."""
        return self._estimated()[1]

    @property
    def unknown_share(self) -> float:
        """Give the share below which nobody else here has a syllable, nor any list of names."""
        return weights.UNKNOWN / (self.total + weights.PRIOR_RECORDS)

    def same_weights(self) -> Array:
        """Weigh against strangers that two have one syllable: [spelling, place, syllable]."""
        return self._estimated()[2]

    def _estimated(self) -> tuple[Array, Array, Array]:
        lexicon = self.names.lexicon
        room, draft = len(lexicon.fold), (lexicon.drafts, len(lexicon))
        if self._shares is None or self._shares[0].shape[2] < room:
            self._shares = self._estimate(slice(0, room))
        elif lexicon.has_new and draft != self._draft:
            # The syllables of a draft: those of the draft before had their numbers.
            new = slice(lexicon.lasting, len(lexicon))
            for shares, found in zip(self._shares, self._estimate(new), strict=True):
                shares[:, :, new] = found
        self._draft = draft
        return self._shares

    def _estimate(self, some: slice) -> tuple[Array, Array, Array]:
        counts = self._widened(some.stop)[:, :, some]
        usual = weights.PRIOR_RECORDS * self._usually(some)
        total = self.total + weights.PRIOR_RECORDS
        shares = (counts + usual) / total
        others = (np.maximum(counts - 1, 0) + usual) / total
        return shares, others, log(weights.SAME_SYLLABLE) - np.log(shares)

    def share_of_beginning(self, place: int, beginning: str) -> float:
        """Estimate which share of people has a syllable that begins so in this place."""
        begun = list(self.names.lexicon.begun(beginning))
        counts = self._widened(len(self.names.lexicon))
        known = int(counts[PLAIN, place, begun].sum())
        usual = weights.PRIOR_RECORDS * weights.USUAL_BEGINNING ** len(beginning)
        return float(min(1.0, (known + usual) / (self.total + weights.PRIOR_RECORDS)))

    def carriers(self, names: Array) -> Array:
        """Count who is called so, marks aside."""
        return self._wide_whole()[self.names.fold[names]]

    def most(self, first: Array, second: Array) -> Array:
        """Limit what two whole names can weigh: their syllables come together (Y Bih, Thị Hoa)."""
        return self._limit(self.names.fold[first], self.names.fold[second])

    def most_without_first(self, first: Array, second: Array) -> Array:
        """Limit what two names without their surnames can weigh (Gia Bảo, Minh Anh)."""
        return self._limit(self.names.rest[first], self.names.rest[second])

    def _limit(self, first: Array, second: Array) -> Array:
        whole = self._wide_whole()
        carriers = np.maximum(whole[first], whole[second])
        rare = np.maximum(carriers - 1, 0) + 0.5
        return np.log((self.total + weights.PRIOR_RECORDS) / rare)

    def _wide_whole(self) -> Array:
        self._whole = with_room(self._whole, len(self.names.texts))
        return self._whole

    def _widened(self, size: int) -> Array:
        if size <= self._counts.shape[2]:
            return self._counts
        wide = np.zeros((2, 3, max(size, 2 * self._counts.shape[2])), np.int32)
        wide[:, :, : self._counts.shape[2]] = self._counts
        return wide

    def _usually(self, some: slice) -> Array:
        """Say which share of the country has a syllable in a place: [spelling, place, syllable]."""
        if self._usual.shape[2] < some.stop:
            self._usual = np.full((2, 3, some.stop), weights.UNHEARD_OF)
            self._usual_known = 0
        lexicon = self.names.lexicon
        for number in range(self._usual_known, len(lexicon)):
            syllable = lexicon.syllables[number]
            least = weights.UNUSUAL if syllable.is_possible else weights.UNHEARD_OF
            for spelling, shares in enumerate(usual_shares()):
                found = shares.get(syllable.text, _NOWHERE)
                self._usual[spelling, :, number] = np.maximum(found, least)
        self._usual_known = lexicon.lasting
        return self._usual[:, :, some]


_NOWHERE = (0.0, 0.0, 0.0)


@cache
def usual_shares() -> tuple[dict[str, tuple[float, ...]], dict[str, tuple[float, ...]]]:
    """Give the shares of the country by syllable and place: as written, and without marks."""
    written: dict[str, tuple[float, ...]] = {}
    plain: dict[str, tuple[float, ...]] = {}
    for row in read_code_list("name_shares"):
        shares = tuple(float(row[place]) for place in PLACES)
        text, folded = tone_key(row["syllable"]), fold(row["syllable"])
        written[text] = shares
        before = plain.get(folded, _NOWHERE)
        plain[folded] = tuple(map(sum, zip(before, shares, strict=True)))
    return written, plain


class ChildNameCounts(NameCounts):
    """Counts of children's names, which also differ by village and by sex."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self._in_village = np.zeros((0, 3, 0), np.int32)
        """Of folded syllables: [village, place, syllable]."""
        self._of_village = np.zeros(0, np.int32)
        self._of_sex = np.zeros((3, 3, 0), np.int32)
        """Of folded syllables: [sex, place, syllable]."""

    def add_children(self, names: Array, villages: Array, sexes: Array, sign: int) -> None:
        """Count the names of children with where they live (or NONE) and their sex (or 0)."""
        self.add(names, sign)
        lexicon = self.names.lexicon
        syllables, places = self.names.syllables[names], self.names.places[names].astype(int)
        row, at = np.nonzero(syllables != NONE)
        folds, places = lexicon.fold[syllables[row, at]], places[row, at]
        room = len(lexicon.fold)
        self._of_sex = _grown(self._of_sex, 3, room)
        count_up(self._of_sex, (sexes[row], places, folds), sign)
        count = int(villages.max(initial=NONE)) + 1
        self._in_village = _grown(self._in_village, count, room)
        self._of_village = with_room(self._of_village, count)
        lives = villages[row] != NONE
        count_up(self._in_village, (villages[row][lives], places[lives], folds[lives]), sign)
        count_up(self._of_village, (villages[villages != NONE],), sign)

    def lift(self, villages: Array, places: Array, folds: Array) -> Array:
        """Say how many times as common syllables are in villages as in the commune; 1 at least."""
        known = (villages != NONE) & (villages < len(self._in_village))
        known = known & (folds < self._in_village.shape[2])
        village, fold = np.where(known, villages, 0), np.where(known, folds, 0)
        if not known.any():
            return np.ones(places.shape)
        share = self.shares()[PLAIN, places, fold]
        here = self._in_village[village, places, fold]
        mixed = weights.VILLAGE_RECORDS
        lift = (here + mixed * share) / (self._of_village[village] + mixed) / share
        return np.where(known, np.maximum(lift, 1.0), 1.0)

    def tells_sex(self, names: Array) -> Array:
        """Say which sex (1 boy, 2 girl) names are of; 0 where they do not tell."""
        syllables, places = self.names.syllables[names], self.names.places[names].astype(int)
        folds = self.names.lexicon.fold[syllables]
        told = (syllables != NONE) & (places != FAMILY) & (folds < self._of_sex.shape[2])
        folds = np.where(told, folds, 0)
        boys, girls = (self._of_sex[sex, places, folds] + 0.5 for sex in (1, 2))
        odds = np.where(told, np.log(girls / boys), 0.0).sum(axis=1)
        sure = weights.NAME_TELLS_SEX
        return np.select([odds > sure, odds < -sure], [2, 1], 0)


def _grown(counts: Array, first: int, last: int) -> Array:
    """Give counts with room for more villages and more syllables."""
    if first <= counts.shape[0] and last <= counts.shape[2]:
        return counts
    shape = (max(first, counts.shape[0]), counts.shape[1], max(last, counts.shape[2]))
    wide = np.zeros(shape, counts.dtype)
    wide[: counts.shape[0], :, : counts.shape[2]] = counts
    return wide


class Commune:
    """What is counted of the commune's records, kept up to date record by record."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.children = ChildNameCounts(records.names)
        self.adults = NameCounts(records.names)
        self._count = 0
        self._families: Counter[int] = Counter()
        self._days = np.zeros(DAY_CODES, np.int32)
        self._villages = np.zeros(_ROOM, np.int32)
        self._phones = np.zeros(_ROOM, np.int32)

    def add(self, rows: Array, sign: int = 1) -> None:
        """Count records; with sign -1 take them back."""
        records = self._records
        self._count += sign * len(rows)
        named = rows[records.name[rows] != NONE]
        columns = (records.name[named], records.village[named], records.sex[named])
        self.children.add_children(*columns, sign)
        count_up(self._days, (records.day_code(rows),), sign)
        self._villages = _counted(self._villages, records.village[rows], sign)
        self._phones = _counted(self._phones, records.phone[rows], sign)
        self._count_adults(rows, sign)

    def _count_adults(self, rows: Array, sign: int) -> None:
        # A family counts once, however many children it has: their mother is one person.
        people = self._records.people[rows]
        families = mix(0, *people.T)
        turned = []
        for at, family in enumerate(families.tolist()):
            before = self._families[family]
            self._families[family] = before + sign
            if (before == 0 and sign > 0) or before + sign == 0:
                turned.append(at)
            if before + sign == 0:
                del self._families[family]
        kept = np.sort(people[turned], axis=1)
        again = np.zeros_like(kept, bool)
        again[:, 1:] = kept[:, 1:] == kept[:, :-1]
        adults = kept[(kept != NONE) & ~again]
        self.adults.add(adults, sign)

    @property
    def size(self) -> int:
        """Records here, mixed with what is expected of any commune."""
        return self._count + weights.PRIOR_RECORDS

    def share_of_day(self, codes: Array) -> Array:
        """Estimate which share of children has these birth dates: 01/01 is often a guess."""
        others = np.maximum(self._days[codes] - 1, 0)
        usual = self.size / (weights.DAYS * weights.YEARS)
        return (others + usual) / (self.size + usual)

    def share_of_village(self, villages: Array) -> Array:
        """Estimate which share of children lives in these villages."""
        return (_at(self._villages, villages) + 1) / self.size

    def share_of_phone(self, phones: Array) -> Array:
        """Estimate which share of strangers has a phone: a collaborator's own is everywhere."""
        return np.maximum(_at(self._phones, phones) - 1, 1) / self.size


def _counted(counts: Array, numbers: Array, sign: int) -> Array:
    known = numbers[numbers != NONE]
    counts = with_room(counts, int(known.max(initial=-1)) + 1)
    count_up(counts, (known,), sign)
    return counts


def _at(counts: Array, numbers: Array) -> Array:
    return np.where(numbers < len(counts), counts[np.minimum(numbers, len(counts) - 1)], 0)
