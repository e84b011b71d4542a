"""The rules by which a record can be put right without knowing the person."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from app.domain.cleaning.fix import (
    DECOMPOSED,
    ETHNICITY,
    FORMER_PLACE,
    NAME_CASE,
    NATIONAL_ID,
    SWAPPED_DATES,
    VILLAGE_NAME,
    Choice,
    Fix,
)
from app.domain.cleaning.written import Written
from app.domain.person.age import is_future
from app.domain.person.birth_date import BirthDate
from app.domain.person.ethnicity import ethnicity_labels, find_ethnicity
from app.domain.person.national_id import accept_repair, read_national_id
from app.domain.person.person_name import title_case
from app.domain.person.sex import Sex
from app.domain.places.address import read_address
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place import VillageBook
from app.domain.places.units import Unit
from app.domain.places.village import Village
from app.domain.places.village_name import VillageName, read_village_name
from app.domain.status import Status
from app.domain.text.spelling import the_one_near
from app.domain.text.text import fold, nfc_clean

_NAMES = ("full_name", "father_name", "mother_name", "guardian_name")
_TEXTS = (*_NAMES, "ethnicity", "special", "at_risk", "external_code")
_HOME_TEXTS = ("head_name", "address")
_NAMES_KEPT = 1 << 16
_TEXTS_KEPT = 1 << 12
_PARTED = re.compile("[,;–-]")
_TITLED = re.compile(
    r"\b(?:x|p|h|q|tx|tp|tt|xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh)\b"
)
"""What parts the units of an address, or the title of one."""
_PEOPLE = 3
"""Letters enough to know a people by: there are only 54, and `Kih` is near one alone."""


class Ground:
    """What the rules know beside a record: the commune's villages, who holds a number, the day."""

    def __init__(
        self,
        on: date,
        villages: Collection[Village],
        commune: Unit,
        gazetteer: Gazetteer,
        holders: Callable[[str], int],
    ) -> None:
        self.on = on
        self.holders = holders
        # Each name is looked at once, however many children have it: they are the same few.
        self.titled = lru_cache(_NAMES_KEPT)(title_case)
        self.village = lru_cache(_TEXTS_KEPT)(self._village)
        self.villages = lru_cache(_TEXTS_KEPT)(self._villages)
        self.heirs = lru_cache(_TEXTS_KEPT)(self._heirs)
        self._titles: dict[str, str] = {village.id: village.title for village in villages}
        self.former_place = lru_cache(_TEXTS_KEPT)(self._former_place)
        self._commune, self._gazetteer = commune, gazetteer
        self._commune_names = commune.name, commune.full_name
        self._book = VillageBook.of(commune, villages, gazetteer)
        self._by_spelling: dict[str, set[Village]] = {}
        for village in (one for one in villages if one.status is Status.ACTIVE):
            for name in (village.name, *village.aliases):
                for spelling in _spellings(read_village_name(name)):
                    self._by_spelling.setdefault(spelling, set()).add(village)

    def _former_place(self, text: str) -> tuple[str, tuple[Choice, ...]]:
        """Write a text of before July 2025 with the units of today: the one, or those possible."""
        # 60,000 of them are looked at, and most name a village alone.
        if not (_PARTED.search(text) or _TITLED.search(fold(text))):
            return "", ()
        address = read_address(text, self._gazetteer, self._commune)
        if address is None or not address.is_former:
            return "", ()
        named = [(unit.code, self._gazetteer.full_name(unit)) for unit in address.units]
        said = [(code, ", ".join(filter(None, (address.rest, name)))) for code, name in named]
        choices = tuple(Choice(new, new, code) for code, new in said)
        return choices[0].new if address.is_sure else "", choices

    def _heirs(self, id_: str) -> tuple[str, tuple[Choice, ...]]:
        """Name a village that ended, and those to which its people went."""
        found = self._book.heirs(id_)
        return self._titles.get(id_, ""), tuple(Choice(one.id, one.name, one.id) for one in found)

    def _villages(self, text: str) -> tuple[Choice, ...]:
        """Give the villages to choose from where several bear a name, or it was split."""
        found = self._book.may_mean(text)
        return tuple(Choice(one.id, one.name, one.id) for one in found)

    def _village(self, text: str) -> Village | None:
        """Find the village a text must mean, one wrong letter allowed."""
        found = self._book.find(text)
        if found:
            return found
        near: set[Village] = set()
        for spelling in _spellings(read_village_name(text, self._commune_names)):
            near |= self._by_spelling.get(the_one_near(spelling, self._by_spelling) or "", set())
        return near.pop() if len(near) == 1 else None


def _spellings(name: VillageName) -> tuple[str, str]:
    """Give a name without its kind, folded and with its marks."""
    return name.bare_key, name.rest.lower()


def fixes_of(kind: str, written: Written, ground: Ground) -> Iterator[Fix]:
    """Give what one rule would put right in a child and in its household."""
    return _RULES[kind](written, ground)


