"""Who is perhaps the same child: beside a form while one types, and in the whole commune."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import inf
from typing import Self

import numpy as np

from app.domain.ids import ChildId
from app.matching import weights
from app.matching.arrays import Array
from app.matching.evidence import Judge, Judged, Question, are_sure
from app.matching.frequency import Commune
from app.matching.index import Index
from app.matching.names import Names
from app.matching.pairs import Pairs
from app.matching.person import Person
from app.matching.reason import Match, Pair
from app.matching.records import Records
from app.matching.scan import Scan
from app.matching.syllables import Lexicon
from app.matching.telling import reasons_of

_AT_ONCE = 1_024


class Matcher:
    """Knows every child of the commune and keeps up with changes record by record.

    One thread at a time. `different` are the pairs a person has called two children, with the log
    odds at that time.
    """

    def __init__(
        self, people: Iterable[Person], different: Iterable[tuple[ChildId, ChildId, float]] = ()
    ) -> None:
        self._names = Names(Lexicon())
        self._records = Records(self._names)
        self._commune = Commune(self._records)
        self._index = Index(self._records)
        self._judge = Judge(self._commune)
        self._rows: dict[ChildId, int] = {}
        self._apart: defaultdict[ChildId, dict[ChildId, float]] = defaultdict(dict)
        for person in people:
            self._take(person)
        self._commune.add(np.arange(len(self._records)))
        self.settle()
        for first, second, weight in different:
            self.keep_apart(first, second, weight)

    def put(self, person: Person) -> None:
        """Learn a record, or what has changed in it. Raises ValueError when it has no id."""
        self.put_all([person])

    def put_all(self, people: Iterable[Person]) -> None:
        """Learn several records at one go."""
        rows = [self._take(person) for person in people]
        if rows:
            self._commune.add(np.array(rows))
            self._index.add(rows)
            self._judge.forget()
            self._names.lexicon.relate()

    def drop(self, child_id: ChildId) -> None:
        """Forget a record that is no longer a child of the commune; unknown ids are no error."""
        row = self._rows.pop(child_id, None)
        if row is not None:
            self._records.alive[row] = False
            self._commune.add(np.array([row]), -1)
            self._judge.forget()

    def kept(self) -> dict[str, Array]:
        """Give what is to be kept of it, so that nobody need be read again: arrays by name.

        Who was called two children is not among it.
        """
        self.settle()
        parts = self._parts().items()
        return {f"{part}.{name}": a for part, one in parts for name, a in one.kept().items()}

    @classmethod
    def restored(cls, kept: Mapping[str, Array]) -> Self:
        """Make a matcher of what was kept; raises KeyError where something is missing."""
        matcher = cls(())
        for part, one in matcher._parts().items():
            start = f"{part}."
            one.restore({n.removeprefix(start): a for n, a in kept.items() if n.startswith(start)})
        records = matcher._records
        living = np.flatnonzero(records.alive)
        matcher._rows = {records.ids[row]: row for row in living.tolist()}
        matcher._commune.add(living)
        return matcher

    def _parts(self) -> dict[str, Lexicon | Names | Records | Index]:
        """Name the parts in the order in which they stand on each other."""
        names = self._names
        return {
            "lexicon": names.lexicon,
            "names": names,
            "records": self._records,
            "index": self._index,
        }

    def settle(self) -> None:
        """Sort what was learnt, so that it is found quickly and kept in little memory."""
        self._names.lexicon.relate()
        self._names.settle()
        self._index.settle()

    def _take(self, person: Person) -> int:
        if person.id is None:
            raise ValueError("a record of the commune has an id")
        self.drop(person.id)
        row = self._rows[person.id] = self._records.add(person)
        return row

    def keep_apart(self, first: ChildId, second: ChildId, weight: float = inf) -> None:
        """Do not ask about two records that a person has called two children.

        `weight` are the log odds at that time (infinite: not known): a scan asks about them again
        when much more speaks for it than then.
        """
        self._apart[first][second] = weight
        self._apart[second][first] = weight

    def ask_again(self, first: ChildId, second: ChildId) -> None:
        """Take back that two records are two children."""
        self._apart[first].pop(second, None)
        self._apart[second].pop(first, None)

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
        question = Question(
            weights.DOUBLES_OF_DRAFT, weights.SIBLINGS_OF_DRAFT, least, typing, draft
        )
        with self._names.passing():
            record = self._records.draft(draft)
            rows = self._index.candidates(record, typing=typing and record.name_is_open)
            if draft.id is not None:
                rows = rows[~np.isin(rows, self._closed_to(draft.id))]
            if not len(rows):
                return []
            self._names.relate_passing(self._records.all_names(rows))
            pairs = Pairs(record, np.zeros(len(rows), np.int64), self._records, rows)
            judged = self._judge.judge(pairs, question)
            ids = [self._records.ids[row] for row in rows[judged.at]]
            return _best(judged, ids, limit, least)

    def pairs(
        self,
        *,
        least: float = weights.LIKELY_PAIR,
        among: Collection[ChildId] | None = None,
        tick: Callable[[int], None] = lambda _: None,
        expected: float = weights.DOUBLES_IN_REGISTER,
    ) -> list[Pair]:
        """Give the pairs of the whole commune that are perhaps one child, the likeliest first.

        With `among` only those pairs of which at least one is named. `tick` is told how many
        records were compared; what it raises stops the scan. `expected` are the doubles a record
        has.
        """
        scan, done = self.scan(among, least), 0
        while not scan.step(_AT_ONCE):
            tick(scan.done - done)
            done = scan.done
        tick(scan.done - done)
        named = None if among is None else set(among)
        found = scan.pairs(least, expected)
        return [one for one in found if named is None or {one.first_id, one.second_id} & named]

    def scan(
        self, among: Iterable[ChildId] | None = None, least: float = weights.LIKELY_PAIR
    ) -> Scan:
        """Begin to look for pairs in the whole commune, a little at a time."""
        # Sorting all keys takes longer than to look for a few records in what is not sorted yet.
        if among is None:
            self.settle()
        living = self._records.alive[: len(self._records)].copy()
        if among is not None:
            living[:] = False
            living[[self._rows[one] for one in among if one in self._rows]] = True
        rows = np.flatnonzero(living)
        return Scan(self._records, self._index, self._judge, self._apart, rows, least)

    def _closed_to(self, draft: ChildId) -> list[int]:
        """Give the rows a draft is not compared with: its own, and who was told apart from it."""
        closed = (draft, *self._apart.get(draft, ()))
        return [self._rows[one] for one in closed if one in self._rows]


def _best(judged: Judged, ids: Sequence[ChildId], limit: int, least: float) -> list[Match]:
    """Give the likeliest, as a draft is one child only: who is much more like it takes from it."""
    odds = np.exp(judged.weight)
    stronger = odds[None, :] > weights.MUCH_LIKELIER * odds[:, None]
    likely = odds / (1 + odds + stronger @ odds)
    order = sorted(np.flatnonzero(likely >= least).tolist(), key=lambda at: (-likely[at], ids[at]))
    best = judged.some(np.array(order[:limit], int))
    sure = are_sure(best.verdicts)
    told = zip(order, sure, reasons_of(best), best.weight, strict=False)
    return [
        Match(
            ids[at],
            float(likely[at]),
            bool(is_sure and likely[at] >= weights.CERTAIN),
            why,
            float(weight),
        )
        for at, is_sure, why, weight in told
    ]
