"""Newborns that have no name yet, in a list or in the store: known by mother, birth date and sex.

A named row is then the unnamed baby's, and its name a renaming; an unnamed row is the child's that
has been named meanwhile. Of twins nobody knows which is which: they are told as uncertain.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.person.person_name import is_unnamed
from app.domain.status import Status
from app.domain.text.spelling import is_one_slip
from app.domain.text.text import fold, tone_key
from app.services.lists.import_report import MatchedBy
from app.services.lists.match_rows import Matches
from app.services.lists.said_fields import Fields, Key, code_of, compare, may_be_named
from app.workbook.cells import ReadRow

_WHOLE_DATE = len("2015-03-16")
_SAYS_WHICH = ("birth_order", "birth_cert_no", "full_name", "father_name")
"""What tells a twin from the other, where both sides know it; a name counts where both are none.
A father tells the babies of two mothers of one name apart."""


@dataclass(slots=True, eq=False)
class _One:
    """A row or a stored child, as it is compared."""

    fields: Fields
    at: int = -1
    child: Child | None = None
    name: str = field(init=False)
    """Folded."""
    is_unnamed: bool = field(init=False)

    def __post_init__(self) -> None:
        written = self.fields.get("full_name", "")
        self.name, self.is_unnamed = fold(written), is_unnamed(written)


@dataclass(slots=True)
class _Born:
    """Children of one mother and one day."""

    rows: list[_One] = field(default_factory=list)
    stored: list[_One] = field(default_factory=list)


def match_newborns(
    rows: Mapping[int, ReadRow],
    stored: Sequence[tuple[Child, Household]],
    matches: Matches,
    listen: Callable[[], None] = lambda: None,
) -> None:
    """Add to `matches` the open rows that are an unnamed baby's, or about one named meanwhile.

    Rows of different sheets that speak of one newborn are one child (`twins`).
    """
    listed = [
        _One({**row.household, **row.child, "source": row.source}, at)
        for at, row in rows.items()
        if matches.is_open(at) and not row.is_correction
    ]
    groups: dict[Key, _Born] = {}
    for one in listed:
        for key in _keys(one.fields):
            groups.setdefault(key, _Born()).rows.append(one)
    listen()
    _add_stored(groups, stored, matches)
    listen()
    for group in groups.values():
        if group.stored or len(group.rows) > 1:
            _settle(group, rows, matches)


def _add_stored(
    groups: Mapping[Key, _Born], stored: Sequence[tuple[Child, Household]], matches: Matches
) -> None:
    """Put the children of the store beside the rows of their mother and day."""
    taken = {child.id for child in matches.children.values()}
    days = {born for _, born, _ in groups}
    for child, home in stored:
        born = str(child.birth_date or "")
        if born in days and child.status is Status.ACTIVE and child.id not in taken:
            for key in _keys_of(child, born):
                if key in groups:
                    fields = {**fields_of(home), **fields_of(child)}
                    groups[key].stored.append(_One(fields, child=child))


def _settle(group: _Born, rows: Mapping[int, ReadRow], matches: Matches) -> None:
    """Settle one family's newborns of a day: nobody else's rows can be about them."""
    stored = list(group.stored)
    open_rows = [one for one in group.rows if matches.is_open(one.at)]
    _join_sheets(open_rows, rows, matches)
    open_rows = [one for one in open_rows if matches.is_open(one.at)]
    named = [one for one in open_rows if not one.is_unnamed]
    known = [one for one in stored if not one.is_unnamed]
    unnamed = [one for one in stored if one.is_unnamed]
    _name_again(named, known, matches)
    known = _left(known, group, matches)
    named = [one for one in named if matches.is_open(one.at)]
    _pair(named, [*unnamed, *known], matches)
    waiting = [one for one in open_rows if one.is_unnamed]
    _pair(waiting, _left([*unnamed, *known], group, matches), matches)


def _left(stored: Sequence[_One], group: _Born, matches: Matches) -> list[_One]:
    """Give those whom no row of the group has been given."""
    given = {matches.children[r.at].id for r in group.rows if r.at in matches.children}
    return [one for one in stored if _id(one) not in given]


def _name_again(named: Sequence[_One], known: Sequence[_One], matches: Matches) -> None:
    """Know a child by its own name beside its mother's and the day, whoever is head or father.

    Names with the same marks come first: twins are called Hiếu and Hiểu.
    """
    _name_by(lambda one: tone_key(one.fields["full_name"]), named, known, matches)
    given = {matches.children[one.at].id for one in named if one.at in matches.children}
    left = [one for one in named if matches.is_open(one.at)]
    _name_by(lambda one: one.name, left, [s for s in known if _id(s) not in given], matches)


def _name_by(
    key: Callable[[_One], str], named: Sequence[_One], known: Sequence[_One], matches: Matches
) -> None:
    rows, stored = Counter(map(key, named)), Counter(map(key, known))
    for one in named:
        name = key(one)
        if rows[name] == stored[name] == 1:
            same = next(s for s in known if key(s) == name)
            may_be = may_be_named(one.fields, same.fields) and _fits(one.fields, same.fields)
            if may_be and same.child:
                matches.put(one.at, same.child, MatchedBy.IDENTITY)


def _pair(listed: Sequence[_One], stored: Sequence[_One], matches: Matches) -> None:
    """Give each row a child it can be; where there is more than one way, all are uncertain."""
    fitting = {one.at: [s for s in stored if _may_be(one, s)] for one in listed}
    told = {one.at: _told(one, fitting[one.at], listed) for one in listed}
    free = {s.child.id: s for s in stored if s.child}
    for one in sorted(listed, key=lambda one: (told[one.at] is None, one.at)):
        wanted = told[one.at]
        candidates = [wanted] if wanted else [s for s in fitting[one.at] if _id(s) in free]
        found = next((s for s in candidates if _id(s) in free), None)
        if found is None or found.child is None:
            continue
        del free[_id(found)]
        matches.put(one.at, found.child, MatchedBy.NEWBORN)
        rivals = [r for r in listed if r is not one and found in fitting[r.at] and not told[r.at]]
        others = [s for s in fitting[one.at] if s is not found]
        is_slip = not (one.is_unnamed or found.is_unnamed) or _has_another_father(one, found)
        if is_slip or (not wanted and (rivals or others)):
            matches.perhaps[one.at] = tuple(s.child.id for s in others if s.child)


def _has_another_father(one: _One, found: _One) -> bool:
    """Whether the father is another, which a mother of the same name may explain as well."""
    ours, theirs = (fold(side.fields.get("father_name", "")) for side in (one, found))
    return bool(ours and theirs) and ours != theirs and not is_one_slip(ours, theirs)


def _id(one: _One) -> ChildId:
    return one.child.id if one.child else ChildId("")


def _told(one: _One, fitting: Sequence[_One], listed: Sequence[_One]) -> _One | None:
    """Give the child that something beside mother, day and sex tells a row is about."""
    for name in _SAYS_WHICH:
        text = fold(one.fields.get(name, ""))
        same = [s for s in fitting if text and fold(s.fields.get(name, "")) == text]
        again = [r for r in listed if fold(r.fields.get(name, "")) == text]
        if len(same) == len(again) == 1:
            return same[0]
    return None


def _may_be(one: _One, stored: _One) -> bool:
    """Whether a row can be a child's: one of both has no name, or the names are a letter apart."""
    names = one.is_unnamed or stored.is_unnamed or is_one_slip(one.name, stored.name)
    return names and _fits(one.fields, stored.fields)


