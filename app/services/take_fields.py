"""Which fields of a record a list may set: what a list said before, never what is newer by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.change import Change
from app.domain.text import lacks_marks
from app.workbook.cells import ORIGINAL

History = Callable[[], Sequence[Change]]
"""The changes of a record, the oldest first; asked for only when a field differs."""

IMPORT = "import"
_ORIGINAL_OF = {"village_id": f"{ORIGINAL}village"}


@dataclass(frozen=True, slots=True)
class Taken:
    """The fields to set, and those where the list differs but newer work stands."""

    fields: Mapping[str, str]
    kept: tuple[str, ...]


def take_fields(stored: Mapping[str, str], row: Mapping[str, str], history: History) -> Taken:
    """Compare a row with the record it is about; `stored` and `row` are text fields.

    A list sets a field that lists alone have set so far. An empty cell never empties a field;
    less of the same (a name without its tones, a year for a date) never replaces more of it; what
    the list said already last time is not news.
    """
    differing = differing_fields(stored, row)
    if not differing:
        return Taken({}, ())
    changes = history()
    fields: dict[str, str] = {}
    kept: list[str] = []
    for name in differing:
        if row[name] and _is_the_lists(name, changes):
            fields |= {name: row[name], original_of(name): row.get(original_of(name), "")}
        elif not stored.get(name) and _is_the_lists(name, changes):
            fields[original_of(name)] = row.get(original_of(name), "")
        elif not _said_before(name, row, changes):
            kept.append(name)
    return Taken(fields, tuple(kept))


def differing_fields(stored: Mapping[str, str], row: Mapping[str, str]) -> list[str]:
    """Name the fields about which a row says something else than the record."""
    return [name for name in row if _differs(name, stored, row)]


def original_of(name: str) -> str:
    """Name the field that keeps the text a list had for this one."""
    return _ORIGINAL_OF.get(name, ORIGINAL + name)


def _differs(name: str, stored: Mapping[str, str], row: Mapping[str, str]) -> bool:
    if name.startswith(ORIGINAL):
        return False
    said, known = row[name], stored.get(name, "")
    if said:
        return said != known and not _says_less(name, said, known)
    unread = row.get(original_of(name), "")
    return bool(unread) and (bool(known) or unread != stored.get(original_of(name), ""))


def _says_less(name: str, said: str, known: str) -> bool:
    """Whether a list knows the same, only less of it: no tones, no day of birth."""
    if name == "birth_date":
        return known.startswith(said)
    return name.endswith("_name") and lacks_marks(said, known)


def _touching(name: str, changes: Sequence[Change]) -> list[Change]:
    return [c for c in changes if name in c.fields or original_of(name) in c.fields]


def _is_the_lists(name: str, changes: Sequence[Change]) -> bool:
    touching = _touching(name, changes)
    return not touching or touching[-1].action == IMPORT


def _said_before(name: str, row: Mapping[str, str], changes: Sequence[Change]) -> bool:
    """Whether the newest list that set this field said the same as this row."""
    said = [c for c in _touching(name, changes) if c.action == IMPORT]
    if not said:
        return False
    asked = name if row[name] else original_of(name)
    return said[-1].fields.get(asked, ("", ""))[1] == row.get(asked, "")
