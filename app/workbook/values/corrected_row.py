"""A row that reports a correction: what stood before, and what stands now.

Its columns are old and new texts, or one text in words; a column without a side holds the old.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.workbook.sheet import Cell
from app.workbook.tables.correction_headers import CORRECTED, NEW, OLD
from app.workbook.values.corrections import Said, read_correction_text
from app.workbook.values.plain import Value, text_of

Cells = Callable[[int], Cell]
_NOTHING: Value = ("", "")
Readers = Mapping[str, Callable[[Cell], Value]]


@dataclass(slots=True)
class Corrected:
    """What a row says."""

    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, Value] = field(default_factory=dict)
    unread: str = ""


CorrectedRow = Callable[[Cells, Mapping[str, str]], Corrected]


def corrected_row_reader(columns: Mapping[str, int], readers: Readers) -> CorrectedRow | None:
    """Make the reader of the corrections of a table; None where none of its columns tells any."""
    sides = [n for n in CORRECTED if f"{OLD}_{n}" in columns or f"{NEW}_{n}" in columns]
    told = [columns[n] for n in ("correction", "correction_old", "correction_new") if n in columns]
    if not sides and not told:
        return None
    # A new number alone is what any list may have: it makes no report of a correction.
    reports = any(f"{NEW}_{name}" in columns for name in CORRECTED if name != "national_id")

    def read(cell: Cells, child: Mapping[str, str]) -> Corrected:
        found = Corrected()
        for name in sides:
            reader = readers[name]
            old, new = (
                reader(cell(columns[key])) if (key := f"{side}_{name}") in columns else _NOTHING
                for side in (OLD, NEW)
            )
            before = old[0] or child.get(name, "")
            if any(new) and (before or reports):
                found.before[name] = before
            if any(new) or not child.get(name):
                found.after[name] = new if any(new) else (before, "")
        text = _text(columns, cell)
        if text:
            told_in = read_correction_text(text)
            found.unread = "" if told_in.is_whole else text
            for one in told_in.said:
                _take_told(found, one, readers[one.field], text)
        return found

    return read


def _text(columns: Mapping[str, int], cell: Cells) -> str:
    """Give the words of a row: one cell, or what is corrected with its old and its new text."""
    parts = {
        name: text_of(cell(columns[name]))
        for name in ("correction", "correction_old", "correction_new")
        if name in columns
    }
    what, old, new = (parts.get(f"correction{end}", "") for end in ("", "_old", "_new"))
    if not (old or new):
        return what
    lead = f"{what.rstrip(' :')}: " if what else ""
    return f"{lead}{old} → {new}" if old else f"{lead}{new}"


def _take_told(found: Corrected, said: Said, reader: Callable[[Cell], Value], text: str) -> None:
    after, kept = reader(said.new)
    if not after:
        found.unread = text
        return
    found.before[said.field] = reader(said.old)[0] if said.old else ""
    found.after[said.field] = after, kept
