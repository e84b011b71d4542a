"""What a decision did with a village on a day: one line of its history."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class VillageDeed(StrEnum):
    """What was done."""

    RENAMED = "renamed"
    """`names`: what it was called until that day."""
    MERGED = "merged"
    """`names`: the villages that came to it, or those it went into."""
    SPLIT = "split"
    """`names`: the villages it was parted into."""
    MADE = "made"
    """`names`: the villages it was made of; empty for one that is new."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper by which villages change: the day from which it holds, and its number."""

    on: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class VillageEvent:
    """One line of a village's history."""

    decision: Decision
    deed: VillageDeed
    names: str = ""

    def __str__(self) -> str:
        number = " ".join(self.decision.number.split())
        return "\t".join((self.decision.on.isoformat(), self.deed, number, self.names))


def read_event(line: str) -> VillageEvent | None:
    """Read a line back; None for one that a newer program wrote otherwise."""
    try:
        on, deed, number, names = line.split("\t")
        return VillageEvent(Decision(date.fromisoformat(on), number), VillageDeed(deed), names)
    except ValueError:
        return None
