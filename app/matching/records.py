"""The records of a commune as columns of numbers, a row each; a draft is a row of its own."""

import re
from collections.abc import Mapping

import numpy as np

from app.domain.ids import ChildId
from app.domain.person.national_id import accept_repair, national_id_problems
from app.domain.person.sex import Sex
from app.matching.arrays import NONE, Array, bytes_as_texts, texts_as_bytes, with_room
from app.matching.names import Names
from app.matching.person import Person

ROLES = ("father_name", "mother_name", "guardian_name", "head_name")
NO_ID = ChildId("")
_NUMBER = re.compile("[0-9]{12}")
_ZERO_LOST = re.compile("[1-9][0-9]{10}")
"""Every province begins with 0, which a spreadsheet drops."""
_SEXES = {None: 0, Sex.MALE: 1, Sex.FEMALE: 2}
_ROOM = 1024
_YEARS = 256
"""Years that are told apart, from 1900 on; later ones are mistakes."""


class Places:
    """Numbers texts that are only ever equal or not: villages, phones, households."""

    def __init__(self, texts: list[str] | None = None) -> None:
        self.numbers = {text: number for number, text in enumerate(texts or ())}

    def number(self, text: str | None, *, keep: bool) -> int:
        """Give the number of a text; where it has none, a new one, or NONE if it is not kept."""
        if not text:
            return NONE
        if keep:
            return self.numbers.setdefault(text, len(self.numbers))
        return self.numbers.get(text, NONE)


class Records:
    """Rows of children; a record that is put again takes a new row, its old one is dead."""

    def __init__(self, names: Names, room: int = _ROOM) -> None:
        self.names = names
        self.ids: list[ChildId] = []
        self.villages, self.phones, self.households = Places(), Places(), Places()
        self.alive = np.zeros(room, bool)
        self.name = np.full(room, NONE, np.int32)
        self.year = np.zeros(room, np.int16)
        """Of the birth date; 0 where it is not known, as `month`, `day`, `sex` (1 boy, 2 girl)."""
        self.month = np.zeros(room, np.int8)
        self.day = np.zeros(room, np.int8)
        self.sex = np.zeros(room, np.int8)
        self.number = np.full(room, NONE, np.int64)
        """The national ID; NONE when it is no number of twelve digits."""
        self.fits = np.zeros(room, bool)
        """Whether the number fits the record's own date and sex; False for a parent's number."""
        self.people = np.full((room, len(ROLES)), NONE, np.int32)
        """Names of father, mother, guardian and head, as `ROLES` names them."""
        self.village = np.full(room, NONE, np.int32)
        self.phone = np.full(room, NONE, np.int32)
        self.household = np.full(room, NONE, np.int32)

    def __len__(self) -> int:
        """Count the rows, dead ones too."""
        return len(self.ids)

    def add(self, person: Person) -> int:
        """Put a record into a new row, and give its number."""
        row = len(self.ids)
        if row >= len(self.alive):
            self._make_room(row + 1)
        self.ids.append(person.id or NO_ID)
        self._write(row, person)
        self.village[row] = self.villages.number(person.village_id, keep=True)
        self.phone[row] = self.phones.number(person.phone, keep=True)
        self.household[row] = self.households.number(person.household_id, keep=True)
        return row

    def draft(self, person: Person) -> "Records":
        """Give a draft as the one row of other columns; here only its names are kept."""
        found = Records(self.names, 1)
        found.ids.append(person.id or NO_ID)
        found._write(0, person)
        found.village[0] = self.villages.number(person.village_id, keep=False)
        found.phone[0] = self.phones.number(person.phone, keep=False)
        found.household[0] = self.households.number(person.household_id, keep=False)
        return found

    @property
    def name_is_open(self) -> bool:
        """Whether the name of a draft may still be typed: nothing that comes after it is there."""
        return bool(self.year[0] == 0 and self.sex[0] == 0 and self.number[0] == NONE)

    @property
    def has_name_alone(self) -> bool:
        """Whether a draft has a name and nothing else by which a child could be found."""
        known = (self.number[0], self.phone[0], self.household[0], *self.people[0])
        return self.name[0] != NONE and self.year[0] == 0 and all(one == NONE for one in known)

    def kept(self) -> dict[str, Array]:
        """Give what is to be kept of it."""
        columns = {name: getattr(self, name)[: len(self)] for name in COLUMNS}
        texts = {name: texts_as_bytes(getattr(self, name).numbers) for name in _PLACES}
        return {**columns, **texts, "ids": texts_as_bytes(self.ids)}

    def restore(self, kept: Mapping[str, Array]) -> None:
        """Become, from nothing, what was kept; the names were restored before."""
        for name in COLUMNS:
            setattr(self, name, kept[name])
        for name in _PLACES:
            setattr(self, name, Places(bytes_as_texts(kept[name])))
        self.ids = [ChildId(id_) for id_ in bytes_as_texts(kept["ids"])]

    def folds(self, rows: Array) -> Array:
        """Give the numbers of the folded names of the people around some records: (rows, roles)."""
        people = self.people[rows]
        return np.where(people == NONE, NONE, self.names.fold[people])

    def is_kin(self, rows: Array) -> Array:
        """Whether the people around some children bear the children's family name."""
        ours = self.names.family[self.name[rows]]
        theirs = self.names.family[self.people[rows]]
        return (theirs == ours[:, None]) & (self.people[rows] != NONE) & (ours != NONE)[:, None]

    def family_text(self, row: int) -> str:
        """Write the family name of a child without marks; "" where there is none."""
        family = int(self.names.family[self.name[row]]) if self.name[row] != NONE else NONE
        return self.names.lexicon.syllables[family].fold if family != NONE else ""

    def all_names(self, rows: Array) -> Array:
        """Give the names of some children and of the people around them, each once."""
        names = np.unique(np.append(self.name[rows], self.people[rows]))
        return names[names != NONE]

    def is_parents(self, rows: Array) -> Array:
        """Whether the number is of somebody born before 2000 (rule ID3): its fourth digit says."""
        century = self.number[rows] // 100_000_000 % 10
        return (self.number[rows] != NONE) & (century < 2)

    def day_code(self, rows: Array) -> Array:
        """Give the birth date as one small number; 0 where nothing of it is known."""
        year = np.clip(self.year[rows].astype(np.int32) - 1899, 0, _YEARS - 1)
        return (year * 13 + self.month[rows]) * 32 + self.day[rows]

    def _write(self, row: int, person: Person) -> None:
        born, number = person.birth_date, person.national_id
        if _ZERO_LOST.fullmatch(number) and accept_repair(f"0{number}", born, person.sex):
            number = f"0{number}"
        self.alive[row] = True
        self.name[row] = self.names.number(person.full_name)
        self.sex[row] = _SEXES[person.sex]
        if born:
            self.year[row], self.month[row], self.day[row] = born.year, born.month, born.day
        is_number = _NUMBER.fullmatch(number) is not None
        self.number[row] = int(number) if is_number else NONE
        self.fits[row] = is_number and not national_id_problems(number, born, person.sex)
        self.people[row] = [self.names.number(getattr(person, role)) for role in ROLES]

    def _make_room(self, size: int) -> None:
        for column in COLUMNS:
            setattr(self, column, with_room(getattr(self, column), size))


COLUMNS = (
    *("alive", "name", "year", "month", "day", "sex", "number", "fits"),
    *("people", "village", "phone", "household"),
)
_PLACES = ("villages", "phones", "households")
DAY_CODES = _YEARS * 13 * 32
"""More than any `day_code`."""
