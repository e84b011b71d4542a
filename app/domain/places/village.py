"""A village of the commune (thôn, bản, tổ dân phố …), its other names, and what became of it."""

from dataclasses import dataclass

from app.domain.ids import VillageId
from app.domain.places.village_past import VillageEvent, read_event
from app.domain.status import Status
from app.domain.text.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """A village: its name without the type, its type, and the other names lists use for it."""

    id: VillageId
    name: str
    kind: str = ""
    """thôn, bản, tổ dân phố …; empty where it is not known."""
    aliases: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    """Ids of the villages where its people live since it ended; several: it was split."""
    past: tuple[str, ...] = ()
    """What a decision did with it, the oldest first (see `app.domain.places.village_past`)."""
    status: Status = Status.ACTIVE
    """MERGED: it went into others; REMOVED: it is no more, and nobody lived there."""
    revision: int = 0

    @property
    def title(self) -> str:
        """Give the name with its kind: `Thôn Biêng`."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}".strip()

    @property
    def short(self) -> str:
        """Give the name as lists write it: `Đồng Á`; a number with its kind: `tổ dân phố 5`."""
        return short_name(self.kind, self.name)

    @property
    def order(self) -> tuple[str, int, str]:
        """Sort by name; numbered villages by their number."""
        number = int(self.name) if self.name.isdigit() else 0
        return (fold(self.kind) if number else "", number, fold(self.name))

    @property
    def events(self) -> tuple[VillageEvent, ...]:
        """Give what decisions did with it, the oldest first."""
        return tuple(filter(None, map(read_event, self.past)))


def short_name(kind: str, name: str) -> str:
    """Write a village as lists do: two may bear the number 5, and are told apart by their kind."""
    return f"{kind} {name}".strip() if name.isdigit() else name
