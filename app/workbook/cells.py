"""One row of a list read into the fields of a child and of its household.

The only way a cell becomes a value. What cannot be read stays empty and its text is kept as
`original.<field>`; so is the text of every value that was repaired or converted. The form is that
of `app.domain.fields`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.circumstances.circumstance_group import group_name
from app.domain.circumstances.confidential_text import (
    CROSS,
    TEXTS,
    crossed_text,
    open_name,
    part_remark,
    secret_groups,
)
from app.domain.doubles.merged_child import join_groups
from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import accept_repair, read_national_id
from app.domain.person.sex import Sex
from app.domain.places.place import VillageBook
from app.domain.text.text import nfc_clean
from app.workbook.readings import AS_WRITTEN, ColumnReadings
from app.workbook.sheet import Cell, raw_text
from app.workbook.table import HOMES, Row, Table
from app.workbook.values.corrected_row import CorrectedRow, corrected_row_reader
from app.workbook.values.date_column import DateReader
from app.workbook.values.joined import (
    lone_parent,
    names_mother_first,
    parted_parents,
    read_marked_sex,
    read_split_date,
    read_whole_name,
)
from app.workbook.values.plain import (
    PLAIN,
    Value,
    ethnicity_reader,
    is_marked,
    read_name,
    sex_reader,
    text_of,
)
from app.workbook.values.residence import home_in, village_in
from app.workbook.values.settling import sex_by_number

ORIGINAL = "original."
"""What the text of a cell is kept under, where the value does not say all of it."""
_HOUSEHOLD = frozenset({"head_name", "address", "phone"})
_REMARKED = {"full_name": "special"} | dict.fromkeys(
    ("mother_name", "father_name", "guardian_name", "head_name"), "at_risk"
)
_SPLIT_DATE = ("birth_day", "birth_month", "birth_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one must know to read the rows of a table."""

    file_name: str
    today: date
    villages: VillageBook
    epoch_1904: bool = False
    columns: ColumnReadings = AS_WRITTEN


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was read. A field that its table does not speak of is in neither mapping."""

    sheet: str
    """The place of its table: see `Table.place`."""
    number: int
    source: str
    """`file#sheet!row`."""
    child: Mapping[str, str]
    household: Mapping[str, str]
    row_key: str = ""
    """What stands in the column `Mã dòng` of a list of ours (see `app.domain.handoff.row_key`)."""
    seen: int = 0
    """The newest line of the journal that this list knew; 0 for a list that does not say."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Field of the child -> its text before the correction that this row reports."""
    correction: str = ""
    """The words of a correction that were not understood, or not all of them."""
    secret: tuple[tuple[str, str], ...] = ()
    """Field of the child -> a group that only those allowed may see; in `child` a cross stands."""

    @property
    def is_correction(self) -> bool:
        """Whether it reports what the civil registry has corrected, not a child."""
        return bool(self.before or self.correction)

    @property
    def is_child(self) -> bool:
        """Whether anything in the row tells one child from another."""
        names = ("external_code", "full_name", "birth_date", "national_id")
        return bool(self.row_key) or any(
            self.child.get(name) or self.child.get(ORIGINAL + name) for name in names
        )


@dataclass(slots=True)
class _Draft:
    """A row while it is read."""

    row: Row
    child: dict[str, str] = field(default_factory=dict)
    household: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    correction: str = ""

    def put(self, name: str, value: Value, at: int = -1) -> None:
        """Set a field; `at` is the column whose text is kept if it was converted."""
        text, kept = value
        if text and self.row.raw and at >= 0 and not kept:
            raw = self.row.raw_cell(at)
            kept = "" if raw == self.row.cell(at) else raw_text(raw)
        fields = self.household if name in _HOUSEHOLD else self.child
        fields[name] = text
        fields[ORIGINAL + name] = kept

    def take_secrets(self) -> tuple[tuple[str, str], ...]:
        """Take out the groups that only those allowed may see; a cross stands for them."""
        said = {name: self.child.get(name, "") for name in TEXTS}
        found = tuple((name, group) for name in TEXTS for group in secret_groups(name, said[name]))
        for name, _ in found:
            self.child[name] = crossed_text(name, said[name])
            self.child[ORIGINAL + name] = ""
        return (*found, *self._take_remarks())

    def _take_remarks(self) -> Iterator[tuple[str, str]]:
        """Take out what stands beside a name: that of a parent tells of the child's risk."""
        for name, group in _REMARKED.items():
            fields = self.household if name in _HOUSEHOLD else self.child
            said = fields.get(name, ""), fields.get(ORIGINAL + name, "")
            # What stands alone may be a name that sounds like it: Nguyễn Thị Sida.
            whole, remark = next(filter(all, map(part_remark, said)), ("", ""))
            if remark:
                fields[name], fields[ORIGINAL + name] = part_remark(said[0])[0] or whole, ""
                self.child[group] = join_groups((self.child.get(group, ""), CROSS))
                yield group, remark


