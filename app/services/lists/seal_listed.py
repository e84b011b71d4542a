"""Seal what a list named of confidential groups, beside the children it is about.

The same file brings it once: a sealed record names the row it came from and the file's own digest,
so nothing must be opened to know it again, and a corrected file is not taken for the old one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.ids import ChildId, CircumstanceId, NewId
from app.services.lists.import_report import RowOutcome
from app.services.lists.preview_list import Preview
from app.services.lists.read_list import FoundList
from app.storage.drop_box import circumstance_of
from app.storage.living import living
from app.storage.unit_of_work import Snapshot, UnitOfWork
from app.workbook.cells import ReadRow


def seal_listed(unit: UnitOfWork, preview: Preview, new_id: NewId) -> None:
    """Seal them in this transaction, after the children were written."""
    told = [
        (row, line.child_id)
        for row, line in zip(preview.rows, preview.report.lines, strict=True)
        if row.secret and line.child_id and line.outcome is not RowOutcome.SET_ASIDE
    ]
    if not told:
        return
    children = _living(unit, [child_id for _, child_id in told])
    digest = _digest(preview.found)
    known = {(one.child_id, one.source) for one in unit.confidentials.all()}
    for row, child_id in told:
        if child_id not in children:
            continue
        child = replace(children[child_id], source=f"{row.source}@{digest}")
        if (child.id, child.source) not in known:
            unit.seal_all(_circumstances(child, row, new_id))


def _living(snapshot: Snapshot, ids: Iterable[ChildId]) -> dict[ChildId, Child]:
    """Fetch the children; for one whose record ended in another, that one."""
    lives_on = {id_: living(snapshot, id_) for id_ in ids}
    found = snapshot.children.get_many(sorted(set(lives_on.values())))
    return {id_: found[other] for id_, other in lives_on.items() if other in found}


def _digest(found: FoundList) -> str:
    """Make a short text of all cells of a file; who has not the file learns nothing by it."""
    digest = blake2b(digest_size=8)
    for sheet in found.workbook.sheets:
        for cells in sheet.rows:
            digest.update(repr(cells).encode())
    return digest.hexdigest()


def _circumstances(child: Child, row: ReadRow, new_id: NewId) -> Iterator[Circumstance]:
    for field, group in row.secret:
        yield circumstance_of(child, field, group, CircumstanceId(new_id()))
