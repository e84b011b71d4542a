"""What the central told of likely pairs: where each of the two was entered, and by whom.

Which pairs are asked about the device finds out by itself, in what it pulled; this is the word
that goes with them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.storage.settings import Settings

_SETTING = "doubles.entered"
_MOST = 4_000
"""Children of whom it is remembered; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class EnteredBy:
    """Who entered a record, and where."""

    author: str
    device: str
    role: str
    """`commune`, or `collaborator` for a device of some villages."""


def heard_upto(settings: Settings, epoch: str) -> int:
    """Say up to which number the central's pairs were heard in this life of it."""
    kept = json.loads(settings.get(_SETTING, "{}"))
    return int(kept["upto"]) if kept.get("epoch") == epoch else 0


def hear_of_doubles(
    settings: Settings, epoch: str, upto: int, entered: Mapping[str, EnteredBy]
) -> None:
    """Keep what was told up to a number."""
    kept = json.loads(settings.get(_SETTING, "{}"))
    children = kept.get("children", {}) | {
        id_: [one.author, one.device, one.role] for id_, one in entered.items()
    }
    newest = dict(list(children.items())[-_MOST:])
    told = {"epoch": epoch, "upto": upto, "children": newest}
    settings.put(_SETTING, json.dumps(told, ensure_ascii=False))


def entered_by(settings: Settings, ids: Iterable[str]) -> dict[str, EnteredBy]:
    """Say who entered these records, where it was told."""
    children = json.loads(settings.get(_SETTING, "{}")).get("children", {})
    return {id_: EnteredBy(*children[id_]) for id_ in ids if id_ in children}