Step = Callable[[_Draft], None]


def read_row(table: Table, row: Row, reading: Reading) -> ReadRow:
    """Read one row of a table; for all of them see `row_reader`."""
    return row_reader(table, reading)(row)


def row_reader(table: Table, reading: Reading) -> Callable[[Row], ReadRow]:
    """Make the reader of the rows of a table."""
    columns: dict[str, int] = {}
    for column in table.columns:
        columns.setdefault(column.field, column.index)
    columns.pop("", None)
    steps = _Steps(table, reading, columns).all()
    key_at = columns.get("row_key")
    place = f"{open_name(reading.file_name)}#{open_name(table.place)}!"

    def read(row: Row) -> ReadRow:
        draft = _Draft(row)
        for step in steps:
            step(draft)
        secret = draft.take_secrets()
        key = "" if key_at is None else raw_text(row.cell(key_at))
        source = f"{place}{row.number}"
        return ReadRow(
            table.place,
            row.number,
            source,
            draft.child,
            draft.household,
            key,
            table.seen,
            draft.before,
            draft.correction,
            secret,
        )

    return read


class _Steps:
    """The steps in which the rows of one table are read, the sex and the date before the ID."""

    def __init__(self, table: Table, reading: Reading, columns: Mapping[str, int]) -> None:
        self._table = table
        self._reading = reading
        self._columns = columns
        known = reading.columns
        self._dates = DateReader(reading.today, reading.epoch_1904, known.texts, known.dates)
        self._dates_read: dict[tuple[type, Cell], Value] = {}

    def all(self) -> list[Step]:
        """List the steps for the fields that the table speaks of."""
        have = self._columns.keys()
        readers = {
            **PLAIN,
            "sex": sex_reader(self._reading.columns.sexes),
            "ethnicity": ethnicity_reader(self._reading.columns.peoples),
            "birth_date": self._date,
            "registered_on": self._date,
        }
        steps = [
            _plain(name, self._columns[name], readers[name]) for name in readers if name in have
        ]
        steps += [step for fields, step in self._joined().items() if have & set(fields)]
        if "national_id" in have:
            steps.append(self._read_national_id)
        corrected = corrected_row_reader(self._columns, {**readers, "national_id": _number})
        if corrected:
            steps.append(_corrected_step(corrected))
        return [*steps, self._village_step()]

    def _joined(self) -> dict[tuple[str, ...], Step]:
        """Give the steps for values in several columns, where no column has them whole."""
        wholes: dict[str, tuple[tuple[str, ...], Step]] = {
            "full_name": (("given_name", "family_name"), self._read_name_parts),
            "birth_date": (_SPLIT_DATE, self._read_date_parts),
            "sex": (("sex_male_mark", "sex_female_mark"), self._read_marks),
            "father_name": (("parents_name",), self._read_parents),
            "special": (("special_mark",), self._groups_step("special")),
            "at_risk": (("at_risk_mark",), self._groups_step("at_risk")),
        }
        steps = {fields: step for whole, (fields, step) in wholes.items() if not self._has(whole)}
        return steps | {("dob_male", "dob_female"): self._read_sexed_dates}

    def _has(self, name: str) -> bool:
        return name in self._columns

    def _cell(self, draft: _Draft, name: str) -> Cell:
        at = self._columns.get(name)
        return "" if at is None else draft.row.cell(at)

    def _date(self, cell: Cell) -> Value:
        key = (type(cell), cell)
        if key not in self._dates_read:
            read, is_changed = self._dates.read(cell)
            keeps = is_changed or read.problem == "invalid_birth_date"
            self._dates_read[key] = str(read.value or ""), raw_text(cell) if keeps else ""
        return self._dates_read[key]

    def _read_name_parts(self, draft: _Draft) -> None:
        parts = [self._cell(draft, name) for name in ("family_name", "given_name")]
        draft.put("full_name", read_whole_name(parts), self._columns.get("family_name", -1))

    def _read_date_parts(self, draft: _Draft) -> None:
        parts = [self._cell(draft, name) for name in _SPLIT_DATE]
        draft.put("birth_date", read_split_date(parts, self._dates))

    def _read_marks(self, draft: _Draft) -> None:
        male, female = (self._cell(draft, name) for name in ("sex_male_mark", "sex_female_mark"))
        by_number = sex_by_number(self._cell(draft, "national_id"))
        unmarked = self._reading.columns.unmarked
        # Where the number tells the other sex, a cross may have been forgotten: nobody knows.
        unmarked = unmarked if by_number in (None, unmarked) else None
        draft.put("sex", read_marked_sex(male, female, unmarked))

    def _groups_step(self, name: str) -> Step:
        """Name the groups that a child has a cross for, each in a column of its own."""
        marked = [column for column in self._table.columns if column.field == f"{name}_mark"]
        groups = [(one.index, group_name(name, one.header.split(" / ")[-1])) for one in marked]

        def read(draft: _Draft) -> None:
            names = [group for at, group in groups if is_marked(draft.row.cell(at))]
            draft.put(name, ("; ".join(names), ""))

        return read

    def _read_sexed_dates(self, draft: _Draft) -> None:
        """Read a date that stands in the column of its child's sex."""
        male, female = (self._cell(draft, name) for name in ("dob_male", "dob_female"))
        draft.put("sex", read_marked_sex(male, female, None))
        of_male, of_female = self._date(male), self._date(female)
        if of_male != of_female and any(of_male) and any(of_female):
            draft.put("birth_date", ("", f"{raw_text(male)} / {raw_text(female)}"))
        else:
            draft.put("birth_date", of_male if any(of_male) else of_female)

    def _read_parents(self, draft: _Draft) -> None:
        at = self._columns["parents_name"]
        header = next(c.header for c in self._table.columns if c.index == at)
        cell = draft.row.cell(at)
        text = text_of(cell)
        lines = "\n".join(map(nfc_clean, raw_text(cell).split("\n"))) if text else ""
        names = parted_parents(lines, mother_first=names_mother_first(header)) or lone_parent(text)
        father, mother = (read_name(name)[0] for name in names)
        draft.put("father_name", (father, text))
        if not self._has("mother_name"):
            draft.put("mother_name", (mother, ""))

    def _read_national_id(self, draft: _Draft) -> None:
        """Read the number; lost zeros are put back only when the date and the sex then agree."""
        cell = self._cell(draft, "national_id")
        if not isinstance(cell, str | int | float):
            draft.put("national_id", ("", raw_text(cell)))
            return
        read = read_national_id(cell)
        repaired = self._repaired(read.repaired, draft.child) if read.repaired else ""
        keeps = repaired or read.problem == "invalid_national_id"
        draft.put("national_id", (read.value or repaired, raw_text(cell) if keeps else ""))

    def _repaired(self, candidates: tuple[str, ...], child: Mapping[str, str]) -> str:
        born, sex = child.get("birth_date"), child.get("sex")
        known = BirthDate.from_iso(born) if born else None, Sex(sex) if sex else None
        fits = [one for one in candidates if accept_repair(one, *known, on=self._reading.today)]
        return fits[0] if len(fits) == 1 else ""

    def _village_step(self) -> Step:
        """Read the village of the row; without a column for it, of its heading or its table."""
        villages, column, whole = (
            self._reading.villages,
            self._columns.get("village"),
            self._table.village,
        )
        homes = [self._columns[name] for name in HOMES if name in self._columns]
        address = self._columns.get("address")

        def read(draft: _Draft) -> None:
            row = draft.row
            text = text_of(row.cell(column)) if column is not None else row.village or whole
            village = villages.find(text) if text else None
            if village is None and homes and column is None:
                home, village = home_in(map(row.cell, homes), villages)
                if home:
                    draft.household.setdefault("address", home)
                text = home or text
            if not text and address is not None:
                village = village_in(text_of(row.cell(address)), villages)
            if column is None and not text and not village:
                return
            draft.household["village_id"] = village.id if village else ""
            draft.household[ORIGINAL + "village"] = "" if village else text

        return read


def _number(cell: Cell) -> Value:
    readable = cell if isinstance(cell, str | int | float) else ""
    return read_national_id(readable).value or "", ""


def _corrected_step(read: CorrectedRow) -> Step:
    def step(draft: _Draft) -> None:
        said = read(draft.row.cell, draft.child)
        draft.before |= said.before
        draft.correction = said.unread
        for name, value in said.after.items():
            draft.put(name, value)

    return step


def _plain(name: str, at: int, read: Callable[[Cell], Value]) -> Step:
    def step(draft: _Draft) -> None:
        draft.put(name, read(draft.row.cell(at)), at)

    return step
