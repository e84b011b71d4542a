"""Children of one name and birth date told apart by what else was printed of them.

A row without a key is of one of them where a cell says so, or the number before it. A key on such
a row is believed unless the number, a cell or the other keys of the sheet say that it was moved.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from app.domain.ids import ChildId
from app.domain.person.national_id import read_national_id
from app.domain.text.text import fold, may_be_one
from app.services.handoff.match_alike import FoundIds
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.trust_places import Standing, trust_places
from app.services.lists.said_fields import Fields, compare
from app.workbook.outgoing.hand_off_book import printed_home
from app.workbook.sheet import raw_text

_CELLS = ("sex", "ethnicity", "father_name", "mother_name", "guardian_name")
_MANY, _SHARE = 3, 0.1
"""So many keys beside the name of another child, and such a share of all: the column was moved."""
_MOST = 0.5
"""Where so many are, no key is believed: one beside its name may be another commune's namesake."""


class Namesakes:
    """The rows of an answer against the children who share a name and a birth date."""

    def __init__(
        self,
        rows: Sequence[AnswerRow],
        found: FoundIds,
        standing: Standing,
        others: Mapping[ChildId, Fields],
    ) -> None:
        """Look at the rows found so far; `others` says what is known of those on no list."""
        self._rows = rows
        self._found = found
        self._standing = standing
        self._lines = {(one.id, str(line.line.place)): i for i, (one, line) in standing.items()}
        self._printed = {**others, **{i: one.line.said for i, (_, one) in standing.items()}}
        self._of: dict[str, set[ChildId]] = {}
        for id_, said in self._printed.items():
            self._of.setdefault(_name(said), set()).add(id_)
        self._astray = {at for at in found.by_key if self._is_astray(at)}
        self._places = trust_places(rows, dict(self._sure()), standing)
        self._keyed = Counter(found.ids[at] for at in found.by_key)
        self._column_moved = self._is_column_moved()

    def tell(self) -> None:
        """Find the child of rows that may be of several."""
        for at, ids in list(self._found.like.items()):
            one = self._told(at, ids)
            if one is not None:
                self._found.ids[at] = one
                del self._found.like[at]

    def moved_keys(self) -> set[int]:
        """Name the rows whose key may be that of another row, and no name says so."""
        return {at for at in self._found.by_key - self._astray if self._may_be_moved(at)}

    def _told(self, at: int, ids: Iterable[ChildId]) -> ChildId | None:
        by_cells = self._by_cells(at, ids)
        by_place = self._places.of.get(at)
        if by_place is not None:
            return by_place if by_place in by_cells else None
        return next(iter(by_cells)) if len(by_cells) == 1 else None

    def _by_cells(
        self, at: int, ids: Iterable[ChildId], names: Iterable[str] = _CELLS
    ) -> set[ChildId]:
        """Keep those of whom every cell speaks that speaks of some and not of others."""
        left = everyone = set(ids)
        for said, name in self._said(at, names):
            agreeing = {id_ for id_ in everyone if fold(self._text(id_, name)) == fold(said)}
            left = left & agreeing if agreeing else left
        return left

    def _said(self, at: int, names: Iterable[str]) -> Iterable[tuple[str, str]]:
        row = self._rows[at]
        yield from ((row.said[name], name) for name in names if row.said.get(name))
        if row.home:
            yield row.home, "home"
        for cell in row.known_numbers:
            yield read_national_id(raw_text(cell)).value or raw_text(cell), "national_id"

    def _text(self, id_: ChildId, name: str) -> str:
        printed = self._printed.get(id_, {})
        return printed_home(printed) if name == "home" else printed.get(name, "")

    def _may_be_moved(self, at: int) -> bool:
        own = self._found.ids[at]
        if len(self._astray) >= max(_MANY, _MOST * len(self._found.by_key)):
            return True
        if not self._rows[at].said.get("full_name"):
            return self._may_be_anybodys(at)
        group = self._of.get(_name(self._rows[at].said), set()) | {own}
        rivals = {id_ for id_ in group - {own} if self._may_be(at, id_)}
        if not rivals:
            return False
        by_place = self._places.of.get(at)
        if by_place is not None:
            return by_place != own
        if self._line_at(at) in rivals:
            return True
        by_cells = self._by_cells(at, {own, *rivals}, ("birth_date", *_CELLS))
        if own not in by_cells or len(by_cells) == 1:
            return own not in by_cells
        return self._column_moved or self._keyed[own] > 1 or self._has_key_astray(group)

    def _may_be_anybodys(self, at: int) -> bool:
        """Whether a key without a name beside it may have been moved there."""
        own, line = self._found.ids[at], self._line_at(at)
        return line not in (None, own) or self._column_moved or self._keyed[own] > 1

    def _line_at(self, at: int) -> ChildId | None:
        """Name the child whose number on the list stands before a row, be that as it may."""
        on_list, row = self._standing.get(self._found.ids[at]), self._rows[at]
        if on_list is None or row.sheet in self._places.anew:
            return None
        return self._lines.get((on_list[0].id, row.place))

    def _has_key_astray(self, group: set[ChildId]) -> bool:
        """Whether a key of these children stands elsewhere, or another key on a row of theirs.

        A key moves from its row and another takes its place: between two rows of one name that
        is seen by nobody, but by what else was printed.
        """
        return any(
            self._found.ids[at] in group or not group.isdisjoint(self._of_name(at))
            for at in self._astray
        )

    def _of_name(self, at: int) -> set[ChildId]:
        return self._of.get(_name(self._rows[at].said), set())

    def _is_astray(self, at: int) -> bool:
        """Whether a key stands beside the name of somebody else."""
        known = self._printed.get(self._found.ids[at], {})
        said, printed = _name(self._rows[at].said), _name(known)
        return bool(said and printed) and said != printed

    def _is_column_moved(self) -> bool:
        count = sum(bool(self._of_name(at)) for at in self._astray)
        return count >= max(_MANY, _SHARE * len(self._found.by_key))

    def _may_be(self, at: int, id_: ChildId) -> bool:
        """Whether the name and the birth date of a row may be those of a namesake."""
        said = self._rows[at].said
        name, ours = said.get("full_name", ""), self._text(id_, "full_name")
        agrees = compare("birth_date", said, self._printed[id_]) is not False
        return agrees and may_be_one(name, ours)

    def _sure(self) -> Iterable[tuple[int, ChildId]]:
        """Give the rows that are of a child without a namesake, by name and birth date, too."""
        for at, id_ in self._found.ids.items():
            said, printed = self._rows[at].said, self._printed.get(id_, {})
            is_whole = bool(_name(said) and said.get("birth_date")) and at not in self._found.alike
            is_one = is_whole and said.get("birth_date") == printed.get("birth_date")
            if is_one and self._of.get(_name(said)) == {id_}:
                yield at, id_


def _name(said: Fields) -> str:
    return fold(said.get("full_name", ""))
