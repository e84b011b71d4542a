"""The kinds of movements, as the code list says them: a kind of a known effect needs no code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.status import Status


class Effect(StrEnum):
    """What a movement does to the child's being on the list."""

    OPENS = "opens"
    CLOSES = "closes"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class MovementKind:
    """A line of `resources/data/movements.csv`."""

    code: str
    label: str
    note: str
    """What to write down, in the words of the list."""
    effect: Effect
    status: Status | None
    """What the child is afterwards; None where that does not change."""
    side: str
    """`from` or `to`: whether the place is where the child came from, or went to; else empty."""
    ends: str
    """The code of a movement that this one ends: a return ends an absence."""
    needs: frozenset[str]
    """The fields without which it is not taken."""

    @property
    def died(self) -> bool:
        """Whether nothing can come after it."""
        return self.status is Status.DIED


BORN, CAME, LEFT, TURNED_16 = "BD01", "BD02", "BD03", "BD05"
"""The kinds that the program itself proposes, or records."""
_UNKNOWN = MovementKind("", "", "", Effect.STAYS, None, "", "", frozenset())


@cache
def movement_kinds() -> Mapping[str, MovementKind]:
    """Give every kind by its code, in the order of the list."""
    return {row["code"]: _kind(row) for row in read_code_list("movements")}


def kind_of(code: str) -> MovementKind:
    """Give a kind; one that the list does not know changes nothing."""
    return movement_kinds().get(code, _UNKNOWN)


def _kind(row: Mapping[str, str]) -> MovementKind:
    return MovementKind(
        code=row["code"],
        label=row["label_vi"],
        note=row["note_vi"],
        effect=Effect(row["effect"]),
        status=Status(row["status"]) if row["status"] else None,
        side=row["side"],
        ends=row["ends"],
        needs=frozenset(row["needs"].split()),
    )
