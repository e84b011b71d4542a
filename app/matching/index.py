"""Finds the few records worth comparing, and learns and forgets a record at once."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from app.matching.keys import Key, strong_keys, surname_given_key, typing_keys, weak_keys
from app.matching.record import Record
from app.matching.syllables import Name

Slot = int

_VOTES = 2
"""Shared keys that make a candidate; a strong key counts for so many."""
_CROWD = 400
"""A key that more records share says too little to be followed …"""
_CROWD_IN_SCAN = 100
"""… and in a scan, where every record has its date or its family, sooner (measured: none lost)."""
_MOST = 80
"""Candidates of a draft that are compared, those with most keys in common first."""


class Index:
    """An inverted index from keys to the slots of records."""

    def __init__(self) -> None:
        self._slots: dict[Key, Slot | list[Slot]] = {}
        """A key of one record, which most are, costs no list."""
        self._named: dict[str, list[Slot]] = {}
        """Whole folded names, …"""
        self._names: list[str] = []
        """… sorted, for looking up a beginning."""
        self._givens: Counter[tuple[str, str]] = Counter()
        """Last syllables as folded and as sounded."""

    def add(self, slot: Slot, record: Record) -> None:
        """Put a record in."""
        for key in _all_keys(record):
            self._put(key, slot)
        if record.name:
            if record.name.fold not in self._named:
                insort(self._names, record.name.fold)
            self._named.setdefault(record.name.fold, []).append(slot)
            self._givens[_given(record.name)] += 1

    def remove(self, slot: Slot, record: Record) -> None:
        """Take a record out."""
        for key in _all_keys(record):
            self._take(key, slot)
        if record.name:
            self._forget_name(slot, record.name)

    def partners(self, slot: Slot, record: Record) -> list[Slot]:
        """Give the other slots that could be the same child: for a scan of many."""
        votes = Counter(self._voters(record, _CROWD_IN_SCAN))
        return [other for other, count in votes.items() if count >= _VOTES and other != slot]

    def candidates(self, draft: Record, *, typing: bool) -> list[Slot]:
        """Give the slots that could be the child of a draft, few even while little is typed."""
        votes = Counter(self._voters(draft, _CROWD))
        for key in typing_keys(draft):
            votes.update(self._followed(key))
        if typing and draft.name:
            votes.update(self._begun(draft.name))
        return [slot for slot, _ in votes.most_common(_MOST)]

    def _voters(self, record: Record, crowd: int) -> Iterator[Slot]:
        for key in strong_keys(record):
            for slot in self._followed(key, crowd):
                yield slot
                yield slot
        for key in weak_keys(record):
            yield from self._followed(key, crowd)

    def _followed(self, key: Key, crowd: int = _CROWD) -> Iterable[Slot]:
        slots = self._slots.get(key, ())
        if isinstance(slots, int):
            return (slots,)
        return slots if len(slots) <= crowd else ()

    def _begun(self, name: Name) -> list[Slot]:
        """Find records whose name begins as typed, or with surname and a given name so begun."""
        found: list[Slot] = []
        at = bisect_left(self._names, name.fold)
        for known in islice(self._names, at, at + _CROWD):
            if not known.startswith(name.fold):
                break
            found += self._named[known]
        if len(name.syllables) > 1:
            beginning = name.syllables[-1].fold
            for sound in sorted({s for fold, s in self._givens if fold.startswith(beginning)}):
                found += self._followed(surname_given_key(name, sound))
        # So many begin alike that no one of them is likely before more is typed.
        return found if len(found) <= _CROWD else []

    def _put(self, key: Key, slot: Slot) -> None:
        known = self._slots.setdefault(key, slot)
        if isinstance(known, list):
            known.append(slot)
        elif known != slot:
            self._slots[key] = [known, slot]

    def _take(self, key: Key, slot: Slot) -> None:
        known = self._slots[key]
        if isinstance(known, list):
            known.remove(slot)
            if len(known) == 1:
                self._slots[key] = known[0]
        else:
            del self._slots[key]

    def _forget_name(self, slot: Slot, name: Name) -> None:
        slots = self._named[name.fold]
        slots.remove(slot)
        if not slots:
            del self._named[name.fold]
            del self._names[bisect_left(self._names, name.fold)]
        self._givens[_given(name)] -= 1
        if not self._givens[_given(name)]:
            del self._givens[_given(name)]


def _all_keys(record: Record) -> set[Key]:
    return {*strong_keys(record), *weak_keys(record), *typing_keys(record)}


def _given(name: Name) -> tuple[str, str]:
    return name.syllables[-1].fold, name.syllables[-1].sound