def _fits(said: Fields, stored: Fields) -> bool:
    """Whether nothing that both know speaks against one child."""
    if len({code_of(fields) for fields in (said, stored)} - {None}) > 1:
        return False
    differs = [compare(name, said, stored) is False for name in ("sex", "national_id")]
    villages = said.get("village_id", ""), stored.get("village_id", "")
    is_elsewhere = all(villages) and villages[0] != villages[1]
    # A common name in another village is another mother, unless the father is the same, too.
    return not any(differs) and not (is_elsewhere and not compare("father_name", said, stored))


def _keys_of(child: Child, born: str) -> Iterator[Key]:
    """Give the keys under which a row may name a child: a list may know one parent alone."""
    for name in ("mother_name", "father_name"):
        yield from _keys({"birth_date": born, name: getattr(child, name)})


def _keys(fields: Fields) -> Iterator[Key]:
    """Give the keys of a newborn: the mother's; the father's only where she is not known."""
    born = fields.get("birth_date", "")
    if len(born) == _WHOLE_DATE:
        for name in ("mother_name", "father_name"):
            who = fold(fields.get(name, ""))
            if " " in who:
                yield name, born, who
                return


def _join_sheets(listed: Sequence[_One], rows: Mapping[int, ReadRow], matches: Matches) -> None:
    """Let the newborns of one sheet be those of an earlier one, where one of both is unnamed."""
    sheets: dict[str, list[_One]] = {}
    for one in listed:
        sheets.setdefault(rows[one.at].sheet, []).append(one)
    first, *others = sheets.values() if sheets else ([],)
    for sheet in others:
        left = list(first)
        for one in sheet:
            found = next(_same_newborn(one, left), None)
            if found:
                left.remove(found)
                _speak_first(found, one, matches)


def _speak_first(one: _One, again: _One, matches: Matches) -> None:
    """Let the first of two rows speak, unless it has no name and the other has one."""
    is_heard = one.at in matches.twins.values()
    if one.is_unnamed and not again.is_unnamed and not is_heard:
        one, again = again, one
    matches.twins[again.at] = one.at


def _same_newborn(one: _One, others: Iterable[_One]) -> Iterator[_One]:
    for other in others:
        if _fits(one.fields, other.fields) and (one.is_unnamed or other.is_unnamed):
            yield other
