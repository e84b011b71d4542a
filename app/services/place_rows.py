"""Which household each row of a list lives in: a known one, one set right in place, or a new one.

Rows that say the same of their household share it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.change import Change
from app.domain.child import Child
from app.domain.fields import difference, fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.domain.status import Status
from app.domain.text import fold, tone_key
from app.services.take_fields import differing_fields, take_fields
from app.workbook.cells import ORIGINAL, ReadRow

Key = tuple[str, ...]
History = Callable[[HouseholdId], Sequence[Change]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's household as it will be; `changes` and `kept` are about its fields."""

    household: Household
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    moves: bool = False
    """Whether the row says that a known child lives here and no longer where it did."""


class Households:
    """The households of the store and those that a list brings, as rows are placed in them."""

    def __init__(
        self, stored: Mapping[HouseholdId, Household], history: History, new_id: Callable[[], str]
    ) -> None:
        self._stored = stored
        self._history = history
        self._new_id = new_id
        self._by_key: dict[Key, Household] = {}
        self._placed: dict[tuple[Key, HouseholdId | None], Placed] = {}
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

    def place(self, row: ReadRow, child: Child | None) -> Placed:
        """Find the household of a row; `child` is the stored child it is about."""
        key = _row_key(row)
        home_id = child.household_id if child else None
        if (key, home_id) not in self._placed:
            self._placed[key, home_id] = self._place(row, home_id)
        return self._placed[key, home_id]

    def _place(self, row: ReadRow, home_id: HouseholdId | None) -> Placed:
        known = self._known(row)
        if home_id is None:
            return self._settle(row, known) if known else Placed(self._made(row))
        home = self._now(self._stored[home_id])
        if home.status is Status.REMOVED:
            return self._bring_back(row, home)
        if known and known.id != home.id and self._wants(row, home):
            return replace(self._settle(row, known), moves=True)
        return self._settle(row, home)

    def _settle(self, row: ReadRow, home: Household) -> Placed:
        """Put a row in a household, set right where only lists have spoken of it so far."""
        stored = fields_of(home)
        taken = take_fields(stored, row.household, lambda: self._history(home.id))
        if not taken.fields:
            self._fixed.add(home.id)
            return Placed(home, kept=taken.kept)
        if home.id in self._fixed:
            return Placed(self._made(row), kept=taken.kept, moves=True)
        fields = {**stored, **taken.fields, "source": row.source}
        return Placed(self._edit(home, fields), difference(stored, fields), taken.kept)

    def _wants(self, row: ReadRow, home: Household) -> bool:
        taken = take_fields(fields_of(home), row.household, lambda: self._history(home.id))
        return bool(taken.fields)

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
        home = self._now(found) if found else None
        return home if home and _stored_key(home) == key else None

    def _now(self, home: Household) -> Household:
        return self.touched.get(home.id, home)

    def _made(self, row: ReadRow) -> Household:
        key = _row_key(row)
        if key not in self._new:
            fields = {**row.household, "status": Status.ACTIVE, "source": row.source}
            home = noun_from(Household, self._new_id(), 0, fields)
            self._new[key] = self.touched[home.id] = home
        return self._new[key]


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
