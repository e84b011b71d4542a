"""Newborns we perhaps have, whom no mother's name leads to: a pet name, a parent spelt otherwise.

Nothing is decided: such a row may be a twin. A person is asked, and who is not asked adds nobody.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.person.person_name import is_unnamed
from app.domain.status import Status
from app.domain.text.spelling import is_one_slip
from app.domain.text.text import fold
from app.services.lists.match_rows import Matches
from app.services.lists.said_fields import Fields, code_of, compare
from app.workbook.cells import ReadRow

_TELLS = ("national_id", "birth_cert_no", "birth_order")
"""What says that two children of one day are two."""
_YEAR, _WHOLE_DATE = len("2015"), len("2015-03-16")
_BETWEEN_BIRTHS = timedelta(days=180)
_PARENTS = ("mother_name", "father_name")


def doubt_newborns(
    rows: Mapping[int, ReadRow],
    stored: Sequence[tuple[Child, Household]],
    matches: Matches,
) -> None:
    """Note in `matches` whom of our children the open rows may be about."""
    asked = {
        at: {**row.household, **row.child}
        for at, row in rows.items()
        if matches.is_open(at) and not row.is_correction and at not in matches.doubtful
    }
    years = {said.get("birth_date", "")[:_YEAR] for said in asked.values()} - {""}
    years |= {str(int(year) + more) for year in years for more in (-1, 1)}
    taken = {child.id for child in matches.children.values()}
    known_by: dict[str, list[tuple[Child, Fields]]] = {}
    for child, home in stored:
        is_free = child.status is Status.ACTIVE and child.id not in taken
        if is_free and str(child.birth_date or "")[:_YEAR] in years:
            known = {**fields_of(home), **fields_of(child)}
            for key in _keys(known):
                known_by.setdefault(key, []).append((child, known))
    for at, said in asked.items():
        found = {
            child.id: None
            for key in _keys(said)
            for child, known in known_by.get(key, ())
            if may_be_newborn(said, known)
        }
        if found:
            matches.doubtful[at] = tuple(found)


def _keys(fields: Fields) -> list[str]:
    """Give what two records of a newborn share, if anything: a day, or the given name of a parent.

    A slip may be in that name, but not in the day as well.
    """
    given = (given_name(fields.get(name, "")) for name in _PARENTS)
    return sorted({*given, fields.get("birth_date", "")} - {""})


def may_be_newborn(said: Fields, known: Fields) -> bool:
    """Whether a row and a child may be one child of one family."""
    names = said.get("full_name", ""), known.get("full_name", "")
    is_nameless = any(is_unnamed(name) or " " not in name.strip() for name in names)
    if len({code_of(fields) for fields in (said, known)} - {None}) > 1:
        return False
    tells = _TELLS if any(map(is_unnamed, names)) else ("sex", *_TELLS)
    if any(compare(name, said, known) is False for name in tells):
        return False
    both = all(map(_is_called, *_pairs(said, known)))
    born = said.get("birth_date", ""), known.get("birth_date", "")
    if born[0] != born[1]:
        is_one_name = is_nameless or fold(names[0]) == fold(names[1])
        return both and is_one_name and are_near(*born)
    if is_nameless:
        return both or _of_one_family(said, known)
    # Two couples may have the same names, but hardly in one village and children of one day.
    return both and compare("village_id", said, known) is not False


def _of_one_family(said: Fields, known: Fields) -> bool:
    """Whether one parent agrees, and the other is unknown or spelt otherwise."""
    mothers, fathers = (_whole(name, said, known) for name in _PARENTS)
    if all(mothers) and all(fathers):
        same = mothers[0] == mothers[1], fathers[0] == fathers[1]
        near = is_one_slip(*mothers), is_one_slip(*fathers)
        return any(same) and all(map(any, zip(same, near, strict=True)))
    ours, theirs = mothers if all(mothers) else fathers
    if not (ours and theirs):
        return False
    is_elsewhere = compare("village_id", said, known) is False
    return ours == theirs or (is_one_slip(ours, theirs) and not is_elsewhere)


def _whole(name: str, said: Fields, known: Fields) -> tuple[str, str]:
    """Give a parent of both as far as it is a whole name, folded."""
    ours, theirs = (fold(fields.get(name, "")) for fields in (said, known))
    return ours if " " in ours else "", theirs if " " in theirs else ""


def _pairs(said: Fields, known: Fields) -> tuple[list[str], list[str]]:
    """Give the parents of both, folded; none where the villages differ and a name is short."""
    ours, theirs = ([fold(fields.get(name, "")) for name in _PARENTS] for fields in (said, known))
    is_elsewhere = compare("village_id", said, known) is False
    return ([""], [""]) if is_elsewhere and ours != theirs else (ours, theirs)


def _is_called(ours: str, theirs: str) -> bool:
    """Whether two names are one, or one of them is the given name of the other."""
    if not (ours and theirs):
        return False
    return ours == theirs or given_name(ours) == theirs or ours == given_name(theirs)


def given_name(name: str) -> str:
    """Give the last word of a name, folded."""
    return fold(name).rpartition(" ")[2]


def are_near(born: str, other: str) -> bool:
    """Whether two dates (ISO, as far as they are known) are nearer than two births of a mother."""
    if born.startswith(other) or other.startswith(born):
        return bool(born and other)
    if len(born) != len(other) or len(born) < _WHOLE_DATE:
        return False
    return abs(date.fromisoformat(born) - date.fromisoformat(other)) < _BETWEEN_BIRTHS
