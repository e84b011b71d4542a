"""The units of today by name: what a row of a table, a title or the name of a file says.

A name that several units bear is given with all of them: nobody chooses silently.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from app.domain.code_lists import read_code_list
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_search import find_place
from app.domain.places.place_words import Word, name_key, words_of
from app.domain.places.units import Unit
from app.domain.text.text import fold, nfc_clean

_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
_OF_COMMUNES = {"xa", "phuong", "dac khu", "x", "p", "dk", "ubnd", "uy ban nhan dan"}
_OF_PROVINCES = {"tinh", "thanh pho", "tp", "t"}
_TITLES = _OF_COMMUNES | _OF_PROVINCES
_LONGEST_TITLE, _LONGEST_NAME = 4, 6


class UnitNames:
    """The units of the country, or of one province, by their names and codes."""

    def __init__(self, gazetteer: Gazetteer, province: Unit | None = None) -> None:
        self._gazetteer = gazetteer
        self.province = province
        units = gazetteer.units
        self.communes = [
            one for one in units.communes if province in (None, units.province_of(one))
        ]
        self.provinces = [province] if province else units.provinces
        self._communes = _by_key(self.communes)
        self._provinces = _by_key(self.provinces)
        for line in read_code_list("place_abbreviations"):
            unit = units.get(line["province"])
            if unit in self.provinces:
                self._provinces[line["key"]].append(unit)

    def by_code(self, text: str) -> Unit | None:
        """Find the unit of a code, also one that Excel made a number of."""
        code = text.strip()
        found = self._gazetteer.units.get(code.zfill(5) if len(code) > 2 else code.zfill(2))
        known = self.communes if found and not found.is_province else self.provinces
        return found if found in known else None

    def communes_named(self, name: str) -> tuple[Unit, ...]:
        """Find the communes of today that a cell names."""
        return _named(name, self._communes)

    def provinces_named(self, name: str) -> tuple[Unit, ...]:
        """Find the provinces that a cell names."""
        return _named(name, self._provinces)

    def coded_in(self, text: str) -> tuple[Unit, ...]:
        """Find the communes whose codes stand in a text."""
        found = (self.by_code(code) for code in _CODE.findall(text))
        return _once(one for one in found if one)

    def titled_in(self, text: str) -> tuple[Unit, ...]:
        """Find the communes that a text names behind `xã`, `phường`, `UBND`: the longest names."""
        return self._narrowed(text, self._within(text, must_have_title=True))

    def mentioned_in(self, text: str) -> tuple[Unit, ...]:
        """Find the communes whose names stand anywhere in a short text."""
        return self._narrowed(text, self._within(text, must_have_title=False))

    def provinces_in(self, text: str) -> tuple[Unit, ...]:
        """Find the provinces that a text names behind `tỉnh`, `thành phố`."""
        return _once(
            unit
            for words, _ in _windows(text, _OF_PROVINCES)
            for unit in self._provinces.get("".join(word.key for word in words), ())
        )

    def _within(self, text: str, *, must_have_title: bool) -> tuple[Unit, ...]:
        longest: list[tuple[int, Unit]] = []
        for words, title in _windows(text, _OF_COMMUNES if must_have_title else None):
            key = "".join(word.key for word in words)
            if key in self._communes:
                written = " ".join(word.text for word in words)
                fitting = _fitting(self._communes[key], written, title)
                longest += [(len(key), unit) for unit in fitting]
        most = max((length for length, _ in longest), default=0)
        return _once(unit for length, unit in longest if length == most)

    def _narrowed(self, text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Leave those of the province that the same text names, where there are several."""
        if len(units) < 2:
            return units
        provinces = {one.code for one in self.provinces_in(text)}
        return tuple(one for one in units if one.parent_code in provinces) or units

    def formerly_named(self, name: str) -> tuple[Unit, ...]:
        """Take a name of before July 2025 where all of its people live in one unit of today."""
        home = self.communes[0] if self.province else None
        certain = find_place(name, self._gazetteer, home).certain
        return (certain,) if certain and certain in self.communes else ()


def _by_key(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        found[name_key(unit.name)].append(unit)
    return found


def _named(name: str, by_key: dict[str, list[Unit]]) -> tuple[Unit, ...]:
    _, words = words_of(name)
    for start in range(min(len(words), _LONGEST_TITLE)):
        title = " ".join(word.key for word in words[:start])
        if start and title not in _TITLES:
            continue
        units = by_key.get("".join(word.key for word in words[start:]), [])
        if units:
            return _fitting(units, " ".join(word.text for word in words[start:]), title)
    return ()


def _fitting(units: Sequence[Unit], written: str, title: str) -> tuple[Unit, ...]:
    """Keep those written with the same marks, then those of the type written, if there are any."""
    clean = nfc_clean(written).lower()
    marked = [one for one in units if nfc_clean(one.name).lower() == clean] or list(units)
    typed = [one for one in marked if title and fold(one.type).startswith(title)]
    return tuple(typed or marked)


def _windows(text: str, titles: set[str] | None) -> Iterator[tuple[list[Word], str]]:
    """Give every run of a few words of a text, and the title before it, which must be of these."""
    _, words = words_of(text.replace("_", " "))
    for start in range(len(words)):
        title = _title_before(words, start)
        if titles is not None and title not in titles:
            continue
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
            yield words[start:end], title


def _title_before(words: Sequence[Word], start: int) -> str:
    for length in range(_LONGEST_TITLE, 0, -1):
        title = " ".join(word.key for word in words[max(0, start - length) : start])
        if length <= start and title in _TITLES:
            return title
    return ""


def _once(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.code: unit for unit in units}.values())
