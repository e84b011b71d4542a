"""What two places wrote into a child side by side, and what a person takes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.exchange.conflict import COMMUNE, Version
from app.services.doubles.read_group import FieldLine
from app.services.exchange.decide_conflicts import Settlement
from app.services.exchange.read_conflicts import OpenConflict
from ui.pages.duplicates.choice import OWN
from ui.words import moment

WHO, WHEN, WHERE = "who", "when", "where"
_Writer = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class ToldLine(FieldLine):
    """A line that tells of the writers; there is nothing to take."""

    @property
    def differs(self) -> bool:
        """Never: it is quiet."""
        return False


class ConflictChoice:
    """A column for each writer; begins with what the commune's own official wrote."""

    def __init__(self, conflict: OpenConflict, now: datetime) -> None:
        self.conflict = conflict
        told = {field: _by_writer(said) for field, said in conflict.fields.items()}
        self.writers = sorted({writer for said in told.values() for writer in said})
        """Role (empty for the commune's own), device, author, and which text of that one."""
        self._versions = {
            (field, self.writers.index(writer)): one
            for field, said in told.items()
            for writer, one in said.items()
        }
        self._places = {field: self._best(field) for field in told}
        self._own: dict[str, str] = {}
        self.lines: Sequence[FieldLine] = (*self._told(now), *self._fields())

    def place(self, field: str) -> int:
        """Say from which writer a field is taken; OWN for a text of one's own."""
        return OWN if field in self._own else self._places.get(field, 0)

    def text(self, field: str) -> str:
        """Give the text that a field will have."""
        if field in self._own:
            return self._own[field]
        version = self._versions.get((field, self._places.get(field, -1)))
        return version.text if version else ""

    def take(self, field: str, place: int) -> bool:
        """Take a field from a writer; False where that one wrote nothing into it."""
        if (field, place) not in self._versions:
            return False
        self._places[field] = place
        self._own.pop(field, None)
        return True

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        said = self._versions.items()
        known = [at for (name, at), one in said if (name, one.text) == (field, text)]
        if known:
            self.take(field, known[0])
        else:
            self._own[field] = text

    def may_write(self, field: str) -> bool:
        """Whether a field can have a text of one's own."""
        return field in self._places and field != "status"

    def settlement(self) -> Settlement:
        """Say it as the store is told."""
        conflict = self.conflict
        return Settlement(
            child_id=conflict.child.id,
            circumstance_id=conflict.circumstance.id if conflict.circumstance else "",
            seen=dict(conflict.record.conflicts),
            texts={field: self.text(field) for field in self.conflict.fields},
        )

    def _best(self, field: str) -> int:
        """Prefer the commune's own, whose columns come first."""
        return min((at for name, at in self._versions if name == field), default=0)

    def _told(self, now: datetime) -> Iterable[ToldLine]:
        newest = [
            max(one.at for (_, place), one in self._versions.items() if place == at)
            for at in range(len(self.writers))
        ]
        columns = (
            (WHO, [author for _, _, author, _ in self.writers]),
            (WHEN, [told_moment(at, now) for at in newest]),
            (WHERE, [device for _, device, _, _ in self.writers]),
        )
        nothing = ("",) * len(self.writers)
        return [ToldLine(name, tuple(texts), 0, nothing) for name, texts in columns]

    def _fields(self) -> Iterable[FieldLine]:
        nothing = ("",) * len(self.writers)
        for field, best in self._places.items():
            found = (self._versions.get((field, at)) for at in range(len(self.writers)))
            texts = tuple(one.text if one else "" for one in found)
            yield FieldLine(field, texts, best, nothing)


def _by_writer(said: Iterable[Version]) -> dict[_Writer, Version]:
    found: dict[_Writer, Version] = {}
    for one in said:
        role = "" if one.role == COMMUNE else one.role or "?"
        count = sum(writer[:3] == (role, one.device, one.author) for writer in found)
        found[role, one.device, one.author, count] = one
    return found


def told_moment(at: str, now: datetime) -> str:
    """Say when something was written, if its text tells."""
    try:
        return moment(datetime.fromisoformat(at), now)
    except ValueError:
        return ""
