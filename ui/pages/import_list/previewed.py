"""A preview laid out for the eye: its rows, and which of them stand behind each count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.services.lists.import_report import PassedRow, RowLine, RowOutcome, RowRef
from ui.village_text import village_title
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.child import Child
    from app.domain.household import Household
    from app.services.app import App
    from app.services.lists.find_doubles import Double
    from app.services.lists.preview_list import Preview
    from app.storage.unit_of_work import Snapshot
    from app.workbook.cells import ReadRow

ALL, LIKE, PASSED, TWICE = "all", "like", "passed", "twice"
KEPT, ABSENT = "kept", "absent"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview: a child's, or (`line` is None) one that is no child's."""

    line: RowLine | None
    row: ReadRow | None = None
    living: tuple[Child, Household] | None = None
    """The child as it will be, with its household; None where the row is about none."""
    passed: PassedRow | None = None
    is_absent: bool = False
    """No row at all: a child of ours whom the register should have, and has not."""

    def known_by(self, field: str, said: Mapping[str, str]) -> tuple[Child, Household] | None:
        """Give the child where its list leaves a field open, as a review sheet does."""
        is_open = field not in said or (self.row is not None and self.row.row_key)
        return self.living if is_open else None


@dataclass(frozen=True, slots=True)
class Filter:
    """A count of the preview: its key, its name, how many rows."""

    key: str
    name: str
    count: int


@dataclass(slots=True)
class Shown:
    """Everything the page shows of a preview; made in the lane."""

    rows: Sequence[ShownRow] = ()
    by_filter: dict[str, list[int]] = field(default_factory=dict)
    """Filter -> positions in `rows`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Id -> what a village is called, or a household that a row moves a child from or to."""
    places: Mapping[RowRef, int] = field(default_factory=dict)
    """Row of the file -> position in `rows`."""
    repeated: Sequence[int] = ()
    """Positions of the rows about a child that an earlier row is about."""

    sheets: frozenset[str] = frozenset()
    """The sheets that the rows stand on."""
    is_register: bool = False
    """Whether the list is one of the civil registry."""

    def of(self, key: str) -> list[ShownRow]:
        """Give the rows behind a count."""
        return [self.rows[at] for at in self.by_filter.get(key, ())]

    def filters(self) -> list[Filter]:
        """Name the counts in their order; one of nothing keeps its place."""
        names = NAMES | (_OF_REGISTER if self.is_register else {})
        names = {key: name for key, name in names.items() if key != ABSENT or self.is_register}
        return [Filter(key, name, len(self.by_filter.get(key, ()))) for key, name in names.items()]

    def place_doubles(self, doubles: Mapping[RowRef, Sequence[Double]]) -> None:
        """Sort the rows that are like a child of the commune, or like another row."""
        like, twice = set(), set(self.repeated)
        for ref, found in doubles.items():
            at = self.places.get(ref)
            if at is not None and any(double.child_id for double in found):
                like.add(at)
            if at is not None and any(double.row for double in found):
                twice.add(at)
        self.by_filter |= {LIKE: sorted(like), TWICE: sorted(twice)}

    def village(self, one: ShownRow) -> str:
        """Name the village of a row: as the book calls it, else as the list writes it.

        A review sheet says neither village nor birth date; then those of the child are shown.
        """
        said = one.row.household if one.row else {}
        written = self.names.get(said.get("village_id", "")) or said.get("original.village", "")
        home = one.living if one.is_absent else one.known_by("village_id", said)
        return written or (self.names.get(home[1].village_id or "", "") if home else "")


