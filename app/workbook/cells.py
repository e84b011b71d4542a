"""One row of a list read into the fields of a child and of its household.

The only way a cell becomes a value. What cannot be read stays empty and its text is kept as
`original.<field>`; the form is that of `app.domain.fields`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from app.domain.birth_date import BirthDate, parse_birth_date
from app.domain.ethnicity import find_ethnicity
from app.domain.national_id import accept_repair, read_national_id
from app.domain.person_name import clean_name
from app.domain.phone import read_phone
from app.domain.place import VillageBook
from app.domain.placeholder import is_placeholder
from app.domain.sex import Sex, read_sex
from app.domain.text import fold, nfc_clean
from app.workbook.sheet import Cell, raw_text
from app.workbook.table import KEPT, Row, Table

ORIGINAL = "original."
"""What the text of a cell that gave no value is kept under."""
_CROSSES = frozenset({"x", "X"})
_HOUSEHOLD = frozenset({"village_id", "village", "head_name", "address", "phone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one must know to read the rows of a file."""

    file_name: str
    today: date
    villages: VillageBook
    epoch_1904: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was read. A field that its table does not speak of is in neither mapping."""

    sheet: str
    number: int
    source: str
    """`file#sheet!row`."""
    child: Mapping[str, str]
    household: Mapping[str, str]
    row_key: str = ""
    """What stands in the column `Mã dòng` of a list of ours (see `app.domain.row_key`)."""
    seen: int = 0
    """The newest line of the journal that this list knew; 0 for a list that does not say."""

    @property
    def is_child(self) -> bool:
        """Whether anything in the row tells one child from another."""
        names = ("external_code", "full_name", "birth_date", "national_id")
        return bool(self.row_key) or any(
            self.child.get(name) or self.child.get(ORIGINAL + name) for name in names
        )


@dataclass(slots=True)
class _Draft:
    """The fields of a row while it is read."""

    fields: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, text: str, lost: Cell = "") -> None:
        """Set a field; `lost` is the cell, where its text must be kept beside the value."""
        self.fields[name] = text
        self.fields[ORIGINAL + name] = raw_text(lost)


def read_row(table: Table, row: Row, reading: Reading) -> ReadRow:
    """Read a row of a table."""
    cells = {c.field: row.cell(c.index) for c in table.columns if c.field in KEPT}
    draft = _Draft()
    for name, cell in cells.items():
        if name in _PLAIN:
            _PLAIN[name](draft, name, cell)
    _read_birth_date(draft, cells, reading)
    _read_national_id(draft, cells, reading)
    _read_village(draft, cells, reading)
    child, household = _parted(draft.fields)
    source = f"{reading.file_name}#{table.sheet}!{row.number}"
    keys = (raw_text(row.cell(c.index)) for c in table.columns if c.field == "row_key")
    key = next(keys, "")
    return ReadRow(table.sheet, row.number, source, child, household, key, table.seen)


def _parted(fields: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    child: dict[str, str] = {}
    household: dict[str, str] = {}
    for name, text in fields.items():
        (household if name.removeprefix(ORIGINAL) in _HOUSEHOLD else child)[name] = text
    return child, household


def _text(cell: Cell) -> str:
    """Clean a text; empty for what people write where there is nothing to write."""
    return _clean(cell if isinstance(cell, str) else raw_text(cell))


@lru_cache(maxsize=1 << 14)
def _clean(text: str) -> str:
    text = nfc_clean(text)
    return "" if is_placeholder(text) else text


def _read_text(draft: _Draft, name: str, cell: Cell) -> None:
    draft.put(name, _text(cell))


def _read_name(draft: _Draft, name: str, cell: Cell) -> None:
    draft.put(name, _clean_name(_text(cell)))


# A list names the same parents and heads again and again.
_clean_name = lru_cache(maxsize=1 << 14)(clean_name)


def _read_sex(draft: _Draft, name: str, cell: Cell) -> None:
    sex = read_sex(raw_text(cell))
    draft.put(name, str(sex or ""), "" if sex else _text(cell))


def _read_ethnicity(draft: _Draft, name: str, cell: Cell) -> None:
    text = _text(cell)
    label = find_ethnicity(text) or ""
    draft.put(name, label, "" if label else text)


def _read_phone(draft: _Draft, name: str, cell: Cell) -> None:
    number = read_phone(cell) if isinstance(cell, str | int | float) else ""
    draft.put(name, number, "" if number else _text(cell))


def _read_circumstance(draft: _Draft, name: str, cell: Cell) -> None:
    # A cross in the column says yes without saying which; `x` is no placeholder here.
    text = raw_text(cell)
    draft.put(name, text if text in _CROSSES else _text(cell))


def _read_mark(draft: _Draft, name: str, cell: Cell) -> None:
    text = fold(raw_text(cell))
    says_no = cell is False or (text != "x" and is_placeholder(text))
    draft.put(name, "" if says_no else "x")


_PLAIN: Mapping[str, Callable[[_Draft, str, Cell], None]] = {
    "external_code": _read_text,
    "full_name": _read_name,
    "sex": _read_sex,
    "ethnicity": _read_ethnicity,
    "father_name": _read_name,
    "mother_name": _read_name,
    "guardian_name": _read_name,
    "head_name": _read_name,
    "address": _read_text,
    "phone": _read_phone,
    "special": _read_circumstance,
    "at_risk": _read_circumstance,
    "assisted": _read_mark,
}


def _read_birth_date(draft: _Draft, cells: Mapping[str, Cell], reading: Reading) -> None:
    if "birth_date" not in cells:
        return
    cell = cells["birth_date"]
    if not isinstance(cell, str | int | float | date):
        draft.put("birth_date", "", cell)
        return
    read = parse_birth_date(cell, epoch_1904=reading.epoch_1904, today=reading.today)
    draft.put(
        "birth_date", str(read.value or ""), cell if read.problem == "invalid_birth_date" else ""
    )


def _read_national_id(draft: _Draft, cells: Mapping[str, Cell], reading: Reading) -> None:
    """Read the number; lost zeros are put back only when the date and the sex then agree."""
    if "national_id" not in cells:
        return
    cell = cells["national_id"]
    if not isinstance(cell, str | int | float):
        draft.put("national_id", "", cell)
        return
    read = read_national_id(cell)
    born, sex = draft.fields.get("birth_date"), draft.fields.get("sex")
    known = BirthDate.from_iso(born) if born else None, Sex(sex) if sex else None
    fits = [number for number in read.repaired if accept_repair(number, *known, on=reading.today)]
    repaired = fits[0] if len(fits) == 1 else ""
    lost = repaired or read.problem == "invalid_national_id"
    draft.put("national_id", read.value or repaired, cell if lost else "")


def _read_village(draft: _Draft, cells: Mapping[str, Cell], reading: Reading) -> None:
    if "village" in cells:
        text = _text(cells["village"])
        village = reading.villages.find(text) if text else None
        draft.fields["village_id"] = village.id if village else ""
        draft.fields[ORIGINAL + "village"] = "" if village else text
