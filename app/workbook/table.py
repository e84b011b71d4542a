"""A list of children on a sheet: what its columns mean, which rows are children, which not."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from app.workbook.choices import Question
from app.workbook.sheet import Cell
from app.workbook.tables.correction_headers import CORRECTED, NEW, OLD

KEPT = frozenset(
    {"external_code", "full_name", "birth_date", "sex", "ethnicity", "national_id"}
    | {"father_name", "mother_name", "guardian_name", "head_name", "village", "address", "phone"}
    | {"special", "at_risk", "assisted"}
    | {"birth_cert_no", "birth_book", "registered_on", "registered_at"}
    | {"birth_place", "home_town", "birth_order"}
)
"""The fields that are stored; other known columns (`row_no`, `school_name` …) only help to see
that a row is a header."""
PARTS: dict[str, str] = {
    "sex_male_mark": "sex",
    "sex_female_mark": "sex",
    "birth_day": "birth_date",
    "birth_month": "birth_date",
    "birth_year": "birth_date",
    "dob_male": "birth_date",
    "dob_female": "birth_date",
    "family_name": "full_name",
    "given_name": "full_name",
    "parents_name": "father_name",
    "row_key": "external_code",
    "special_mark": "special",
    "at_risk_mark": "at_risk",
    "mother_home": "village",
    "father_home": "village",
    "parents_home": "village",
    "correction": "full_name",
    "correction_old": "full_name",
    "correction_new": "full_name",
    **{f"{side}_{name}": name for name in CORRECTED for side in (OLD, NEW)},
}
"""Fields that are read together into a stored one."""
HOMES = ("mother_home", "father_home", "parents_home")
"""Where a register says where the parents live."""
MANY = frozenset({"special_mark", "at_risk_mark"})
"""Fields that several columns may hold: crosses, a column for each group of children."""
_DATED_BY_SEX = frozenset({"dob_male", "dob_female"})
"""Where the birth date stands says the sex, too."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `number` is the row of the sheet, from 1."""

    number: int
    cells: Sequence[Cell]
    raw: Sequence[Cell] = ()
    """The cells as the file has them, where they were converted out of an old font."""
    village: str = ""
    """The village heading it stands under, as written; empty when there is none."""
    hidden: bool = False

    def cell(self, index: int) -> Cell:
        """Give a cell; a row that ends before it has nothing there."""
        return self.cells[index] if index < len(self.cells) else ""

    def raw_cell(self, index: int) -> Cell:
        """Give a cell as the file has it."""
        return self.raw[index] if index < len(self.raw) else self.cell(index)


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that is no child: its kind, and what is written in it."""

    number: int
    kind: str
    """title header numbers village total signature note hidden."""
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it stands, what its header says, and what we take it for."""

    index: int
    header: str
    """The headers above it, from the top, joined by ` / `; empty when it has none."""
    field: str = ""
    """Empty when the header is not known or the cells do not bear it out."""
    samples: tuple[str, ...] = ()
    """A few different cells as they are written."""
    doubt: str = ""
    """The field it may hold, where it was not taken for sure."""
    hidden: bool = False
    encoding: str = ""
    """The old encoding its text was converted from."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list of children on a sheet."""

    sheet: str
    header_rows: tuple[int, ...]
    """Their numbers, from 1; empty for a list without a header."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    passed: tuple[Passed, ...] = ()
    """The filled rows around and between the children that are no child."""
    village: str = ""
    """The village of the whole table, from its title or the name of its sheet."""
    visible: bool = True
    seen: int = 0
    """The newest line of the journal that a review sheet of ours knew (see `review`)."""
    beside: str = ""
    """The letter of its first column, where another list stands on its left."""

    @property
    def place(self) -> str:
        """Name where its rows stand: the sheet, and the list on it where two share its rows.

        No sheet of Excel has a bracket in its name.
        """
        return f"{self.sheet} [{self.beside}]" if self.beside else self.sheet

    @property
    def fields(self) -> frozenset[str]:
        """Name the stored fields this table speaks of."""
        named = {column.field for column in self.columns}
        made = {PARTS.get(field, field) for field in named}
        return frozenset(made | ({"sex"} if named & _DATED_BY_SEX else set())) & KEPT

    @property
    def not_taken(self) -> tuple[str, ...]:
        """Name the headers of columns that hold something we do not store."""
        ours = KEPT | PARTS.keys() | {"row_no"}
        return tuple(c.header for c in self.columns if c.header and c.field not in ours)

    @property
    def shape(self) -> str:
        """Tell lists of one form: the same headers in the same places, whatever the sheet."""
        told = "\n".join(f"{column.index}\t{column.header}" for column in self.columns)
        return blake2b(told.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The lists of a file in the order of its sheets, and what must be asked about them."""

    tables: tuple[Table, ...]
    questions: tuple[Question, ...] = ()
    left: tuple[Table, ...] = ()
    """Lists on sheets that are not taken: hidden ones, or as the person chose."""