def lay_out(app: App, preview: Preview) -> Shown:
    """Lay a preview out; runs in the lane of the store."""
    with app.store.read() as snapshot:
        names: dict[str, str] = {v.id: village_title(v) for v in snapshot.villages.all()}
        names |= _household_names(snapshot, preview, names)
        names |= _twin_names(snapshot, preview)
        absent = snapshot.children.with_households(preview.report.absent)
    pairs = zip(preview.report.lines, preview.rows, strict=True)
    living = preview.plan.living
    rows = [
        *(
            ShownRow(line, row, living.get(line.child_id) if line.child_id else None)
            for line, row in pairs
        ),
        *(ShownRow(None, passed=one) for one in preview.report.passed),
        *(ShownRow(None, living=pair, is_absent=True) for pair in absent),
    ]
    places = {one.line.ref: at for at, one in enumerate(rows) if one.line}
    sheets = frozenset(line.sheet for line in preview.report.lines)
    sheets |= {passed.sheet for passed in preview.report.passed}
    is_register = preview.decisions.span is not None
    shown = Shown(
        rows,
        {key: [] for key in NAMES},
        names,
        places,
        sheets=sheets,
        is_register=is_register,
    )
    for at, one in enumerate(rows):
        for key, holds in _HOLDS.items():
            if holds(one):
                shown.by_filter[key].append(at)
    shown.repeated = tuple(shown.by_filter[TWICE])
    return shown


def _household_names(
    snapshot: Snapshot, preview: Preview, villages: Mapping[str, str]
) -> dict[str, str]:
    """Call the households that children would leave or join by head and village."""
    told = [{**line.changes, **line.proposals} for line in preview.report.lines]
    ids = {id_ for fields in told for id_ in fields.get("household_id", ())}
    homes: dict[str, Household] = {**snapshot.households.get_many(ids)}
    homes |= {home.id: home for home in preview.plan.households if home.id in ids}
    return {
        id_: ", ".join(filter(None, (home.head_name, villages.get(home.village_id or ""))))
        for id_, home in homes.items()
    }


def _twin_names(snapshot: Snapshot, preview: Preview) -> dict[str, str]:
    """Call the twins whom a row may be about as well."""
    ids = {id_ for line in preview.report.lines for id_ in line.perhaps}
    return {
        child.id: " · ".join(
            (child.full_name or "(chưa có họ tên)", *filter(None, (home.head_name,)))
        )
        for child, home in snapshot.children.with_households(ids)
    }


def birth_text(one: ShownRow) -> str:
    """Write the birth date; where it could not be read, as the list has it."""
    said = one.row.child if one.row else {}
    written = day(said.get("birth_date", "")) or said.get("original.birth_date", "")
    known = one.living if one.is_absent else one.known_by("birth_date", said)
    return written or (day(str(known[0].birth_date or "")) if known else "")


NAMES = {
    ALL: "Tất cả các dòng",
    "added": "Mới",
    "changed": "Thay đổi",
    "unchanged": "Không đổi",
    "set_aside": "Để riêng",
    TWICE: "Trùng trong tệp",
    LIKE: "Giống trẻ đã có",
    KEPT: "Sổ có tin mới hơn",
    ABSENT: "Hộ tịch không có",
    "problem": "Có vấn đề",
    PASSED: "Dòng bỏ qua",
}


_OF_REGISTER = {KEPT: "Khác sổ hộ tịch"}
"""What counts are called where the list is one of the civil registry."""


def _ends(outcome: RowOutcome) -> Callable[[ShownRow], bool]:
    return lambda one: one.line is not None and one.line.outcome is outcome


_HOLDS: Mapping[str, Callable[[ShownRow], bool]] = {
    ALL: lambda one: one.line is not None,
    "added": _ends(RowOutcome.ADDED),
    "changed": _ends(RowOutcome.CHANGED),
    "unchanged": _ends(RowOutcome.UNCHANGED),
    "set_aside": _ends(RowOutcome.SET_ASIDE),
    TWICE: lambda one: (
        one.line is not None
        and (one.line.twin is not None or "same_child_twice" in one.line.messages)
    ),
    "kept": lambda one: one.line is not None and bool(one.line.proposals),
    "problem": lambda one: one.line is not None and bool(one.line.problems),
    PASSED: lambda one: one.passed is not None,
    ABSENT: lambda one: one.is_absent,
}
