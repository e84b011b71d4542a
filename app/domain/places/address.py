"""Reading an address: of today, of before July 2025 with what became of it, or not to be told.

Nothing is told for certain that somebody must choose; the rule is `certain` and
`certain_population` only, never an area without people.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from app.domain.places.address_doubt import (
    ends_in_bare_name,
    names_a_commune,
    names_higher,
    turned_round,
)
from app.domain.places.address_spans import Span, Spans, ways_to_read
from app.domain.places.former_units import FormerUnit
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_names import PlaceNames, loose
from app.domain.places.place_words import Level, Word, name_keys, words_of
from app.domain.places.units import Unit
from app.domain.text.text import is_bare, lacks_marks

_DASH = re.compile("[-–]")
_SEGMENTS = 4
"""Commune, district, province and country, if commas part them."""
_ENDS_KEPT = 1 << 13
_GAPS = re.compile("[ –-]+")


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says of its commune."""

    rest: str
    """What stands before the commune: house, street, village; as it was written."""
    units: tuple[Unit, ...]
    """The unit of today; more than one: somebody must choose."""
    former: tuple[FormerUnit, ...] = ()
    """The former units that are meant; empty for an address of today."""
    is_sure: bool = True
    """Whether it means its one unit beyond doubt."""

    may_be_today: bool = False
    """Whether it can be read as an address of today."""
    levels: int = 1
    """How many of commune, district and province it names."""

    @property
    def is_former(self) -> bool:
        """Whether it is an address of before July 2025, and none of today."""
        return bool(self.former) and not self.may_be_today


def read_address(text: str, gazetteer: Gazetteer, home: Unit | None = None) -> Address | None:
    """Read an address; None where it names no commune that is known.

    `home` is the commune where it was written: people leave their own province out.
    """
    clean, words = words_of(text)
    # A commune stands in the last segments, which are the same for whole villages.
    cuts = [word.start for word in words if word.is_cut_off]
    tail = cuts[-_SEGMENTS] if len(cuts) >= _SEGMENTS else 0
    found = _read_end(clean[tail:], gazetteer, home)
    if tail and found:
        head = clean[:tail].rstrip(" ,;(")
        found = replace(found, rest=", ".join(filter(None, (head, found.rest))))
    if found and found.levels == len(Level):
        return found
    return _turned(clean, gazetteer, home, found)


def _turned(
    clean: str, gazetteer: Gazetteer, home: Unit | None, found: Address | None
) -> Address | None:
    """Read an address that begins with its province, where its end alone says less."""
    text = turned_round(clean)
    other = _read_end(text, gazetteer, home) if text else None
    if other is None or other.levels == 1 or (found and found.units == other.units):
        return found
    is_sure = other.is_sure and other.levels == len(Level)
    if found is None or is_sure:
        return replace(other, is_sure=is_sure)
    return replace(_together([found, other]), is_sure=False)


@lru_cache(_ENDS_KEPT)
def _read_end(text: str, gazetteer: Gazetteer, home: Unit | None) -> Address | None:
    clean, words = words_of(text)
    names = names_of(gazetteer)
    found: dict[tuple[int, bool, int], list[Address]] = {}
    for spans in ways_to_read(words, names):
        rest = clean[: words[spans.commune.begin].start].rstrip(" ,;-–(")
        reading = _Reading(spans, names, home, words)
        address = reading.address(rest)
        if address:
            found.setdefault(spans.depth, []).append(address)
    return _together(found[max(found)]) if found else None


def _together(addresses: list[Address]) -> Address:
    """Put ways of one depth together: `hoa binh hoa binh` has a district and a province."""
    units = _once(unit for one in addresses for unit in one.units)
    former = {unit.code: unit for one in addresses for unit in one.former}
    is_sure = len(units) == 1 and any(one.is_sure for one in addresses)
    is_today = any(one.may_be_today for one in addresses)
    levels = max(one.levels for one in addresses)
    return Address(addresses[0].rest, units, tuple(former.values()), is_sure, is_today, levels)


@cache
def names_of(gazetteer: Gazetteer) -> PlaceNames:
    """Give the names of an edition, built once."""
    return PlaceNames(gazetteer)


