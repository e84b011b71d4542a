"""Where the tables of children lie in a workbook, and which of their rows are children.

No filled row of a sheet with a table is lost: it is a row of a table or among those passed over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import KnownError
from app.domain.places.village_name import read_village_name
from app.domain.text.text import fold
from app.workbook.choices import UNDECIDED, Choices, Question
from app.workbook.review import as_review
from app.workbook.sheet import Cell, Sheet, Workbook
from app.workbook.table import HOMES, FoundTables, Passed, Row, Table
from app.workbook.tables.column_looks import is_filled
from app.workbook.tables.columns import Decided, Place, decide_columns
from app.workbook.tables.header_block import HeaderBlock, find_header, header_from, labels_of
from app.workbook.tables.hidden_parts import ask_hidden, ask_sheet
from app.workbook.tables.list_rows import assemble, tell_rows, text_of
from app.workbook.tables.merged_cells import filled_down, patched, raw_filled_down
from app.workbook.tables.row_kinds import RowKinds, repeats
from app.workbook.tables.side_by_side import Paths, bounds, letter_of, only, part_lists
from app.workbook.tables.village_headings import (
    month_of_sheet,
    number_of_sheet,
    village_of_heading,
    village_of_sheet,
    village_of_title,
)

_DEEPEST_HEADER = 100
"""Title rows end well before so many filled rows; a header below them is not looked for."""
_SAMPLED = 200
_FEWEST_CELLS = 3
_LONGEST_SIGN = len("(10)")
"""A row of column numbers says nothing longer."""
_NAMES = frozenset({"full_name", "given_name"})
_OF_A_CHILD = frozenset(
    {"birth_date", "birth_year", "dob_male", "dob_female", "sex", "sex_male_mark"}
    | {"sex_female_mark", "national_id", "external_code", "row_key"}
)
"""A list of names alone, or of names and telephones, is no list of children."""

_FEWEST_CHILDREN = 3
_HEADLESS = frozenset({"full_name", "birth_date"})
"""A list without a header must say both, and one thing more of a child."""

Rows = Sequence[Sequence[Cell]]
_Found = tuple[Table, tuple[Question, ...]]


def find_tables(workbook: Workbook, choices: Choices = UNDECIDED) -> FoundTables:
    """Find the lists of children in a workbook, in the order of its sheets.

    Raises KnownError `no_table_found` with the fact `file`.
    """
    of_sheets = [_tables_of(sheet, choices) for sheet in workbook.sheets]
    found = [pair for pairs in of_sheets for pair in pairs]
    found = [pair for pair in found if pair[0].rows] or found
    if not found:
        raise KnownError("no_table_found", file=workbook.file_name)
    return _chosen(_with_numbered_sheets(found), choices)


def _with_numbered_sheets(found: Sequence[_Found]) -> list[_Found]:
    """Let the sheet `3` beside `Thôn 1` and `Thôn 2` be of thôn 3."""
    names = (read_village_name(table.village) for table, _ in found)
    kinds = {name.kind for name in names if name.kind and name.is_numbered}
    return [
        (replace(table, village=table.village or number_of_sheet(table.sheet, kinds)), questions)
        for table, questions in found
    ]


def _chosen(found: Sequence[_Found], choices: Choices) -> FoundTables:
    """Part the tables that are taken from those that are left, and gather the questions."""
    is_only = not any(table.visible for table, _ in found)
    taken: list[Table] = []
    left: list[Table] = []
    asked: list[Question] = []
    for table, questions in found:
        takes, about_sheet = ask_sheet(table, choices, is_only=is_only)
        (taken if takes else left).append(table)
        asked += [about_sheet] if about_sheet else []
        asked += questions if takes else ()
    return FoundTables(tuple(taken), _asked_once(asked), tuple(left))


def _asked_once(asked: Sequence[Question]) -> tuple[Question, ...]:
    """Ask the same about all sheets in one question, with the cells of all of them."""
    once: dict[str, Question] = {}
    for question in asked:
        before = once.get(question.key)
        count = question.count + (before.count if before else 0)
        once[question.key] = replace(before or question, count=count)
    return tuple(once.values())


def _tables_of(sheet: Sheet, choices: Choices) -> list[_Found]:
    """Find the tables of a sheet, one below the other and side by side."""
    place = Place(sheet.name, choices, sheet.hidden_columns, sheet.encodings)
    found: list[tuple[Table, Decided]] = []
    block, first = find_header(sheet.rows, _top_rows(sheet.rows), sheet.merges), 0
    block = block or _headless(sheet)
    while block:
        parts = _parts(sheet, block)
        read = [
            _read(_List(sheet, place, block, first, part, len(parts) > 1, part is parts[0]))
            for part in parts
        ]
        lists = [one for one in read if one]
        found += [(one.table, one.decided) for one in lists]
        block, first = _next_block(sheet, block, lists)
    found = [pair for pair in found if pair[0].rows] or found
    tables = _with_all_rows(sheet, [table for table, _ in found])
    result = []
    for table, (_, decided) in zip(tables, found, strict=True):
        asked, questions = ask_hidden(as_review(table), choices)
        result.append((asked, (*decided.questions, *questions)))
    return result


def _headless(sheet: Sheet) -> HeaderBlock | None:
    """Let the cells alone say what a list without any header holds."""
    wide = _sampled(sheet.rows, 0)
    return HeaderBlock(0, -1, {}) if len(wide) >= _FEWEST_CHILDREN else None


def _top_rows(rows: Rows) -> range:
    """Give the span where a first header is looked for, however many rows are empty."""
    filled = 0
    for index, cells in enumerate(rows):
        filled += cells.count("") < len(cells)
        if filled > _DEEPEST_HEADER:
            return range(index)
    return range(len(rows))


def _parts(sheet: Sheet, block: HeaderBlock) -> list[dict[int, tuple[str, ...]]]:
    return part_lists(block.paths, _sampled(sheet.rows, block.bottom + 1))


def _sampled(rows: Rows, start: int) -> list[Sequence[Cell]]:
    """Pick rows that can be children, from all over the list."""
    wide = [row for row in rows[start:] if len(row) - row.count("") >= _FEWEST_CELLS]
    step = max(1, len(wide) // _SAMPLED)
    return [row for row in wide[::step] if any(len(str(cell)) > _LONGEST_SIGN for cell in row)]


def _next_block(
    sheet: Sheet, block: HeaderBlock, lists: Sequence["_Read"]
) -> tuple[HeaderBlock | None, int]:
    """Find the header of the next table down the sheet, and where its titles may begin."""
    if not lists:
        span = _top_rows(sheet.rows)
        after = range(block.bottom + 1, max(block.bottom + 1, span.stop))
        return find_header(sheet.rows, after, sheet.merges), block.bottom + 1
    ends = [one.next_header for one in lists if one.next_header is not None]
    if not ends:
        return None, 0
    first = max(one.after_children for one in lists)
    return header_from(sheet.rows, min(ends), sheet.merges, first), first


@dataclass(frozen=True, slots=True)
class _List:
    """One list under a header: what is needed to read it."""

    sheet: Sheet
    place: Place
    block: HeaderBlock
    first: int
    """Where its titles may begin."""
    paths: Paths
    is_beside: bool
    """Whether other columns of its rows belong to another list."""
    is_first: bool = True

    @property
    def beside(self) -> str:
        """Give the letter of its first column, unless it is the only list or the left one."""
        return "" if self.is_first else letter_of(min(self.paths))

    @property
    def rows(self) -> Rows:
        """Give the rows of the sheet, with the cells of this list alone."""
        whole = len(self.paths) == len(self.block.paths)
        if whole and not self.is_beside:
            return self.sheet.rows
        first, after = bounds(self.paths, self.block.paths)
        return [only(cells, first, after) for cells in self.sheet.rows]


@dataclass(frozen=True, slots=True)
class _Read:
    table: Table
    decided: Decided
    next_header: int | None
    after_children: int


def _read(one: _List) -> _Read | None:
    """Read a list; None where its columns are not those of children."""
    rows, start = one.rows, one.block.bottom + 1
    headers = {at: frozenset(map(fold, path)) for at, path in one.paths.items()}
    children_alike = [row for row in _sampled(rows, start) if not repeats(row, headers)]
    decided = decide_columns(one.paths, children_alike, one.place)
    fields = {column.index: column.field for column in decided.columns}
    if not _is_of_children(decided.fields, has_header=bool(one.paths)):
        return None
    titled = _village_above(rows[one.first : one.block.top])
    kinds = RowKinds(fields, headers)
    above = [at for at in range(one.first, one.block.top) if kinds.is_plain(rows[at])]
    told = tell_rows(rows, start, kinds, above, names_villages=not titled)
    children, passed = assemble(told, rows, _row_maker(one, rows, fields))
    heads = (Passed(n, "header", text_of(rows[n - 1])) for n in one.block.numbers)
    table = Table(
        one.sheet.name,
        one.block.numbers,
        decided.columns,
        children,
        (*(head for head in heads if head.text), *passed),
        village=titled or _village_of_name(one, decided.fields),
        visible=one.sheet.visible,
        beside=one.beside,
    )
    return _Read(table, decided, told.next_header, told.after_children)


def _is_of_children(fields: frozenset[str], *, has_header: bool) -> bool:
    if not has_header:
        return fields >= _HEADLESS and bool(fields & {"sex", "ethnicity", "national_id"})
    return bool(_NAMES & fields and _OF_A_CHILD & fields)


def _village_of_name(one: _List, fields: frozenset[str]) -> str:
    """Read the name of the sheet as a village, but not where rows or a title make it a month."""
    name, above = one.sheet.name, one.rows[one.first : one.block.top]
    titles = (text for cells in above for text in labels_of(cells).values())
    is_month = not fields.isdisjoint(HOMES) or month_of_sheet(name, titles)
    return "" if is_month else village_of_sheet(name)


def _village_above(rows: Rows) -> str:
    """Find the village in the titles above a header; the nearest counts."""
    for cells in reversed(rows):
        for text in labels_of(cells).values():
            village = village_of_title(text) or village_of_heading(text)
            if village:
                return village
    return ""


def _row_maker(one: _List, rows: Rows, fields: dict[int, str]) -> Callable[[int, str], Row]:
    sheet = one.sheet
    changes = filled_down(sheet, fields, one.block.bottom)
    raw_changes = raw_filled_down(sheet, fields, one.block.bottom) if changes else {}
    raw = sheet.raw_rows

    def make(index: int, village: str) -> Row:
        cells = rows[index]
        as_written = raw[index] if raw is not None and index < len(raw) else ()
        if index in changes:
            cells = patched(cells, changes[index])
            as_written = patched(as_written, raw_changes.get(index, {})) if as_written else ()
        return Row(index + 1, cells, as_written, village, index + 1 in sheet.hidden_rows)

    return make


def _with_all_rows(sheet: Sheet, tables: Sequence[Table]) -> list[Table]:
    """Add to the first table what stands on the sheet outside of all of them."""
    if not tables:
        return []
    known = {row.number for table in tables for row in table.rows}
    known |= {row.number for table in tables for row in table.passed}
    head = min(min(table.header_rows, default=0) for table in tables)
    others = [
        Passed(number, "title" if number < head else "note", text_of(cells))
        for number, cells in enumerate(sheet.rows, start=1)
        if number not in known and any(map(is_filled, cells))
    ]
    passed = sorted((*tables[0].passed, *others), key=lambda row: row.number)
    return [replace(tables[0], passed=tuple(passed)), *tables[1:]]
