"""Which stored child each row of a list is about: by code, by number and name, by who it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.text import fold
from app.workbook.cells import ReadRow

Fields = Mapping[str, str]
"""The fields of a child and of its household together."""
Key = Callable[[Fields], tuple[str, ...] | None]
"""What two records of one child share; None where it is not known."""

_TELLING = (
    *("full_name", "birth_date", "national_id"),
    *("mother_name", "father_name", "head_name", "phone"),
)


@dataclass(frozen=True, slots=True)
class Matches:
    """Row position -> the child it is about; `contested` rows carry the code of another child."""

    children: dict[int, Child] = field(default_factory=dict)
    contested: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Stored:
    child: Child
    fields: Fields


def match_rows(rows: Sequence[ReadRow], stored: Iterable[tuple[Child, Household]]) -> Matches:
    """Match rows to stored children; a child answers for one row only, surest evidence first.

    Two codes are two records. A row whose code is that of another child, by name and birth date
    or because another row answers better, is contested, and nothing is guessed about it.
    """
    known = [_Stored(child, {**fields_of(home), **fields_of(child)}) for child, home in stored]
    said = [{**row.household, **row.child, "source": row.source} for row in rows]
    matches = Matches()
    for key in (_code, _number_and_name, _who, _where):
        index = _indexed(known, key)
        holders = {
            at: index.get(key(fields) or (), [])
            for at, fields in enumerate(said)
            if at not in matches.children and at not in matches.contested
        }
        _assign(said, holders, matches)
        if key is _code:
            matches.contested.update(
                at for at in holders if holders[at] and at not in matches.children
            )
    return matches


def _assign(said: Sequence[Fields], holders: Mapping[int, list[_Stored]], matches: Matches) -> None:
    """Give each child to the row that agrees with it best, whatever the order of the rows."""
    claimed = {child.id for child in matches.children.values()}
    pairs = [
        (_agreement(said[at], stored.fields), at, stored.child)
        for at, candidates in holders.items()
        for stored in candidates
        if _may_be(said[at], stored.fields)
    ]
    for _, at, child in sorted(pairs, key=lambda pair: -pair[0]):
        if at not in matches.children and child.id not in claimed:
            matches.children[at] = child
            claimed.add(child.id)


def _indexed(known: Iterable[_Stored], key: Key) -> dict[tuple[str, ...], list[_Stored]]:
    index: dict[tuple[str, ...], list[_Stored]] = {}
    for stored in known:
        found = key(stored.fields)
        if found:
            index.setdefault(found, []).append(stored)
    return index


def _code(fields: Fields) -> tuple[str, ...] | None:
    code = fields.get("external_code", "")
    return (code.upper(),) if code else None


def _number_and_name(fields: Fields) -> tuple[str, ...] | None:
    number = fields.get("national_id", "")
    return (number, fold(fields.get("full_name", ""))) if number else None


def _who(fields: Fields) -> tuple[str, ...] | None:
    name, born = fold(fields.get("full_name", "")), fields.get("birth_date", "")
    people = ("head_name", "mother_name", "father_name")
    elder = next((fields[who] for who in people if fields.get(who)), "")
    village = fields.get("village_id") or fold(fields.get("original.village", ""))
    return (name, born, village, fold(elder)) if name or born else None


def _where(fields: Fields) -> tuple[str, ...] | None:
    """Know a child without name and birth date by the row it came from; nothing else is left."""
    nameless = not fields.get("full_name") and not fields.get("birth_date")
    return (fields.get("source", ""),) if nameless else None


def _may_be(said: Fields, stored: Fields) -> bool:
    codes = {_code(fields) for fields in (said, stored)} - {None}
    return len(codes) <= 1 and not _contradicts(said, stored)


def _contradicts(said: Fields, stored: Fields) -> bool:
    """Whether two records are two children although they share a code or a number.

    They are when name and birth date both differ, or when nothing known of both agrees.
    """
    found = {name: _compare(name, said, stored) for name in _TELLING}
    if found["national_id"]:
        return False
    if found["full_name"] is False and found["birth_date"] is False:
        return True
    return False in found.values() and True not in found.values()


def _compare(name: str, said: Fields, stored: Fields) -> bool | None:
    """Say whether a field agrees; None where one does not know it, or knows too little of it."""
    ours, theirs = fold(said.get(name, "")), fold(stored.get(name, ""))
    if not ours or not theirs:
        return None
    if ours == theirs:
        return True
    # 2015 and 2015-03-02 say nothing of each other; nor do `Trang` and `Lê Thu Trang`.
    if name == "birth_date":
        return None if ours.startswith(theirs) or theirs.startswith(ours) else False
    fewer, more = sorted((set(ours.split()), set(theirs.split())), key=len)
    if not fewer <= more:
        return False
    return True if len(fewer) > 1 else None


def _agreement(said: Fields, stored: Fields) -> int:
    names = (*_TELLING, "external_code", "sex", "ethnicity")
    same = sum(bool(said.get(n)) and said.get(n) == stored.get(n) for n in names)
    # Of the rows that may be this child, the one the record came from is surest.
    return same + len(names) * (said.get("source") == stored.get("source"))
