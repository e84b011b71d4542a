"""How often names, dates, villages and phones occur in the commune: what is common says little."""

from collections import Counter
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

    def add(self, name: Name, count: int) -> None:
        """Count a name; -1 takes it back."""
        self.total += count
        for counts, spelling in ((self._written, name), (self._plain, name.plain)):
            length = len(spelling.syllables)
            for index, syllable in enumerate(spelling.syllables):
                _count(counts[place_of(index, length)], syllable, count)
        _count(self._whole, name.fold, count)
        _count(self._whole, _without_first(name), count)

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

    def most(self, name: Name) -> float:
        """Limit what a whole name can weigh: syllables of a name come together (Y Bih, Thị Hoa)."""
        return self._limit(name.fold)

    def most_without_first(self, name: Name) -> float:
        """Limit what a name without its surname can weigh (Gia Bảo, Minh Anh)."""
        return self._limit(_without_first(name))

    def _limit(self, part: str) -> float:
        others = max(self._whole.get(part, 0) - 1, 0)
        return log((self.total + weights.PRIOR_RECORDS) / (others + 0.5))


class Commune:
    """What is counted of the commune's records, kept up to date record by record."""

    def __init__(self) -> None:
        self.children = NameCounts()
        self.adults = NameCounts()
        self._records = 0
        self._families: Counter[tuple[int, ...]] = Counter()
        self._dates: Counter[BirthDate] = Counter()
        self._villages: Counter[VillageId] = Counter()
        self._phones: Counter[str] = Counter()

    def add(self, record: Record, count: int = 1) -> None:
        """Count a record; -1 takes it back."""
        self._records += count
        if record.name:
            self.children.add(record.name, count)
        if record.birth_date:
            _count(self._dates, record.birth_date, count)
        if record.village_id:
            _count(self._villages, record.village_id, count)
        if record.phone:
            _count(self._phones, record.phone, count)
        self._add_family(record, count)

    def _add_family(self, record: Record, count: int) -> None:
        # A family counts once, however many children it has: their mother is one person.
        was_known = record.family in self._families
        _count(self._families, record.family, count)
        if was_known != (record.family in self._families):
            for name in {name.number: name for name in record.people if name}.values():
                self.adults.add(name, count)

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


def _without_first(name: Name) -> str:
    # The blank in front tells `van an` without its surname from a person called Vân An.
    return " " + name.fold.partition(" ")[2]


def _count(counts: "Counter[_T]", key: _T, count: int) -> None:
    counts[key] += count
    if not counts[key]:
        del counts[key]
