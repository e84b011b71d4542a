"""Who is perhaps the same child: beside a form while one types, and in the whole commune."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import nlargest

from app.domain.ids import ChildId
from app.matching import weights
from app.matching.evidence import Judge, Judgement, Question
from app.matching.frequency import Commune
from app.matching.index import Index, Slot
from app.matching.person import Person
from app.matching.reason import Match, Pair
from app.matching.record import Record, prepare
from app.matching.syllables import Lexicon


class Matcher:
    """Knows every child of the commune and keeps up with changes record by record.

    One thread at a time. `different` are the pairs a person has called two children.
    """

    def __init__(
        self, people: Iterable[Person], different: Iterable[tuple[ChildId, ChildId]] = ()
    ) -> None:
        self._lexicon = Lexicon()
        self._commune = Commune()
        self._index = Index()
        self._judge = Judge(self._commune, self._lexicon)
        self._records: dict[Slot, Record] = {}
        self._slots: dict[ChildId, Slot] = {}
        self._next = 0
        self._apart: defaultdict[ChildId, set[ChildId]] = defaultdict(set)
        for person in people:
            self.put(person)
        for first, second in different:
            self.keep_apart(first, second)

    def put(self, person: Person) -> None:
        """Learn a record, or what has changed in it. Raises ValueError when it has no id."""
        if person.id is None:
            raise ValueError("a record of the commune has an id")
        self.drop(person.id)
        record = prepare(person, self._lexicon)
        slot, self._next = self._next, self._next + 1
        self._records[slot] = record
        self._slots[person.id] = slot
        self._commune.add(record)
        self._index.add(slot, record)
        self._judge.forget()

    def drop(self, child_id: ChildId) -> None:
        """Forget a record that is no longer a child of the commune; unknown ids are no error."""
        slot = self._slots.pop(child_id, None)
        if slot is not None:
            record = self._records.pop(slot)
            self._commune.remove(record)
            self._index.remove(slot, record)
            self._judge.forget()

    def keep_apart(self, first: ChildId, second: ChildId) -> None:
        """Never again ask about two records that a person has called two children."""
        self._apart[first].add(second)
        self._apart[second].add(first)

    def ask_again(self, first: ChildId, second: ChildId) -> None:
        """Take back that two records are two children."""
        self._apart[first].discard(second)
        self._apart[second].discard(first)

    def likely(
        self,
        draft: Person,
        *,
        limit: int = 5,
        typing: bool = False,
        least: float = weights.POSSIBLE,
    ) -> list[Match]:
        """Give the records that are perhaps the child of a draft, the likeliest first.

        With `typing` the last syllable of the name is unfinished. What is not filled in yet never
        speaks against a record, so that a warning stands if the rest stays empty.
        """
        record = prepare(draft, self._lexicon)
        question = Question(weights.DOUBLES_OF_DRAFT, weights.SIBLINGS_OF_DRAFT, least, typing)
        found = (
            (judgement, other)
            for other in self._others(record, typing=typing)
            if (judgement := self._judge.judge(record, other, question))
        )
        best = nlargest(limit, found, key=_order)
        return [_match(judgement, other) for judgement, other in best]

    def pairs(
        self,
        *,
        least: float = weights.LIKELY_PAIR,
        among: Iterable[ChildId] | None = None,
        tick: Callable[[], None] = lambda: None,
    ) -> list[Pair]:
        """Give the pairs of the whole commune that are perhaps one child, the likeliest first.

        With `among` only those pairs of which at least one is named. `tick` is called after each
        record that was compared; what it raises stops the scan.
        """
        found: list[Pair] = []
        for pairs in self.scan(least=least, among=among):
            found += pairs
            tick()
        return sorted(found, key=lambda pair: (-pair.probability, pair.first_id, pair.second_id))

    def scan(
        self, *, least: float = weights.LIKELY_PAIR, among: Iterable[ChildId] | None = None
    ) -> Iterator[Sequence[Pair]]:
        """Give the same pairs record by record, for whoever stops in between.

        Records may be put and dropped meanwhile: those are met as they are, or left out.
        """
        question = Question(weights.DOUBLES_IN_REGISTER, weights.SIBLINGS_IN_REGISTER, least)
        slots: AbstractSet[Slot] = self._records.keys()
        if among is not None:
            slots = {self._slots[one] for one in among if one in self._slots}
        for slot in sorted(slots):
            record = self._records.get(slot)
            if record is not None:
                yield [
                    _pair(judgement, record, other)
                    for other in self._partners(slot, record, slots)
                    if (judgement := self._judge.judge(record, other, question))
                ]

    def _others(self, draft: Record, *, typing: bool) -> Iterator[Record]:
        apart = self._apart.get(draft.id, set())
        for slot in self._index.candidates(draft, typing=typing):
            other = self._records[slot]
            if other.id != draft.id and other.id not in apart:
                yield other

    def _partners(self, slot: Slot, record: Record, named: AbstractSet[Slot]) -> Iterator[Record]:
        """Meet each two records once: from the earlier, or from the one that is named."""
        apart = self._apart.get(record.id, set())
        for partner in self._index.partners(slot, record):
            other = self._records[partner]
            is_met = partner < slot and partner in named
            if not is_met and other.id not in apart:
                yield other


def _order(found: tuple[Judgement, Record]) -> tuple[float, str]:
    judgement, record = found
    return judgement.probability, record.id


def _match(judgement: Judgement, record: Record) -> Match:
    return Match(record.id, judgement.probability, judgement.certain, judgement.reasons)


def _pair(judgement: Judgement, first: Record, second: Record) -> Pair:
    low, high = sorted((first.id, second.id))
    return Pair(low, high, judgement.probability, judgement.certain, judgement.reasons)
