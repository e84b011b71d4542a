"""What a register of the civil registry says, and who waits for it, laid out as rows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.messages import sentence
from app.services.app import App
from app.services.lists.import_report import ImportReport, RowLine
from app.services.registry.read_registrations import read_registrations

Row = dict[str, object]
REGISTER_COLUMNS = (
    *("file", "sheet", "row", "name", "outcome", "matched_by", "child_id"),
    *("field", "ours", "register", "taken", "message", "group_id"),
)
WAITING_COLUMNS = (
    *("worklist", "child_id", "full_name", "birth_date", "mother_name", "father_name"),
    *("village", "due_on", "days_left"),
)
_LEFT_OUT = frozenset({"source", "registry"})


def register_rows(reports: Iterable[ImportReport], names: Mapping[str, str]) -> Iterator[Row]:
    """Lay registers out: a row a difference, one for a row without any, one for who is absent.

    `names` are those of the children of the store.
    """
    for report in reports:
        for line in report.lines:
            yield from _of_line(report, line)
        for child_id in report.absent:
            yield {
                "file": report.file,
                "name": names.get(child_id, ""),
                "outcome": "absent",
                "child_id": child_id,
                "group_id": report.group_id,
            }


def _of_line(report: ImportReport, line: RowLine) -> Iterator[Row]:
    row: Row = {
        "file": report.file,
        "sheet": line.sheet,
        "row": line.row,
        "name": line.name,
        "outcome": line.outcome,
        "matched_by": line.matched_by or "",
        "child_id": line.child_id,
        "message": " ".join(sentence(code) for code in line.messages),
        "group_id": report.group_id,
    }
    pairs = [(name, pair, "x") for name, pair in line.changes.items() if name not in _LEFT_OUT]
    pairs += [(name, pair, "") for name, pair in line.proposals.items()]
    for name, (ours, theirs), taken in pairs:
        yield {**row, "field": name, "ours": ours, "register": theirs, "taken": taken}
    if not pairs:
        yield row


def waiting_rows(app: App, on: date) -> Iterator[Row]:
    """Lay out who waits for the registration, or is in one list alone; whoever is late first."""
    for line in read_registrations(app, on).lines:
        yield {name: getattr(line, name) for name in WAITING_COLUMNS}
