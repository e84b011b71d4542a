"""Which child a correction of the civil registry is about: by what stood before, or stands now."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.status import Status
from app.domain.text.text import fold
from app.services.lists.import_report import MatchedBy
from app.services.lists.match_rows import Matches
from app.services.lists.said_fields import Fields, Key, compare
from app.workbook.cells import ReadRow

_AGAINST = ("national_id", "sex", "mother_name", "father_name", "village_id")
_WHOLE_DATE = len("2015-03-16")


def match_corrections(
    rows: Mapping[int, ReadRow],
    stored: Sequence[tuple[Child, Household]],
    matches: Matches,
    listen: Callable[[], None] = lambda: None,
) -> None:
    """Add to `matches` the open corrections of which only one child has the name and the date.

    Those that several children have are doubtful.
    """
    asked = {at: row for at, row in rows.items() if row.is_correction and matches.is_open(at)}
    if not asked:
        return
    index: dict[Key, list[tuple[Child, Fields]]] = {}
    for child, home in stored:
        if child.status is Status.ACTIVE:
            fields = {**fields_of(home), **fields_of(child)}
            for key in _keys(fields):
                index.setdefault(key, []).append((child, fields))
    listen()
    for at, row in asked.items():
        found = {child.id: child for said in sides_of(row) for child in _holders(said, index)}
        if len(found) == 1:
            matches.put(at, next(iter(found.values())), MatchedBy.IDENTITY)
        elif found:
            matches.doubtful[at] = tuple(found)


def sides_of(row: ReadRow) -> tuple[Fields, Fields]:
    """Give what a correction says of the child: as it was before, and as it is now."""
    now = {**row.household, **row.child}
    return {**now, **{name: text for name, text in row.before.items() if text}}, now


def _holders(said: Fields, index: Mapping[Key, Sequence[tuple[Child, Fields]]]) -> Iterator[Child]:
    for key in _keys(said):
        for child, fields in index.get(key, ()):
            if not any(compare(name, said, fields) is False for name in _AGAINST):
                yield child


def _keys(fields: Fields) -> Iterator[Key]:
    name, born = fold(fields.get("full_name", "")), fields.get("birth_date", "")
    if " " in name and len(born) == _WHOLE_DATE:
        yield name, born