def _fix(
    written: Written, kind: str, field: str, new: str, *, shown_old: str = "", shown_new: str = ""
) -> Fix:
    """Lay out a fix of the child, or of its household where the field is the household's."""
    at_home = field in ("village_id", *_HOME_TEXTS)
    old: str = getattr(written, field)
    return Fix(
        kind=kind,
        entity="household" if at_home else "child",
        id=written.household_id if at_home else written.child_id,
        child_id=written.child_id,
        field=field,
        old=old,
        new=new,
        shown_old=shown_old or old,
        shown_new=shown_new or new,
    )


def _name_case(written: Written, ground: Ground) -> Iterator[Fix]:
    yield from _rewritten(written, NAME_CASE, (*_NAMES, "head_name"), ground.titled)


def _decomposed(written: Written, _: Ground) -> Iterator[Fix]:
    yield from _rewritten(written, DECOMPOSED, (*_TEXTS, *_HOME_TEXTS), nfc_clean)


def _rewritten(
    written: Written, kind: str, names: Iterable[str], rewrite: Callable[[str], str]
) -> Iterator[Fix]:
    for name in names:
        text = getattr(written, name)
        if text and text != rewrite(text):
            yield _fix(written, kind, name, rewrite(text))


def _national_id(written: Written, ground: Ground) -> Iterator[Fix]:
    """Put lost zeros back where the number then agrees with date and sex (domain.md §1)."""
    text = written.originals.get("national_id", "")
    if written.national_id or not text:
        return
    read = [read_national_id(text)]
    if text.isdecimal():
        read.append(read_national_id(int(text)))
    candidates = {c for one in read for c in (one.value, *one.repaired) if c}
    born, sex = _born(written), Sex(written.sex) if written.sex else None
    fits = [
        number
        for number in candidates
        if accept_repair(number, born, sex, on=ground.on) and not ground.holders(number)
    ]
    if len(fits) == 1:
        yield _fix(written, NATIONAL_ID, "national_id", fits[0], shown_old=text)


def _born(written: Written) -> BirthDate | None:
    return BirthDate.from_iso(written.birth_date) if written.birth_date else None


def _village_name(written: Written, ground: Ground) -> Iterator[Fix]:
    if written.village_id:
        yield from _ended_village(written, ground)
        return
    text = written.home_originals.get("village", "")
    village = ground.village(text) if text else None
    if village:
        shown = {"shown_old": text, "shown_new": village.name}
        yield _fix(written, VILLAGE_NAME, "village_id", village.id, **shown)
    elif text and (choices := ground.villages(text)):
        fix = _fix(written, VILLAGE_NAME, "village_id", "", shown_old=text)
        yield replace(fix, choices=choices)


def _ended_village(written: Written, ground: Ground) -> Iterator[Fix]:
    """Move who was entered elsewhere into a village that had ended here."""
    old, heirs = ground.heirs(written.village_id)
    if len(heirs) == 1:
        shown = {"shown_old": old, "shown_new": heirs[0].shown}
        yield _fix(written, VILLAGE_NAME, "village_id", heirs[0].new, **shown)
    elif heirs:
        fix = _fix(written, VILLAGE_NAME, "village_id", "", shown_old=old)
        yield replace(fix, choices=heirs)


def _former_place(written: Written, ground: Ground) -> Iterator[Fix]:
    for field in ("address", "registered_at"):
        text = getattr(written, field)
        new, choices = ground.former_place(text) if text else ("", ())
        if choices:
            fix = _fix(written, FORMER_PLACE, field, new)
            yield fix if new else replace(fix, choices=choices)


def _ethnicity(written: Written, _: Ground) -> Iterator[Fix]:
    text = written.ethnicity or written.originals.get("ethnicity", "")
    if not text or written.ethnicity in ethnicity_labels():
        return
    label = _people_meant(text)
    if label:
        yield _fix(written, ETHNICITY, "ethnicity", label, shown_old=text)


@lru_cache(_TEXTS_KEPT)
def _people_meant(text: str) -> str:
    labels = {fold(label): label for label in ethnicity_labels()}
    return find_ethnicity(text) or labels.get(the_one_near(fold(text), labels, _PEOPLE) or "", "")


def _swapped_dates(written: Written, ground: Ground) -> Iterator[Fix]:
    """Swap day and month; whether a list was read so is for `swapped_lists` to show."""
    swapped = swapped_date(_born(written))
    if swapped and not is_future(swapped, ground.on):
        yield _fix(written, SWAPPED_DATES, "birth_date", str(swapped))


def swapped_date(born: BirthDate | None) -> BirthDate | None:
    """Give the date with day and month changed over, where that is another date."""
    if born is None or not 0 < born.day <= 12 or born.day == born.month:
        return None
    return BirthDate(born.year, born.day, born.month)


_RULES: Mapping[str, Callable[[Written, Ground], Iterator[Fix]]] = {
    NAME_CASE: _name_case,
    DECOMPOSED: _decomposed,
    NATIONAL_ID: _national_id,
    VILLAGE_NAME: _village_name,
    FORMER_PLACE: _former_place,
    SWAPPED_DATES: _swapped_dates,
    ETHNICITY: _ethnicity,
}
