"""The facets of *Làm sạch*: worklists, the problems inside the chosen one, and villages."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.cleaning.worklists import TO_CLEAN, WORKLISTS
from app.services.app import App
from app.storage.child_list import NO_VILLAGE, ChildFilter, Counts
from ui.messages import problem_name, worklist_name
from ui.pages.children.view_model import Facet
from ui.village_text import UNKNOWN, village_order, village_title

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class CleaningFacets:
    """Lines with counts, each under the rest of the filter."""

    worklists: tuple[Facet, ...] = ()
    """Keys as `worklist_key` makes them."""
    villages: tuple[Facet, ...] = ()


def worklist_key(worklist: str, mark: str = "") -> str:
    """Name a line of the worklists: a list, or one problem of it."""
    return f"{worklist}/{mark}" if mark else worklist


def read_key(key: str) -> tuple[str, str]:
    """Give the worklist and the problem of a line."""
    worklist, _, mark = key.partition("/")
    return worklist, mark


def read_facets(app: App, wanted: ChildFilter) -> CleaningFacets:
    """Count the facets; runs in the lane of the store."""
    with app.store.read() as snapshot:
        counts = snapshot.list.counts(wanted)
        villages = sorted(snapshot.villages.all(), key=village_order)
    by_village = counts.villages
    lines = [Facet(v.id, village_title(v), by_village.get(v.id, 0)) for v in villages]
    if by_village.get(NO_VILLAGE) or wanted.village_id == NO_VILLAGE:
        lines.append(Facet(NO_VILLAGE, UNKNOWN, by_village.get(NO_VILLAGE, 0)))
    everywhere = Facet(None, "Tất cả các thôn", sum(by_village.values()))
    return CleaningFacets(tuple(_worklists(wanted, counts)), (everywhere, *lines))


def _worklists(wanted: ChildFilter, counts: Counts) -> Iterable[Facet]:
    if not wanted.worklist:
        yield Facet("", "Hồ sơ của việc đã chọn" if wanted.group else "Mọi hồ sơ", counts.total)
    shown = [TO_CLEAN, *WORKLISTS]
    by_mark = {**counts.police, **counts.problems}
    if wanted.worklist and wanted.worklist not in shown:
        shown.append(wanted.worklist)
    for worklist in shown:
        yield Facet(worklist, worklist_name(worklist), counts.worklists.get(worklist, 0))
        marks = WORKLISTS.get(worklist, ())
        if worklist == wanted.worklist and len(marks) > 1:
            for mark in marks:
                count = by_mark.get(mark, 0)
                if count or mark == wanted.problem:
                    yield Facet(
                        worklist_key(worklist, mark), f"{_INDENT}{problem_name(mark)}", count
                    )