class _Reading:
    """One way to read an address, held against the units."""

    def __init__(
        self, spans: Spans, names: PlaceNames, home: Unit | None, words: Sequence[Word]
    ) -> None:
        self._spans = spans
        self._names, self._places = names, names.gazetteer
        self._home = home
        self._words, self._before = words, words[: spans.commune.begin]

    def address(self, rest: str) -> Address | None:
        """Say what is meant, or None where this is no way to read it."""
        found = None if self._cuts_a_name() else self._address(rest)
        if found is None:
            return None
        is_sure = found.is_sure and not self._is_doubtful()
        return replace(found, is_sure=is_sure, levels=self._spans.depth[0])

    def _cuts_a_name(self) -> bool:
        """Whether the end of a name is taken for a unit of other marks: `xã Đức Huệ`, for Huế."""
        above = self._spans.district or self._spans.province
        if above is None or above.title or self._words[above.begin].is_apart:
            return False
        named = [unit.name for unit in above.units] + [unit.name for unit in above.former]
        is_it = any(_is_written(above.text, name) for name in named)
        return not is_it and not is_bare(above.text)

    def _is_doubtful(self) -> bool:
        """Whether what stands before the commune speaks against it."""
        spans, before = self._spans, self._before
        if spans.province is None and names_higher(before, self._names):
            return True
        if spans.commune.title or not before:
            return False
        is_district = spans.commune.key in self._names.former[Level.DISTRICT]
        is_whole = spans.depth[0] == len(Level)
        return (
            names_a_commune(before)
            or (is_district and spans.district is None)
            or (not is_whole and ends_in_bare_name(before))
        )

    def _address(self, rest: str) -> Address | None:
        today = self._of_today()
        if today:
            return Address(rest, today, is_sure=len(today) == 1, may_be_today=True)
        commune = self._spans.commune
        fitting = [unit for unit in commune.former if self._lies_there(unit)]
        if not fitting and self._spans.district:
            return self._elsewhere(rest)
        return self._led(rest, _best_written(commune, fitting))

    def _of_today(self) -> tuple[Unit, ...]:
        """Give the communes of today that are meant: no district stands between."""
        commune, province = self._spans.commune, self._spans.province
        if self._spans.district or commune.title in ("thị trấn",):
            return ()
        provinces = {one.code for one in province.units} if province else self._home_province()
        units = [unit for unit in commune.units if unit.parent_code in provinces]
        same = [unit for unit in units if _is_written(commune.text, unit.name)]
        titled = [unit for unit in same or units if _has_type(unit, commune.title)]
        if not titled and any(self._was_there(unit, provinces) for unit in commune.former):
            return ()
        return tuple(titled or same)

    def _was_there(self, unit: FormerUnit, provinces: set[str]) -> bool:
        """Whether a former unit bore the type that was written, where a unit of today does not."""
        is_it = unit.type == self._spans.commune.title and _is_written(
            self._spans.commune.text, unit.name
        )
        return is_it and self._places.former.line(unit)[-1].sure() in provinces

    def _home_province(self) -> set[str]:
        return {self._home.parent_code} if self._home and self._spans.commune.title else set()

    def _lies_there(self, unit: FormerUnit) -> bool:
        district, province = self._places.former.line(unit)[1:]
        return self._is_district(unit, district) and self._is_province(province)

    def _is_district(self, unit: FormerUnit, district: FormerUnit) -> bool:
        said = self._spans.district
        if said is None:
            return True
        is_it = district in said.former
        was_it = said.former_districts and (
            loose(said.key) in map(loose, (*district.aliases, *unit.former_parents))
        )
        return is_it or bool(was_it)

    def _is_province(self, province: FormerUnit) -> bool:
        said = self._spans.province
        if said is None:
            return self._spans.district is not None or self._is_home(province)
        return province in said.former or province.sure() in {one.code for one in said.units}

    def _is_home(self, province: FormerUnit) -> bool:
        """Whether a commune named alone can be one of ours."""
        is_ours = self._home is not None and province.sure() == self._home.parent_code
        return is_ours and bool(self._spans.commune.title)

    def _elsewhere(self, rest: str) -> Address | None:
        """Ask, where the district said is none that the commune lay in but the province is right.

        It may have been drawn otherwise before, or it is a slip.
        """
        if self._spans.province is None:
            return None
        near = [u for u in self._spans.commune.former
                if self._is_province(self._places.former.line(u)[-1])]  # fmt: skip
        led = self._led(rest, near)
        return Address(led.rest, led.units, led.former, is_sure=False) if led else None

    def _led(self, rest: str, former: list[FormerUnit]) -> Address | None:
        """Say where the people of these former units live today."""
        ways = [self._places.successors(unit) for unit in former]
        units = _once(unit for way in ways for unit in way)
        if not units:
            return None
        is_guess = self._spans.commune.by_alias and not self._spans.district
        is_sure = len(units) == 1 and all(unit.sure() for unit in former) and not is_guess
        return Address(rest, units, tuple(former), is_sure=is_sure)


def _has_type(unit: Unit, title: str) -> bool:
    """Whether a unit is of the type written, today or when it was founded."""
    return title in ("", unit.type) or unit.full_name_2025_07_01.lower().startswith(title)


def _best_written(commune: Span, former: list[FormerUnit]) -> list[FormerUnit]:
    """Keep those whose name has the marks that were written, then those of the type written."""
    if commune.by_alias:
        return former
    same = [unit for unit in former if _is_written(commune.text, unit.name)]
    titled = [unit for unit in same if unit.type == commune.title]
    return titled or same


def _is_written(text: str, name: str) -> bool:
    """Whether a text is a name with marks, or spaces between its syllables, left out."""
    if len(text.split()) == len(name_keys(name)):
        return lacks_marks(text, _DASH.sub(" ", name))
    return lacks_marks(_GAPS.sub("", text), _GAPS.sub("", name))


def _once(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.code: unit for unit in units}.values())
