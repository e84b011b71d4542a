"""How often names, dates, villages and phones occur in the commune: what is common says little."""

from collections import Counter
from collections.abc import Hashable, Iterator
from math import log
from typing import TypeVar

from app.domain.birth_date import BirthDate
from app.domain.ids import VillageId
from app.matching import weights
from app.matching.record import Record
from app.matching.syllables import Name, Syllable

_T = TypeVar("_T")
FIRST, MIDDLE, LAST = range(3)


def place_of(index: int, length: int) -> int:
    """Say whether a syllable is the first, a middle or the last of its name."""
    if index == length - 1:
        return LAST
    return MIDDLE if index else FIRST


class NameCounts:
    """Counts of syllables by their place in the name, as written and without marks."""

    def __init__(self) -> None:
        self.total = 0
        self._written: tuple[Counter[Syllable], ...] = (Counter(), Counter(), Counter())
        self._plain: tuple[Counter[Syllable], ...] = (Counter(), Counter(), Counter())
        self._whole: Counter[str] = Counter()

    def add(self, name: Name) -> None:
        """Count a name."""
        self.total += 1
        for counts, syllable in self._places(name):
            counts[syllable] += 1
        self._whole[name.fold] += 1
        self._whole[name.rest] += 1

    def remove(self, name: Name) -> None:
        """Take a counted name back."""
        self.total -= 1
        for counts, syllable in self._places(name):
            _take_one(counts, syllable)
        _take_one(self._whole, name.fold)
        _take_one(self._whole, name.rest)

    def _places(self, name: Name) -> Iterator[tuple[Counter[Syllable], Syllable]]:
        for tables, spelling in ((self._written, name), (self._plain, name.plain)):
            last = len(spelling.syllables) - 1
            for index, syllable in enumerate(spelling.syllables):
                yield tables[LAST if index == last else MIDDLE if index else FIRST], syllable

    def share(self, place: int, syllable: Syllable, *, plain: bool) -> float:
        """Estimate which share of people has this syllable in this place."""
        counts = (self._plain if plain else self._written)[place]
        usual = weights.USUAL[place].get(syllable.text, weights.UNUSUAL[place])
        known = counts.get(syllable, 0) + weights.PRIOR_RECORDS * usual
        return known / (self.total + weights.PRIOR_RECORDS)

    def share_of_beginning(self, place: int, beginning: str) -> float:
        """Estimate which share of people has a syllable that begins so in this place."""
        counts = self._plain[place]
        known = sum(n for syllable, n in counts.items() if syllable.text.startswith(beginning))
        usual = weights.PRIOR_RECORDS * weights.USUAL_BEGINNING ** len(beginning)
        return min(1.0, (known + usual) / (self.total + weights.PRIOR_RECORDS))

    def carriers(self, name: Name) -> int:
        """Count who is called so, marks aside."""
        return self._whole.get(name.fold, 0)

    def most(self, first: Name, second: Name) -> float:
        """Limit what two whole names can weigh: their syllables come together (Y Bih, Thị Hoa)."""
        return self._limit(first.fold, second.fold)

    def most_without_first(self, first: Name, second: Name) -> float:
        """Limit what two names without their surnames can weigh (Gia Bảo, Minh Anh)."""
        return self._limit(first.rest, second.rest)

    def _limit(self, first: str, second: str) -> float:
        carriers = max(self._whole.get(first, 0), self._whole.get(second, 0))
        return log((self.total + weights.PRIOR_RECORDS) / (max(carriers - 1, 0) + 0.5))


class Commune:
    """What is counted of the commune's records, kept up to date record by record."""

    def __init__(self) -> None:
        self.children = NameCounts()
        self.adults = NameCounts()
        self._records = 0
        self._families: Counter[tuple[int, ...]] = Counter()
        self._dates: Counter[Hashable] = Counter()
        self._villages: Counter[Hashable] = Counter()
        self._phones: Counter[Hashable] = Counter()

    def add(self, record: Record) -> None:
        """Count a record."""
        self._records += 1
        if record.name:
            self.children.add(record.name)
        for counts, key in self._singles(record):
            counts[key] += 1
        # A family counts once, however many children it has: their mother is one person.
        family = record.family
        self._families[family] += 1
        if self._families[family] == 1:
            for name in _distinct(record):
                self.adults.add(name)

    def remove(self, record: Record) -> None:
        """Take a counted record back."""
        self._records -= 1
        if record.name:
            self.children.remove(record.name)
        for counts, key in self._singles(record):
            _take_one(counts, key)
        _take_one(self._families, record.family)
        if record.family not in self._families:
            for name in _distinct(record):
                self.adults.remove(name)

    def _singles(self, record: Record) -> Iterator[tuple[Counter[Hashable], Hashable]]:
        if record.birth_date:
            yield self._dates, record.birth_date
        if record.village_id:
            yield self._villages, record.village_id
        if record.phone:
            yield self._phones, record.phone

    @property
    def size(self) -> int:
        """Records here, mixed with what is expected of any commune."""
        return self._records + weights.PRIOR_RECORDS

    def share_of_date(self, date: BirthDate) -> float:
        """Estimate which share of children has this birth date: 01/01 is often a guess."""
        others = max(self._dates.get(date, 0) - 1, 0)
        usual = self.size / (weights.DAYS * weights.YEARS)
        return (others + usual) / (self.size + usual)

    def share_of_village(self, village: VillageId) -> float:
        """Estimate which share of children lives in this village."""
        return (self._villages.get(village, 0) + 1) / self.size

    def share_of_phone(self, phone: str) -> float:
        """Estimate which share of strangers has this phone: a collaborator's own is everywhere."""
        return max(self._phones.get(phone, 0) - 1, 1) / self.size


def _distinct(record: Record) -> dict[Name, None]:
    return dict.fromkeys(name for name in record.people if name)


def _take_one(counts: Counter[_T], key: _T) -> None:
    counts[key] -= 1
    if not counts[key]:
        del counts[key]
