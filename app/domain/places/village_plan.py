"""What a table old → new makes of the villages of a commune: renamed, merged, split, new, closed.

A village that keeps its name lives on, and so does one that is only renamed; all others end and
say into which they went. Names that lists have used go along, so that old lists still come in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.ids import NewId, VillageId, village_id
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place import VillageBook
from app.domain.places.units import Unit
from app.domain.places.village import Village
from app.domain.places.village_name import VillageName, read_village_name
from app.domain.places.village_past import Decision, VillageDeed, VillageEvent
from app.domain.places.village_table import TableLine
from app.domain.status import Status
from app.domain.text.text import fold


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line of the table that cannot be followed."""

    line: int
    code: str
    """old_village_unknown, old_village_unclear, village_nameless, village_exists."""
    name: str


@dataclass(frozen=True, slots=True)
class VillagePlan:
    """The villages as they shall be, and where the people of each that ends or is split go."""

    villages: tuple[Village, ...] = ()
    moves: Mapping[VillageId, tuple[VillageId, ...]] = field(default_factory=dict)
    """Several: each household must be told where; its own id among them: it may stay."""
    troubles: tuple[Trouble, ...] = ()


def plan_villages(
    known: Iterable[Village],
    lines: Iterable[TableLine],
    decision: Decision,
    commune: Unit,
    gazetteer: Gazetteer,
    new_id: NewId,
) -> VillagePlan:
    """Follow a table, whole or not at all. `known` are all villages there ever were."""
    planning = _Planning(known, decision, commune, gazetteer, new_id)
    for line in lines:
        planning.read(line)
    if planning.troubles:
        return VillagePlan(troubles=tuple(planning.troubles))
    return planning.plan()


class _Planning:
    """A table as it is followed: who goes into what."""

    def __init__(
        self,
        known: Iterable[Village],
        decision: Decision,
        commune: Unit,
        gazetteer: Gazetteer,
        new_id: NewId,
    ) -> None:
        self._ever = {village.id: village for village in known}
        living = [one for one in self._ever.values() if one.status is Status.ACTIVE]
        self._book = VillageBook.of(commune, living, gazetteer)
        self._by_key = {_key(village): village for village in living}
        self._decision, self._commune, self._new_id = decision, commune, new_id
        self.troubles: list[Trouble] = []
        self._targets: dict[VillageId, list[str]] = {}
        """Old village -> the keys of those it goes into."""
        self._sources: dict[str, list[Village]] = {}
        """Key of a village to be -> the old ones that go into it."""
        self._names: dict[str, VillageName] = {}

    def read(self, line: TableLine) -> None:
        """Take in one line."""
        old = [self._old(line, name) for name in line.old]
        keys = [self._new(line, name) for name in line.new]
        for village in filter(None, old):
            targets = self._targets.setdefault(village.id, [])
            targets += [key for key in keys if key not in targets]
        for key in keys:
            sources = self._sources.setdefault(key, [])
            sources += [one for one in old if one and one not in sources]
            if not line.old and key in self._by_key:
                self.troubles.append(Trouble(line.number, "village_exists", self._names[key].rest))

    def _old(self, line: TableLine, name: str) -> Village | None:
        found = self._by_key.get(read_village_name(name).key) or self._book.find(name)
        if found is None:
            unclear = self._book.may_mean(name)
            code = "old_village_unclear" if unclear else "old_village_unknown"
            self.troubles.append(Trouble(line.number, code, name))
        return found

    def _new(self, line: TableLine, name: str) -> str:
        read = read_village_name(name, (self._commune.name, self._commune.full_name))
        if not read.key:
            self.troubles.append(Trouble(line.number, "village_nameless", name))
        self._names.setdefault(read.key, read)
        return read.key

    def plan(self) -> VillagePlan:
        """Say what becomes of every village that is named."""
        for key, sources in self._sources.items():
            there = self._by_key.get(key)
            if there and there.id not in self._targets:  # others come to a village that stays
                sources.append(there)
                self._targets[there.id] = [key]
        bases = {key: self._base(key) for key in self._sources}
        made = {key: self._made(key, base) for key, base in bases.items()}
        ids = {key: village.id for key, village in made.items()}
        living = {base.id for base in bases.values() if base}
        goes = {old: tuple(ids[key] for key in keys) for old, keys in self._targets.items()}
        ended = [self._ended(old, goes[old]) for old in goes if old not in living]
        moves = {old: into for old, into in goes.items() if into and into != (old,)}
        return VillagePlan((*made.values(), *ended), moves)

    def _base(self, key: str) -> Village | None:
        """Find the old village that lives on under a name: its own, or one it alone takes."""
        sources = self._sources[key]
        same = [one for one in sources if _key(one) == key]
        alone = [one for one in sources if self._targets[one.id] == [key]]
        return next(iter(same or (alone if len(sources) == 1 else [])), None)

    def _made(self, key: str, base: Village | None) -> Village:
        name, sources = self._names[key], self._sources[key]
        wholly = [one for one in sources if self._targets[one.id] == [key]]
        kind = name.kind or (sources[0].kind if sources else "")
        village = base or Village(id=self._id(key), name=name.rest, kind=kind)
        others = [one for one in sources if base is None or one.id != base.id]
        renamed = replace(village, name=name.rest, kind=kind, status=Status.ACTIVE, into=())
        spoken = [text for one in wholly for text in (one.title, *one.aliases)]
        aliases = _other_names(renamed, (*(base.aliases if base else ()), *spoken))
        events = self._events(renamed, base, others)
        return replace(renamed, aliases=aliases, past=(*village.past, *map(str, events)))

    def _id(self, key: str) -> VillageId:
        """Give the id that every device gives to this name, or another where that is taken."""
        id_ = village_id(self._commune.code, key)
        return VillageId(self._new_id()) if id_ in self._ever else id_

    def _events(
        self, now: Village, base: Village | None, others: list[Village]
    ) -> Iterable[VillageEvent]:
        names = "; ".join(one.title for one in others)
        if base is None:
            yield VillageEvent(self._decision, VillageDeed.MADE, names)
            return
        if base.title != now.title:
            yield VillageEvent(self._decision, VillageDeed.RENAMED, base.title)
        if len(self._targets[base.id]) > 1:
            yield VillageEvent(self._decision, VillageDeed.SPLIT, self._titles(base.id))
        if names:
            yield VillageEvent(self._decision, VillageDeed.MERGED, names)

    def _ended(self, old: VillageId, into: tuple[VillageId, ...]) -> Village:
        village = self._ever[old]
        deed = (VillageDeed.CLOSED, VillageDeed.MERGED, VillageDeed.SPLIT)[min(len(into), 2)]
        event = VillageEvent(self._decision, deed, self._titles(old))
        status = Status.MERGED if into else Status.REMOVED
        return replace(village, status=status, into=into, past=(*village.past, str(event)))

    def _titles(self, old: VillageId) -> str:
        names = (self._names[key] for key in self._targets[old])
        return "; ".join(f"{name.kind} {name.rest}".strip() for name in names)


def _key(village: Village) -> str:
    return read_village_name(village.title).key


def _other_names(village: Village, texts: Iterable[str]) -> tuple[str, ...]:
    """Give the names a village is found by besides its own, each once."""
    own = {fold(village.title)}
    found: dict[str, str] = {}
    for text in texts:
        if fold(text) not in own:
            found.setdefault(fold(text), text)
    return tuple(found.values())
