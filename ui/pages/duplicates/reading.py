"""What *Trùng lặp* reads of the store; runs in its lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.exchange.late_edit import LateEdit
from app.domain.ids import ChildId
from app.services.app import App
from app.services.doubles.hear_of_doubles import EnteredBy, entered_by
from app.services.doubles.late_edits import open_edits
from app.services.doubles.list_doubles import (
    DoubleGroup,
    Doubles,
    DoublesFilter,
    list_doubles,
    looked_at,
)
from app.services.doubles.read_group import OpenGroup, read_group
from app.storage.child_list import NO_VILLAGE, ChildRow
from app.storage.unit_of_work import Snapshot
from ui.pages.children.view_model import Facet
from ui.pages.duplicates.words import row_name, value_words
from ui.village_text import UNKNOWN, village_order, village_title


@dataclass(frozen=True, slots=True)
class LateLine:
    """An edit of a merged record that somebody must decide about, in words."""

    edit: LateEdit
    said: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The groups of a filter, with the lines of the facet of villages."""

    doubles: Doubles = field(default_factory=Doubles)
    villages: Sequence[Facet] = ()
    searched_at: datetime | None = None
    """When doubles were last looked for."""
    seen_at: datetime | None = None
    """When somebody last left the page."""
    late: Sequence[LateLine] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The records of a group; none where they are no longer two."""

    group: OpenGroup | None
    villages: Mapping[str, str]
    entered: Mapping[str, EnteredBy] = field(default_factory=dict)
    """Child id -> who entered the record and where, as far as the central told."""


def read_listed(app: App, wanted: DoublesFilter) -> Listed:
    """List and count the groups."""
    with app.store.read() as snapshot:
        seen_at = looked_at(snapshot)
        doubles = list_doubles(snapshot, wanted, seen_at=seen_at)
        facets = _villages(snapshot, doubles, wanted)
        searched_at = snapshot.likenesses.searched_at()
        return Listed(doubles, facets, searched_at, seen_at, _late(snapshot))


def read_opened(app: App, ids: Sequence[ChildId]) -> Opened:
    """Read the records of a group, and how their villages are written."""
    with app.store.read() as snapshot:
        names: dict[str, str] = {
            village.id: village_title(village) for village in snapshot.villages.all()
        }
        return Opened(read_group(snapshot, ids), names, entered_by(snapshot.settings, ids))


def read_rows(app: App, groups: Sequence[DoubleGroup]) -> dict[str, Sequence[ChildRow]]:
    """Read what a list says of groups, by their keys."""
    with app.store.read() as snapshot:
        rows = snapshot.list.rows([id_ for group in groups for id_ in group.ids])
    known = {row.id: row for row in rows}
    return {group.key: [known[id_] for id_ in group.ids if id_ in known] for group in groups}


def _villages(snapshot: Snapshot, doubles: Doubles, wanted: DoublesFilter) -> Sequence[Facet]:
    counts = doubles.villages
    lines = [
        Facet(village.id, village_title(village), counts.get(village.id, 0))
        for village in sorted(snapshot.villages.all(), key=village_order)
    ]
    if counts.get(NO_VILLAGE) or wanted.village_id == NO_VILLAGE:
        lines.append(Facet(NO_VILLAGE, UNKNOWN, counts.get(NO_VILLAGE, 0)))
    return [Facet(None, "Tất cả các thôn", doubles.anywhere), *lines]


def _late(snapshot: Snapshot) -> Sequence[LateLine]:
    names: dict[str, str] = {v.id: village_title(v) for v in snapshot.villages.all()}
    return [LateLine(edit, _said(snapshot, edit, names)) for edit in open_edits(snapshot)]


def _said(snapshot: Snapshot, edit: LateEdit, villages: Mapping[str, str]) -> str:
    child = snapshot.children.get(edit.living) if edit.entity == "child" else None
    home = None if child else snapshot.households.get(edit.living)
    who = child.full_name if child else f"Hộ {home.head_name}" if home else "Hồ sơ"
    theirs, ours = (
        value_words(edit.field, text, villages) or "trống" for text in (edit.theirs, edit.ours)
    )
    return f"{who} · {row_name(edit.field)}: {theirs} (đang có: {ours})"
