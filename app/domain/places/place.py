"""The villages of a commune: a text finds the one it must mean, or suggests what it may mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from app.domain.ids import VillageId
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.units import Unit
from app.domain.places.village import Village
from app.domain.places.village_name import (
    VillageName,
    may_be_one_kind,
    plain_numbers,
    read_village_name,
)
from app.domain.status import Status
from app.domain.text.text import fold, initials, lacks_marks, nfc_clean, same_text

__all__ = ["VillageBook", "VillageName", "read_village_name"]

_SHORTEST_WITH_SLIP = 3
_LONGEST_LINE = 20
"""Villages one after another from one that ended to those of today: more would be a circle."""


@dataclass(frozen=True)
class _Entry:
    """A village under one of its names."""

    village: Village
    name: VillageName

    @cached_property
    def bare(self) -> str:
        return self.name.bare_key

    @cached_property
    def label(self) -> str:
        return fold(f"{self.village.kind} {self.bare}")

    @cached_property
    def tails(self) -> tuple[str, ...]:
        """The name from each of its words on: `nam dien`, `dien`."""
        words = self.bare.split()
        return tuple(" ".join(words[start:]) for start in range(len(words)))

    @cached_property
    def initials(self) -> tuple[str, ...]:
        return initials(self.bare), initials(self.label)


class VillageBook:
    """The villages of one commune that are on its list today."""

    def __init__(
        self,
        villages: Iterable[Village],
        commune_names: Iterable[str] = (),
        former_communes: Iterable[str] = (),
    ) -> None:
        """Take the villages; `commune_names` are what lists append to a village's name.

        `former_communes` are the names of the communes that this one was made of.
        """
        villages = list(villages)
        self._commune_names = tuple(commune_names)
        self._former_communes = frozenset(map(fold, former_communes))
        self._entries = _entries(one for one in villages if one.status is Status.ACTIVE)
        self._by_key = _by_key(self._entries)
        self._all = {village.id: village for village in villages}
        self._ended = _by_key(_entries(one for one in villages if one.into))
        self._found: dict[str, Village | None] = {}

    @classmethod
    def of(cls, commune: Unit, villages: Iterable[Village], gazetteer: Gazetteer) -> Self:
        """Make the book of a commune, which knows its names of today and of former days."""
        former = gazetteer.former_names(commune)
        return cls(villages, (commune.name, commune.full_name), former)

    def find(self, text: str) -> Village | None:
        """Find the village a text must mean: the only one whose name or alias it is.

        Tones and marks may be missing, but none may differ; a kind may be missing or stand
        for another of its legal family. Where two villages remain, it is None.
        """
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> Village | None:
        for name in self._readings(text):
            if not self._lies_here(name):
                continue
            fitting = [entry for entry in self._candidates(name) if _fits(name, entry.name)]
            exact = [entry for entry in fitting if same_text(name.rest, entry.name.rest)]
            same_kind = [e for e in exact or fitting if set(name.kinds) & set(e.name.kinds)]
            for pool in (fitting, exact, same_kind):
                ids = {entry.village.id for entry in pool}
                if len(ids) == 1:
                    return pool[0].village
        return None

    def may_mean(self, text: str) -> list[Village]:
        """List the villages of today a whole name may mean where `find` cannot tell.

        Several bear it, or it is that of a village that was split: if the book was given it.
        """
        for name in self._readings(text):
            if not self._lies_here(name):
                continue
            fitting = [e for e in self._candidates(name) if _fits(name, e.name)]
            ended = [e for e in self._ended.get(name.bare_key, ()) if _fits(name, e.name)]
            found = {e.village.id: e.village for e in fitting}
            for entry in ended:
                found |= {village.id: village for village in self._heirs(entry.village)}
            if found:
                return list(found.values())
        return []

    def heirs(self, id_: str) -> list[Village]:
        """List the villages of today where the people of one live that ended; none for others."""
        village = self._all.get(VillageId(id_))
        is_ended = village is not None and village.status is not Status.ACTIVE
        return list(self._heirs(village)) if village and is_ended else []

    def _heirs(self, village: Village, depth: int = 0) -> Iterator[Village]:
        """Give the villages of today that came of one that ended."""
        for id_ in village.into if depth < _LONGEST_LINE else ():
            heir = self._all.get(VillageId(id_))
            if heir and heir.status is Status.ACTIVE:
                yield heir
            elif heir:
                yield from self._heirs(heir, depth + 1)

    def _readings(self, text: str) -> Iterator[VillageName]:
        name = read_village_name(text, self._commune_names)
        if name.commune:  # `Thôn 1, xã Tân Mộc cũ` may be called `Thôn 1 Tân Mộc` today
            yield VillageName(name.kinds, f"{name.rest} {name.commune}")
            yield VillageName(name.kinds, f"{name.commune} {name.rest}")
        yield name
        if name.kinds:  # `Xóm Mới` may be the whole name of a thôn
            yield VillageName((), nfc_clean(text))

    def _lies_here(self, name: VillageName) -> bool:
        """Whether a village is not said to lie in a commune that is none of ours.

        In each of the communes that made ours there may have been a Thôn 1.
        """
        if not name.commune:
            return True
        is_ours = name.is_former or name.commune in self._former_communes
        return is_ours and not name.is_numbered

    def _candidates(self, name: VillageName) -> list[_Entry]:
        return self._by_key.get(name.bare_key) or self._by_key.get(fold(name.rest), [])

    def suggest(self, text: str, limit: int, recent: Sequence[VillageId] = ()) -> list[Village]:
        """List the villages a half-typed text may mean, the best first.

        Without tones, from any word on, by initials, a part, or with one wrong letter; among
        equals those in `recent` come first, in its order.
        """
        place = {village_id: index for index, village_id in enumerate(recent)}
        queries = {fold(plain_numbers(nfc_clean(text))), read_village_name(text).bare_key}
        best: dict[VillageId, tuple[int, int, Village]] = {}
        for entry in self._entries:
            ranks = [rank for query in queries if (rank := _rank(query, entry)) is not None]
            if ranks:
                id_ = entry.village.id
                found = (min(ranks), place.get(id_, len(place)), entry.village)
                best[id_] = min(best.get(id_, found), found, key=lambda row: row[0])
        ranked = sorted(best.values(), key=lambda row: row[:2])
        return [village for _, _, village in ranked[:limit]]


def _entries(villages: Iterable[Village]) -> list[_Entry]:
    return [_Entry(village, name) for village in villages for name in _names_of(village)]


def _by_key(entries: Iterable[_Entry]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for key in {entry.bare, fold(entry.name.rest)}:
            found[key].append(entry)
    return found


def _names_of(village: Village) -> Iterator[VillageName]:
    for text in (village.name, *village.aliases):
        name = read_village_name(text)
        if village.kind and village.kind.lower() not in name.kinds:
            is_other_name = text != village.name and name.kinds
            name = name if is_other_name else VillageName((village.kind.lower(),), text)
        yield name


def _fits(written: VillageName, known: VillageName) -> bool:
    if known.is_numbered and not may_be_one_kind(written, known):
        return False
    return lacks_marks(written.rest, known.rest) or lacks_marks(
        plain_numbers(written.rest), plain_numbers(known.rest)
    )


def _rank(query: str, entry: _Entry) -> int | None:
    """Rank a name for a folded query, 0 being the best; None where it does not fit at all."""
    fits = (
        query in (entry.bare, entry.label),
        entry.bare.startswith(query),
        any(tail.startswith(query) for tail in entry.tails),
        any(letters.startswith(query.replace(" ", "")) for letters in entry.initials),
        query in entry.label,
        len(query) >= _SHORTEST_WITH_SLIP
        and any(_begins_with_one_slip(query, tail) for tail in (*entry.tails, entry.label)),
    )
    return fits.index(True) if True in fits else None


def _begins_with_one_slip(query: str, name: str) -> bool:
    """Whether `name` begins with `query` but for one letter wrong, added, left out or swapped."""
    same = next((i for i, (a, b) in enumerate(zip(query, name, strict=False)) if a != b), None)
    if same is None:
        return len(query) <= len(name) + 1
    ours, theirs = query[same:], name[same:]
    return (
        theirs[1:].startswith(ours[1:])
        or theirs.startswith(ours[1:])
        or theirs[1:].startswith(ours)
        or (theirs[1::-1] == ours[:2] and theirs[2:].startswith(ours[2:]))
    )
