"""A preview laid out for the eye: its rows, and which of them stand behind each count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.services.import_report import PassedRow, RowLine, RowOutcome, RowRef
from ui.village_text import village_title
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.services.app import App
    from app.services.find_doubles import Double
    from app.services.preview_list import Preview
    from app.workbook.cells import ReadRow

ALL, LIKE, PASSED, TWICE = "all", "like", "passed", "twice"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview: a child's, or (`line` is None) one that is no child's."""

    line: RowLine | None
    row: ReadRow | None = None
    passed: PassedRow | None = None


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
    villages: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[RowRef, int] = field(default_factory=dict)
    """Row of the file -> position in `rows`."""
    repeated: Sequence[int] = ()
    """Positions of the rows about a child that an earlier row is about."""

    def of(self, key: str) -> list[ShownRow]:
        """Give the rows behind a count."""
        return [self.rows[at] for at in self.by_filter.get(key, ())]

    def filters(self) -> list[Filter]:
        """Name the counts in their order; one of nothing keeps its place."""
        return [Filter(key, name, len(self.by_filter.get(key, ()))) for key, name in NAMES.items()]

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

    def village(self, row: ReadRow) -> str:
        """Name the village of a row: as the book calls it, else as the list writes it."""
        known = self.villages.get(row.household.get("village_id", ""), "")
        return known or row.household.get("original.village", "")


def lay_out(app: App, preview: Preview) -> Shown:
    """Lay a preview out; runs in the lane of the store."""
    with app.store.read() as snapshot:
        villages: dict[str, str] = {v.id: village_title(v) for v in snapshot.villages.all()}
    pairs = zip(preview.report.lines, preview.rows, strict=True)
    rows = [
        *(ShownRow(line, row) for line, row in pairs),
        *(ShownRow(None, passed=one) for one in preview.report.passed),
    ]
    places = {one.line.ref: at for at, one in enumerate(rows) if one.line}
    shown = Shown(rows, {key: [] for key in NAMES}, villages, places)
    for at, one in enumerate(rows):
        for key, holds in _HOLDS.items():
            if holds(one):
                shown.by_filter[key].append(at)
    shown.repeated = tuple(shown.by_filter[TWICE])
    return shown


def birth_text(row: ReadRow) -> str:
    """Write the birth date; where it could not be read, as the list has it."""
    return day(row.child.get("birth_date", "")) or row.child.get("original.birth_date", "")


NAMES = {
    ALL: "Tất cả các dòng",
    "added": "Mới",
    "changed": "Thay đổi",
    "unchanged": "Không đổi",
    "set_aside": "Để riêng",
    TWICE: "Trùng trong tệp",
    LIKE: "Giống trẻ đã có",
    "kept": "Sổ có tin mới hơn",
    "problem": "Có vấn đề",
    PASSED: "Dòng bỏ qua",
}


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
}
