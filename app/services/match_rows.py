"""Which stored child each row of a list is about: by code, by number and name, by who it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.text import fold
from app.workbook.cells import ReadRow

Fields = Mapping[str, str]
Key = Callable[[Fields, Fields], tuple[str, ...] | None]
"""What two records of one child share, from the fields of child and household; None = unknown."""

_TELLING = ("full_name", "birth_date", "national_id", "mother_name", "father_name")


@dataclass(frozen=True, slots=True)
class Matches:
    """Row position -> the child it is about; `contested` rows carry the code of another child."""

    children: dict[int, Child] = field(default_factory=dict)
    contested: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Stored:
    child: Child
    fields: Fields
    home: Fields


def match_rows(rows: Sequence[ReadRow], stored: Iterable[tuple[Child, Household]]) -> Matches:
    """Match rows to stored children; a child answers for one row only, surest evidence first.

    Two codes are two records. A row whose code is that of another child, by name and birth date
    or because another row answers better, is contested, and nothing is guessed about it.
    """
    known = [_Stored(c, fields_of(c), fields_of(home)) for c, home in stored]
    matches = Matches()
    for key in (_code, _number_and_name, _who, _where):
        index = _indexed(known, key)
        holders = {
            at: index.get(_row_key(row, key) or (), [])
            for at, row in enumerate(rows)
            if at not in matches.children and at not in matches.contested
        }
        _assign(rows, holders, matches)
        if key is _code:
            matches.contested.update(
                at for at in holders if holders[at] and at not in matches.children
            )
    return matches


def _assign(
    rows: Sequence[ReadRow], holders: Mapping[int, list[_Stored]], matches: Matches
) -> None:
    """Give each child to the row that agrees with it best, whatever the order of the rows."""
    claimed = {child.id for child in matches.children.values()}
    pairs = [
        (_agreement(rows[at], stored.fields), at, stored.child)
        for at, candidates in holders.items()
        for stored in candidates
        if _may_be(rows[at].child, stored.fields)
    ]
    for _, at, child in sorted(pairs, key=lambda pair: -pair[0]):
        if at not in matches.children and child.id not in claimed:
            matches.children[at] = child
            claimed.add(child.id)


def _indexed(known: Iterable[_Stored], key: Key) -> dict[tuple[str, ...], list[_Stored]]:
    index: dict[tuple[str, ...], list[_Stored]] = {}
    for stored in known:
        found = key(stored.fields, stored.home)
        if found:
            index.setdefault(found, []).append(stored)
    return index


def _row_key(row: ReadRow, key: Key) -> tuple[str, ...] | None:
    return key({**row.child, "source": row.source}, row.household)


def _code(child: Fields, _home: Fields) -> tuple[str, ...] | None:
    code = child.get("external_code", "")
    return (code.upper(),) if code else None


def _number_and_name(child: Fields, _home: Fields) -> tuple[str, ...] | None:
    number = child.get("national_id", "")
    return (number, fold(child.get("full_name", ""))) if number else None


def _who(child: Fields, home: Fields) -> tuple[str, ...] | None:
    name, born = fold(child.get("full_name", "")), child.get("birth_date", "")
    parent = child.get("mother_name") or child.get("father_name") or ""
    village = home.get("village_id") or fold(home.get("original.village", ""))
    return (name, born, village, fold(home.get("head_name") or parent)) if name or born else None


def _where(child: Fields, _home: Fields) -> tuple[str, ...] | None:
    """Know a child without name and birth date by the row it came from; nothing else is left."""
    nameless = not child.get("full_name") and not child.get("birth_date")
    return (child.get("source", ""),) if nameless else None


def _may_be(row: Fields, stored: Fields) -> bool:
    codes = {
        fields["external_code"].upper() for fields in (row, stored) if fields.get("external_code")
    }
    return len(codes) < 2 and not _contradicts(row, stored)


def _contradicts(row: Fields, stored: Fields) -> bool:
    """Whether two records are two children although they share a code or a number.

    They are when name and birth date both differ, or when nothing known of both agrees.
    """
    said = {name: _compare(name, row, stored) for name in _TELLING}
    if said["national_id"]:
        return False
    if said["full_name"] is False and said["birth_date"] is False:
        return True
    return False in said.values() and True not in said.values()


def _compare(name: str, row: Fields, stored: Fields) -> bool | None:
    """Say whether a field agrees; None where one does not know it, or knows only part of it."""
    said, known = fold(row.get(name, "")), fold(stored.get(name, ""))
    if said == known:
        return bool(said) or None
    # Parts of one another (2015 and 2015-03-02, `Trang` and `Lê Thu Trang`) say nothing.
    if name == "birth_date":
        in_part = said.startswith(known) or known.startswith(said)
    else:
        in_part = set(said.split()) <= set(known.split()) or set(known.split()) <= set(said.split())
    return None if in_part else False


def _agreement(row: ReadRow, stored: Fields) -> int:
    names = (*_TELLING, "external_code", "sex", "ethnicity")
    same = sum(bool(row.child.get(n)) and row.child.get(n) == stored.get(n) for n in names)
    # Of the rows that may be this child, the one the record came from is surest.
    return same + len(names) * (row.source == stored.get("source"))
