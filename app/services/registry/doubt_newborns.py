"""Newborns we perhaps have, whom no mother's name leads to: a pet name, a parent spelt otherwise.

Nothing is decided: such a row may be a twin. A person is asked, and who is not asked adds nobody.
"""

from collections.abc import Mapping, Sequence

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

_WHOLE_DATE = len("2015-03-16")
_TELLS = ("sex", "national_id", "birth_cert_no", "birth_order")
"""What says that two children of one day are two."""


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
    days = {said.get("birth_date", "") for said in asked.values()}
    taken = {child.id for child in matches.children.values()}
    born_on: dict[str, list[tuple[Child, Fields]]] = {}
    for child, home in stored:
        born = str(child.birth_date or "")
        is_free = child.status is Status.ACTIVE and child.id not in taken
        if is_free and born in days and len(born) == _WHOLE_DATE:
            known = {**fields_of(home), **fields_of(child)}
            born_on.setdefault(born, []).append((child, known))
    for at, said in asked.items():
        that_day = born_on.get(said.get("birth_date", ""), [])
        found = tuple(child.id for child, known in that_day if may_be_newborn(said, known))
        if found:
            matches.doubtful[at] = found


def may_be_newborn(said: Fields, known: Fields) -> bool:
    """Whether a row and a child of one birth date may be one child of one family."""
    if len({code_of(fields) for fields in (said, known)} - {None}) > 1:
        return False
    if any(compare(name, said, known) is False for name in _TELLS):
        return False
    return _of_one_family(said, known) and _may_have_one_name(said, known)


def _of_one_family(said: Fields, known: Fields) -> bool:
    """Whether both parents agree, or one does and the other is unknown or spelt otherwise."""
    mothers, fathers = (_parents(name, said, known) for name in ("mother_name", "father_name"))
    if all(mothers) and all(fathers):
        same = mothers[0] == mothers[1], fathers[0] == fathers[1]
        near = is_one_slip(*mothers), is_one_slip(*fathers)
        return any(same) and all(map(any, zip(same, near, strict=True)))
    ours, theirs = mothers if all(mothers) else fathers
    if not (ours and theirs):
        return False
    is_elsewhere = compare("village_id", said, known) is False
    return ours == theirs or (is_one_slip(ours, theirs) and not is_elsewhere)


def _parents(name: str, said: Fields, known: Fields) -> tuple[str, str]:
    """Give a parent of both as far as it is a whole name, folded."""
    ours, theirs = (fold(fields.get(name, "")) for fields in (said, known))
    return ours if " " in ours else "", theirs if " " in theirs else ""


def _may_have_one_name(said: Fields, known: Fields) -> bool:
    """Whether one of both has no name, or a short one; two whole names are one family's alone."""
    names = said.get("full_name", ""), known.get("full_name", "")
    if any(is_unnamed(name) or " " not in name.strip() for name in names):
        return True
    return all(compare(name, said, known) for name in ("mother_name", "father_name"))
