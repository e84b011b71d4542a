"""Which household each row of a list lives in: a known one, one set right in place, or a new one.

Rows that say the same of their household share it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from app.domain.child import Child
from app.domain.fields import difference, fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.domain.status import Status
from app.domain.text.text import fold, tone_key
from app.services.lists.take_fields import (
    NOBODY,
    Pair,
    Taken,
    differing_fields,
    original_of,
    take_fields,
)
from app.storage.journal import JournalLine
from app.workbook.cells import ORIGINAL, ReadRow

Key = tuple[str, ...]
History = Callable[[HouseholdId], Sequence[JournalLine]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's household as it will be; `changes` and `proposals` are about its fields."""

    household: Household
    changes: Mapping[str, Pair] = field(default_factory=dict)
    proposals: Mapping[str, Pair] = field(default_factory=dict)
    moves: bool = False
    """Whether the row says that a known child lives here and no longer where it did."""


class Households:
    """The households of the store and those that a list brings, as rows are placed in them."""

    def __init__(
        self,
        stored: Mapping[HouseholdId, Household],
        history: History,
        new_id: Callable[[], str],
        family: Callable[[ReadRow], HouseholdId | None] = lambda _: None,
    ) -> None:
        self._stored = stored
        self._family = family
        self._history = history
        self._new_id = new_id
        self._by_key: dict[Key, Household] = {}
        self._placed: dict[tuple[object, ...], Placed] = {}
        self._new: dict[Key, Household] = {}
        self._fixed: set[str] = set()
        """Households that may not be set right in place: a row agrees with them, or one did it."""
        self.touched: dict[str, Household] = {}
        """Every household that must be saved."""
        for home in stored.values():
            key = _stored_key(home)
            if key and home.status is Status.ACTIVE:
                self._by_key.setdefault(key, home)

    def keep_agreed(self, pairs: Iterable[tuple[ReadRow, Child]]) -> None:
        """Leave the households as they are with which a row about one of their children agrees."""
        for row, child in pairs:
            home = self._stored[child.household_id]
            if not differing_fields(fields_of(home), row.household):
                self._fixed.add(home.id)

    def place(
        self, row: ReadRow, child: Child | None, accepted: AbstractSet[str] = NOBODY
    ) -> Placed:
        """Find the household of a row; `child` is the stored child it is about.

        `accepted` are the fields that a person lets this row set although newer work stands.
        """
        home_id = child.household_id if child else None
        key = (_row_key(row), home_id, frozenset(accepted), row.row_key)
        if key not in self._placed:
            self._placed[key] = self._place(row, home_id, accepted)
        return self._placed[key]

    def now(self, home: Household) -> Household:
        """Give a household as this list leaves it."""
        return self.touched.get(home.id, home)

    def set_right(self, home: Household, fields: Mapping[str, str]) -> None:
        """Set fields of a household that rows of this list live in already."""
        now = self.now(home)
        self._edit(now, {**fields_of(now), **fields})

    def _place(
        self, row: ReadRow, home_id: HouseholdId | None, accepted: AbstractSet[str]
    ) -> Placed:
        known = self._known(row)
        if home_id is None:
            return self._settle(row, known, accepted) if known else Placed(self._of_family(row))
        home = self.now(self._stored[home_id])
        if home.status is Status.REMOVED:
            return self._bring_back(row, home)
        if row.row_key:
            return self._answer(row, home, accepted)
        if known and known.id != home.id and self._taken(row, home, accepted).fields:
            return replace(self._settle(row, known, accepted), moves=True)
        return self._settle(row, home, accepted)

    def _of_family(self, row: ReadRow) -> Household:
        """Give the household where the parents live, its gaps filled as on a second taking."""
        family = self._family(row)
        if not family:
            return self._made(row)
        home = self.now(self._stored[family])
        known = fields_of(home)
        gaps = {name: text for name, text in row.household.items() if text and not known.get(name)}
        if gaps:
            self.set_right(home, gaps)
        return self.now(home)

    def _settle(self, row: ReadRow, home: Household, accepted: AbstractSet[str]) -> Placed:
        """Put a row in a household, set right where only lists have spoken of it so far."""
        taken = self._taken(row, home, accepted)
        if not taken.fields:
            self._fixed.add(home.id)
            return Placed(home, proposals=taken.proposals)
        if home.id in self._fixed:
            return Placed(self._made(row, home), proposals=taken.proposals, moves=True)
        return self._taken_into(row, home, taken)

    def _answer(self, row: ReadRow, home: Household, accepted: AbstractSet[str]) -> Placed:
        """Set a household right in place: a sheet of ours speaks of the one it was made for.

        Where two of its rows differ about one household, the first is taken.
        """
        taken = self._taken(row, home, accepted)
        before = fields_of(self._stored[home.id])
        set_already = {
            name
            for name in taken.fields
            if name not in accepted and before.get(name) != fields_of(home).get(name)
        }
        fields = {name: text for name, text in taken.fields.items() if name not in set_already}
        now = fields_of(home)
        proposals = dict(taken.proposals) | {
            name: (now.get(name, ""), row.household[name])
            for name in set_already
            if row.household.get(name)
        }
        return self._taken_into(row, home, Taken(fields, proposals))

    def _taken(self, row: ReadRow, home: Household, accepted: AbstractSet[str]) -> Taken:
        return take_fields(
            fields_of(home),
            row.household,
            lambda: self._history(home.id),
            seen=row.seen,
            accepted=accepted,
        )

    def _taken_into(self, row: ReadRow, home: Household, taken: Taken) -> Placed:
        if not taken.fields:
            return Placed(home, proposals=taken.proposals)
        stored = fields_of(home)
        fields = {**stored, **taken.fields, "source": row.source}
        changes = difference(stored, fields)
        return Placed(self._edit(home, fields), changes, taken.proposals)

    def _bring_back(self, row: ReadRow, home: Household) -> Placed:
        fields = {**row.household, "status": Status.ACTIVE, "source": row.source}
        return Placed(self._edit(home, fields))

    def _edit(self, home: Household, fields: Mapping[str, str]) -> Household:
        edited = noun_from(Household, home.id, home.revision, fields)
        self._fixed.add(home.id)
        self.touched[home.id] = edited
        key = _stored_key(edited)
        if key:
            self._by_key.setdefault(key, edited)
        return edited

    def _known(self, row: ReadRow) -> Household | None:
        """Find a household of the store that is now as the row says."""
        key = _lookup_key(row)
        found = self._by_key.get(key) if key else None
        home = self.now(found) if found else None
        return home if home and _stored_key(home) == key else None

    def _made(self, row: ReadRow, left: Household | None = None) -> Household:
        """Make a household; what the list does not speak of is as in the one the child left."""
        lasting = _unspoken(left, row) if left else {}
        key = (*_row_key(row), *(text for pair in sorted(lasting.items()) for text in pair))
        if key not in self._new:
            fields = {**lasting, **row.household, "status": Status.ACTIVE, "source": row.source}
            home = noun_from(Household, self._new_id(), 0, fields)
            self._new[key] = self.touched[home.id] = home
        return self._new[key]


def _unspoken(home: Household, row: ReadRow) -> dict[str, str]:
    spoken = {"status", "source", *row.household, *map(original_of, row.household)}
    return {name: text for name, text in fields_of(home).items() if name not in spoken}


def _row_key(row: ReadRow) -> Key:
    """Tell households of one list apart by everything it says of them."""
    said = row.household
    who = said.get("head_name") or said.get("phone") or _parents(row)
    texts = (tone_key(said[n]) if n == "head_name" else said[n] for n in sorted(said))
    return (*texts, tone_key(who) if who else row.source)


def _parents(row: ReadRow) -> str:
    return " ".join(row.child.get(name, "") for name in ("father_name", "mother_name")).strip()


def _lookup_key(row: ReadRow) -> Key | None:
    return _place_head_phone(row.household)


def _stored_key(home: Household) -> Key | None:
    return _place_head_phone(fields_of(home))


def _place_head_phone(fields: Mapping[str, str]) -> Key | None:
    head, phone = fields.get("head_name", ""), fields.get("phone", "")
    village = fields.get("village_id") or fold(fields.get(f"{ORIGINAL}village", ""))
    return (village, tone_key(head), phone) if head or phone else None
