"""A village of the commune (thôn, bản, tổ dân phố …)."""

from dataclasses import dataclass

from app.domain.ids import VillageId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """A village: its name without the type, its type, and the other names lists use for it."""

    id: VillageId
    name: str
    kind: str = ""
    """thôn, bản, tổ dân phố …; empty where it is not known."""
    aliases: tuple[str, ...] = ()
    status: Status = Status.ACTIVE
    revision: int = 0
