"""Reading an address: of today, of before July 2025 with what became of it, or not to be told.

Nothing is told for certain that somebody must choose; the rule is `certain` and
`certain_population` only, never an area without people.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from app.domain.places.address_spans import Span, Spans, ways_to_read
from app.domain.places.former_units import FormerUnit
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_names import PlaceNames, loose
from app.domain.places.place_words import name_keys, words_of
from app.domain.places.units import Unit
from app.domain.text.text import lacks_marks

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
    if not tail or found is None:
        return found
    head = clean[:tail].rstrip(" ,;(")
    return replace(found, rest=", ".join(filter(None, (head, found.rest))))


@lru_cache(_ENDS_KEPT)
def _read_end(text: str, gazetteer: Gazetteer, home: Unit | None) -> Address | None:
    clean, words = words_of(text)
    names = names_of(gazetteer)
    found: dict[tuple[int, bool, int], list[Address]] = {}
    for spans in ways_to_read(words, names):
        rest = clean[: words[spans.commune.begin].start].rstrip(" ,;-–(")
        address = _Reading(spans, names, home).address(rest)
        if address:
            found.setdefault(spans.depth, []).append(address)
    return _together(found[max(found)]) if found else None


def _together(addresses: list[Address]) -> Address:
    """Put ways of one depth together: `hoa binh hoa binh` has a district and a province."""
    units = _once(unit for one in addresses for unit in one.units)
    former = {unit.code: unit for one in addresses for unit in one.former}
    is_sure = len(units) == 1 and any(one.is_sure for one in addresses)
    is_today = any(one.may_be_today for one in addresses)
    return Address(addresses[0].rest, units, tuple(former.values()), is_sure, is_today)


@cache
def names_of(gazetteer: Gazetteer) -> PlaceNames:
    """Give the names of an edition, built once."""
    return PlaceNames(gazetteer)


class _Reading:
    """One way to read an address, held against the units."""

    def __init__(self, spans: Spans, names: PlaceNames, home: Unit | None) -> None:
        self._spans = spans
        self._places = names.gazetteer
        self._home = home

    def address(self, rest: str) -> Address | None:
        """Say what is meant, or None where this is no way to read it."""
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
        titled = [unit for unit in same or units if commune.title in ("", unit.type)]
        return tuple(titled or same)

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
