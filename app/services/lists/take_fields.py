"""Which fields of a record a list may set: what a list said before, never what is newer by hand."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.domain.circumstances.confidential_text import CROSS, TEXTS
from app.domain.person.person_name import is_unnamed
from app.domain.text.text import lacks_marks
from app.storage.journal import JournalLine
from app.workbook.cells import ORIGINAL

History = Callable[[], Sequence[JournalLine]]
"""The history of a record, the oldest first; asked for only when a field differs."""
Pair = tuple[str, str]

IMPORT = "import"
UNDO = "undo"
_ORIGINAL_OF = {"village_id": f"{ORIGINAL}village"}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """The fields to set, and those where the list differs but newer work stands."""

    fields: Mapping[str, str]
    proposals: Mapping[str, Pair]
    """Field -> (text that stands, text of the list)."""


def take_fields(
    stored: Mapping[str, str],
    row: Mapping[str, str],
    history: History,
    *,
    seen: int = 0,
    accepted: AbstractSet[str] = NOBODY,
    asks: bool = False,
) -> Taken:
    """Compare a row with the record it is about; `stored` and `row` are text fields.

    Where it `asks`, nothing is set but what a person has accepted, and all else is proposed.

    A list sets a field that lists alone have set so far, or that nobody has touched since the line
    `seen` of the journal, or that a person has `accepted`. An empty cell never empties a field;
    less of the same (a name without its tones, a year for a date) never replaces more of it; what
    the list said already last time is not news.
    """
    differing = differing_fields(stored, row)
    if asks:
        return _asked(differing, stored, row, accepted)
    if not differing:
        return Taken({}, {})
    lines = history()
    fields: dict[str, str] = {}
    proposals: dict[str, Pair] = {}
    for name in differing:
        may_set = name in accepted or _is_open(name, lines, seen)
        if row[name] and may_set:
            fields |= {name: row[name], original_of(name): row.get(original_of(name), "")}
        elif not stored.get(name) and may_set:
            fields[original_of(name)] = row.get(original_of(name), "")
        elif seen or not _said_before(name, row, lines):
            said = row[name] or row.get(original_of(name), "")
            proposals[name] = (stored.get(name, ""), said)
    return Taken(fields, proposals)


def _asked(
    differing: Sequence[str],
    stored: Mapping[str, str],
    row: Mapping[str, str],
    accepted: AbstractSet[str],
) -> Taken:
    told = [name for name in differing if row[name]]
    taken = {name: row[name] for name in told if name in accepted}
    taken |= {original_of(name): row.get(original_of(name), "") for name in taken}
    left = {n: (stored.get(n, ""), row[n]) for n in told if n not in accepted}
    return Taken(taken, left)


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
    """Whether a list knows the same, only less of it: no tones, no day of birth, a bare cross."""
    if name in TEXTS and said == CROSS:
        return bool(known)
    if name == "birth_date":
        return known.startswith(said)
    if name == "full_name" and is_unnamed(said) and known:
        return True
    return name.endswith("_name") and lacks_marks(said, known)


def _touching(name: str, lines: Sequence[JournalLine]) -> list[JournalLine]:
    """Give the lines that set a field; what was undone, and the undoing, never were."""
    names = (name, original_of(name))
    standing: list[JournalLine] = []
    for line in lines:
        if not line.change.fields.keys().isdisjoint(names):
            if standing and _takes_back(standing[-1], line, names):
                standing.pop()
            else:
                standing.append(line)
    return standing


def _takes_back(before: JournalLine, line: JournalLine, names: Sequence[str]) -> bool:
    if line.change.action != UNDO:
        return False
    made, undone = (
        [one.change.fields.get(name, ("", "")) for name in names] for one in (before, line)
    )
    return [(new, old) for old, new in made] == undone


def _is_open(name: str, lines: Sequence[JournalLine], seen: int) -> bool:
    """Whether a list set a field last, or nobody has since this one was made, if it says when."""
    touching = _touching(name, lines)
    if not touching:
        return True
    return touching[-1].seq <= seen if seen else touching[-1].change.action == IMPORT


def _said_before(name: str, row: Mapping[str, str], lines: Sequence[JournalLine]) -> bool:
    """Whether the newest list that set this field said the same as this row."""
    said = [line for line in _touching(name, lines) if line.change.action == IMPORT]
    if not said:
        return False
    asked = name if row[name] else original_of(name)
    return said[-1].change.fields.get(asked, ("", ""))[1] == row.get(asked, "")
