"""Where in an address its commune, district and province may stand: every way to read its end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.places.former_units import FormerUnit
from app.domain.places.place_names import PlaceNames, loose
from app.domain.places.place_words import Level, Word, joined, title_before
from app.domain.places.units import Unit

_LONGEST = 7
"""Words in a name: `Văn Miếu - Quốc Tử Giám` has five."""
_COUNTRY = (("viet", "nam"), ("vn",))
_FORMER = ("cũ", "cu")


@dataclass(frozen=True, slots=True)
class Span:
    """A name found at the end of the words: where it begins with its title, and what it may be."""

    begin: int
    title: str
    """The type its title means; empty without one."""
    key: str
    text: str
    units: tuple[Unit, ...] = ()
    former: tuple[FormerUnit, ...] = ()
    by_alias: bool = False
    former_districts: frozenset[str] = frozenset()
    """Codes of the districts to which communes of this one came before 2025-06-30."""


@dataclass(frozen=True, slots=True)
class Spans:
    """One way to read an address."""

    commune: Span
    district: Span | None
    province: Span | None

    @property
    def depth(self) -> tuple[int, bool, int]:
        """Rank the ways: the more levels, a title, the longer name."""
        levels = 1 + (self.district is not None) + (self.province is not None)
        return levels, bool(self.commune.title), len(self.commune.key)


def ways_to_read(words: Sequence[Word], names: PlaceNames) -> Iterator[Spans]:
    """Give every way to read the end of an address as commune, district and province."""
    end = _without_country(words)
    for province in (None, *_spans(words, end, Level.PROVINCE, lambda key: _province(key, names))):
        after = province.begin if province else end
        for district in (
            None,
            *_spans(words, after, Level.DISTRICT, lambda k: _district(k, names)),
        ):
            last = district.begin if district else after
            for commune in _spans(words, last, Level.COMMUNE, lambda k: _commune(k, names)):
                if commune.title or not commune.begin or words[commune.begin].is_apart:
                    yield Spans(commune, district, province)


def _without_country(words: Sequence[Word]) -> int:
    keys = [word.key for word in words]
    end = len(keys)
    for country in _COUNTRY:
        if end > len(country) + 1 and tuple(keys[end - len(country) : end]) == country:
            end -= len(country)
    return end


def _without_former(words: Sequence[Word], end: int) -> int:
    """Leave out a `cũ` behind a name; An Cư and Cù are names."""
    return end - 1 if end > 1 and words[end - 1].text.lower() in _FORMER else end


def _spans(
    words: Sequence[Word], end: int, level: Level, known: Callable[[str], Span | None]
) -> Iterator[Span]:
    for last in dict.fromkeys((end, _without_former(words, end))):
        for start in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
            found = known(joined(words[start:last]))
            if found:
                text = " ".join(word.text for word in words[start:last])
                # `quan` may be a title, or the end of the name before (`Tu Quan, Yen Son`).
                for begin, title in dict.fromkeys((title_before(words, start, level), (start, ""))):
                    yield replace(found, begin=begin, title=title, text=text)
            if words[start].is_cut_off:
                break


def _found(
    key: str,
    units: Sequence[Unit] = (),
    former: Sequence[FormerUnit] = (),
    *,
    by_alias: bool = False,
    former_districts: frozenset[str] = frozenset(),
) -> Span | None:
    if not (units or former or former_districts):
        return None
    return Span(0, "", key, "", tuple(units), tuple(former), by_alias, former_districts)


def _province(key: str, names: PlaceNames) -> Span | None:
    former, units = names.former[Level.PROVINCE].get(key, ()), names.provinces.get(key, ())
    if former or units:
        return _found(key, units, former)
    return _found(key, names.initials_today.get(key, ()), names.initials.get(key, ()))


def _district(key: str, names: PlaceNames) -> Span | None:
    moved = frozenset(names.former_districts.get(loose(key), ()))
    return _found(key, (), names.former[Level.DISTRICT].get(key, ()), former_districts=moved)


def _commune(key: str, names: PlaceNames) -> Span | None:
    units, former = names.communes.get(key, ()), names.former[Level.COMMUNE].get(key, ())
    aliases = names.aliases.get(loose(key), ()) if not former else ()
    return _found(key, units, former or aliases, by_alias=bool(aliases))
