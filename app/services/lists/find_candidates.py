"""Whom of the store any row of a list may be about: only their records are read whole.

Nobody is left out whom a key of `match_rows`, a correction or a newborn's family could find.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.handoff.row_key import read_row_key, row_key
from app.domain.ids import ChildId, HouseholdId
from app.domain.text.spelling import is_one_slip
from app.domain.text.text import fold
from app.services.lists.roster import Roster
from app.services.registry.doubt_newborns import are_near, given_name
from app.services.registry.match_corrections import sides_of
from app.storage.entries import Entry
from app.workbook.cells import ReadRow

_PARENTS = ("mother_name", "father_name")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the rows of a list name children by."""

    names: set[tuple[str, str]] = field(default_factory=set)
    """Name and birth date."""
    parents: set[tuple[str, str]] = field(default_factory=set)
    """Name of a parent and birth date."""
    alone: dict[str, set[str]] = field(default_factory=dict)
    """Birth date -> mothers of newborns without a father: a slip in her name leaves no key."""
    families: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Mother and father -> birth dates: a date that is a few days off leaves no key either."""
    numbers: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    def add(self, row: ReadRow) -> None:
        for said in sides_of(row) if row.before else ({**row.household, **row.child},):
            born = said.get("birth_date", "")
            self.names.add((fold(said.get("full_name", "")), born))
            parents = tuple(fold(said.get(name, "")) for name in _PARENTS)
            mother, father = parents
            self.parents.update((parent, born) for parent in parents if parent and born)
            self.parents.update((given_name(parent), born) for parent in parents if parent and born)
            if mother and father and born:
                self.families.setdefault((mother, father), []).append(born)
            if mother and born and not father:
                self.alone.setdefault(born, set()).add(mother)
            self.numbers.add(said.get("national_id", ""))
            self.codes.add(said.get("external_code", "").upper())
        self.keys.add(read_row_key(row.row_key) if row.row_key else "")

    def names_any(self, entry: Entry) -> bool:
        born = entry.birth_date
        return (
            (entry.name, born) in self.names
            or (entry.mother, born) in self.parents
            or (entry.father, born) in self.parents
            or entry.national_id in self.numbers
            or entry.external_code.upper() in self.codes
            or any(
                are_near(one, born) for one in self.families.get((entry.mother, entry.father), ())
            )
            or any(is_one_slip(entry.mother, mother) for mother in self.alone.get(born, ()))
        )


def find_candidates(
    rows: Iterable[ReadRow], entries: Sequence[Entry], told: Collection[ChildId] = ()
) -> Iterator[ChildId]:
    """Name those whom a row may be about, in the order of `entries`, and those in `told`."""
    said = _Said()
    for row in rows:
        said.add(row)
    for texts in (said.numbers, said.codes, said.keys):
        texts.discard("")
    for entry in entries:
        if said.names_any(entry) or entry.id in told or _has_key(entry.id, said.keys):
            yield entry.id


def _has_key(child_id: ChildId, keys: Collection[str]) -> bool:
    """Whether a printed key is that of a child; two who share one are both taken."""
    return bool(keys) and row_key(child_id) in keys


def homes_named(rows: Iterable[ReadRow], roster: Roster) -> set[HouseholdId]:
    """Name the households whose head and phone a row says."""
    said = ((row.household.get("head_name", ""), row.household.get("phone", "")) for row in rows)
    named = {(fold(head), phone) for head, phone in said if head or phone}
    homes = roster.homes.values() if named else ()
    return {home.id for home in homes if (home.head, home.phone) in named}
