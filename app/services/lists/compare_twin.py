"""What a row says that the row before it about the same child did not."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.services.lists.take_fields import Pair, differing_fields, original_of
from app.workbook.cells import ReadRow

HOUSEHOLD = "household."


@dataclass(frozen=True, slots=True)
class Compared:
    """Fields as `RowLine` names them: those of the household begin with `household.`."""

    fields: Mapping[str, str]
    """What the row adds where nothing was known, or what a person accepted."""
    left: Mapping[str, Pair]
    """Where the two rows differ: (text that stands, text of this row)."""

    def but(self, accepted: AbstractSet[str]) -> "Compared":
        """Leave even gaps as they are, but for what a person accepted."""
        kept = {name: text for name, text in self.fields.items() if name in accepted}
        gaps = {name: ("", text) for name, text in self.fields.items() if name not in accepted}
        return Compared(kept, {**self.left, **gaps})


def compare_twin(
    row: ReadRow, child: Child, home: Household, accepted: AbstractSet[str]
) -> Compared:
    """Compare a row with the record and the household as the earlier row left them.

    It fills gaps. Where it contradicts and nothing was accepted, it adds nothing at all.
    """
    at_home = _differences(fields_of(home), row.household)
    new = _differences(fields_of(child), row.child)
    new |= {HOUSEHOLD + name: pair for name, pair in at_home.items()}
    readable = {*_readable(row.child), *(HOUSEHOLD + name for name in _readable(row.household))}
    taken = {
        name: said
        for name, (known, said) in new.items()
        if name in readable and (not known or name in accepted)
    }
    left = {name: pair for name, pair in new.items() if name not in taken}
    if left and accepted.isdisjoint(taken):
        return Compared({}, new)
    return Compared(taken, left)


def _readable(said: Mapping[str, str]) -> list[str]:
    return [name for name, text in said.items() if text]


def _differences(stored: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Pair]:
    return {
        name: (stored.get(name, ""), said[name] or said.get(original_of(name), ""))
        for name in differing_fields(stored, said)
    }
