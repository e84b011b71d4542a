"""Finding a commune by typing: the one that is meant, those to choose from, or nothing.

Names of today and former ones, of two levels or three; without tones, by part, by initials,
joined, or with one letter wrong. What is certain is so by the rules of `places.address`; a
text that was put right is always asked about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from app.domain.places.address import Address, names_of, read_address
from app.domain.places.former_units import FormerUnit
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_index import Entry, PlaceIndex, index_of
from app.domain.places.place_words import Level, Word, title_before, words_of
from app.domain.places.units import Unit

Rank = tuple[int, int, bool, int, str]
_HALVES = 4
"""So many are offered whose name begins with what may be a title, before the others."""
_MANY = 40
"""So many entries are ranked to the end; several former ones may lead to one unit."""


@dataclass(frozen=True, slots=True)
class Option:
    """A unit of today, and the former one by whose name it was found."""

    unit: Unit
    former: FormerUnit | None = None
    is_sure: bool = True
    """Whether all who lived in the former unit live in this one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text means: one unit, some to choose from (the best first), or nothing."""

    certain: Unit | None
    options: tuple[Option, ...]
    """Those offered while one types; where `certain` is, it is the first."""


def find_place(text: str, gazetteer: Gazetteer, home: Unit | None = None, limit: int = 8) -> Answer:
    """Find the communes a text means, complete or half-typed."""
    address = read_address(text, gazetteer, home)
    said = list(_said(address, gazetteer)) if address else []
    if address and not address.is_sure:
        limit = max(limit, len(said))
    suggested = suggest_places(text, gazetteer, home, limit)
    options = _once([*said, *suggested])[:limit]
    return Answer(_certain(address, text, gazetteer, options), options)


def learn_places(gazetteer: Gazetteer) -> None:
    """Build what finding needs, which takes a moment: before somebody types."""
    names_of(gazetteer)
    index_of(gazetteer)


def _certain(
    address: Address | None, text: str, gazetteer: Gazetteer, options: Iterable[Option]
) -> Unit | None:
    if address:
        return address.units[0] if address.is_sure else None
    # A name alone is certain where no other unit, of today or former, bears it: `phuong lam` may
    # be Lâm, and Phương Lâm.
    entries = [entry for keys in _readings(text) for entry in index_of(gazetteer).named(keys)]
    units = {one.code for entry in entries for one in _units(entry, gazetteer)}
    sure = len(units) == 1 and all(_is_sure(entry) for entry in entries)
    first = next(iter(options), None)
    return first.unit if sure and first and first.unit.code in units else None


def _said(address: Address, gazetteer: Gazetteer) -> Iterable[Option]:
    yield from (Option(unit) for unit in address.units if not address.is_former)
    for former in address.former:
        for unit in gazetteer.successors(former):
            yield Option(unit, former, is_sure=bool(former.sure()))


def suggest_places(
    text: str, gazetteer: Gazetteer, home: Unit | None = None, limit: int = 8
) -> list[Option]:
    """Offer the communes a half-typed text may mean, the best first."""
    _, words = words_of(text)
    index, bare = index_of(gazetteer), _without_titles(words)
    best = _best([word.key for word in bare], index, home, _MANY + limit) if words else []
    if bare != words:
        # `Phuong` before a name may be a title, or the first half of the name.
        whole = "".join(word.key for word in words)
        rows = nsmallest(_HALVES, _ranked(index.beginning_with(whole), whole, index, home))
        best = [index.entries[row] for _, row in rows] + best
        best = best or _best([word.key for word in words], index, home, _MANY + limit)
    return list(_once(_options(best, gazetteer)))[:limit]


def _readings(text: str) -> set[str]:
    """Give the names a text may be: without titles, and whole where it begins like one."""
    _, words = words_of(text)
    return {"".join(word.key for word in said) for said in (_without_titles(words), words)}


def _best(words: list[str], index: PlaceIndex, home: Unit | None, limit: int) -> list[Entry]:
    """Rank the entries that words may mean: as they are, or else with a letter put right."""
    whole = "".join(words)
    rows = index.beginning_with(whole)
    if len(rows) < limit:
        rows = rows | index.rows(words)
    ranked = _ranked(rows, whole, index, home)
    if not rows:
        for right in index.put_right(words):
            ranked += _ranked(index.rows(right), "".join(right), index, home)
    if not ranked:
        ranked = _ranked(index.but_for_one(words), whole, index, home)
    if len(ranked) < limit and len(whole) > 1:
        ranked += _ranked(index.by_initials(whole) - rows, whole, index, home)
    return [index.entries[row] for _, row in nsmallest(limit, ranked)]


def _ranked(
    rows: set[int], whole: str, index: PlaceIndex, home: Unit | None
) -> list[tuple[Rank, int]]:
    return [(_rank(index.entries[row], whole, home), row) for row in rows]


def _without_titles(words: list[Word]) -> list[Word]:
    """Leave out what only says of which type a unit is, where a name follows."""
    titles: set[int] = set()
    for start in range(1, len(words)):
        for level in Level:
            begin, title = title_before(words, start, level)
            # What stands behind a title is a name: `xã Xa Dung`, `thị trấn Quân Chu`.
            if title and begin not in titles and begin - 1 not in titles:
                titles.update(range(begin, start))
    kept = [word for place, word in enumerate(words) if place not in titles]
    return kept or words


def _rank(entry: Entry, whole: str, home: Unit | None) -> Rank:
    """Rank an entry for a text without spaces, the least being the best."""
    name, line = entry.key, entry.key + entry.above
    fits = (
        whole == name,
        len(name) > 1 and whole.startswith(name) and entry.above.startswith(whole[len(name) :]),
        len(name) > 1 and whole.startswith(name) and whole[len(name) :] in entry.above,
        name.startswith(whole),
        whole in line,
        len(name) > 1 and whole.startswith(name),
        entry.initials.startswith(whole),
    )
    grade = fits.index(True) if True in fits else len(fits)
    unit = entry.unit
    is_former = isinstance(unit, FormerUnit)
    return grade, _distance(unit, home), is_former, len(line), unit.code


def _distance(unit: Unit | FormerUnit, home: Unit | None) -> int:
    """Say how far a unit is from home: it, of its province (a former one of it), elsewhere."""
    if home is None:
        return 0
    codes = unit.possible() if isinstance(unit, FormerUnit) else (unit.code,)
    is_near = isinstance(unit, Unit) and unit.parent_code == home.parent_code
    return 0 if home.code in codes else 2 - is_near


def _options(entries: Iterable[Entry], gazetteer: Gazetteer) -> Iterable[Option]:
    for entry in entries:
        former = entry.unit if isinstance(entry.unit, FormerUnit) else None
        for unit in _units(entry, gazetteer):
            yield Option(unit, former, is_sure=_is_sure(entry))


def _units(entry: Entry, gazetteer: Gazetteer) -> list[Unit]:
    unit = entry.unit
    return gazetteer.successors(unit) if isinstance(unit, FormerUnit) else [unit]


def _is_sure(entry: Entry) -> bool:
    return not isinstance(entry.unit, FormerUnit) or bool(entry.unit.sure())


def _once(options: Iterable[Option]) -> tuple[Option, ...]:
    found: dict[str, Option] = {}
    for option in options:
        found.setdefault(option.unit.code, option)
    return tuple(found.values())
