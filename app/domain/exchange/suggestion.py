"""What a collaborator wants to be written into a record that is not in its villages any more.

The central refuses such a change; handed over, its text goes to the commune as a record of its
own, and somebody there decides. It never changes the other record by itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.ids import VillageId
from app.domain.status import Status

TAKEN, DECLINED = "taken", "declined"
ANSWERS = (TAKEN, DECLINED)
"""What the commune may answer; nothing while it has not."""

Pairs = Mapping[str, tuple[str, str]]
"""Field -> (old text, new text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A change of one record, waiting for the commune to write or decline it."""

    id: str
    village_id: VillageId
    """The village of whoever suggests: its collaborators and the commune see it."""
    about: str
    """Which kind of record."""
    about_id: str
    wanted: str
    """The change, as `write_wanted` writes it."""
    name: str = ""
    """Whose record it is, for a list."""
    author: str = ""
    made_at: str = ""
    """When it was handed over, RFC 3339."""
    answer: str = ""
    status: Status = Status.ACTIVE
    revision: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it still waits for the commune."""
        return self.status is Status.ACTIVE and not self.answer

    @property
    def pairs(self) -> Pairs:
        """The change; empty where nobody can read it."""
        return read_wanted(self.wanted)


def write_wanted(pairs: Pairs) -> str:
    """Write a change as one text."""
    ordered = {name: list(pairs[name]) for name in sorted(pairs)}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))


def read_wanted(text: str) -> Pairs:
    """Read a change back; what is none of these gives nothing."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    return {
        name: (pair[0], pair[1])
        for name, pair in said.items()
        if isinstance(pair, list) and [type(one) for one in pair] == [str, str]
    }
