"""Check the sums, rests, rates and parts of a table whose columns are understood.

The rules are those of `check-table`; as the columns are known, none has to be found first.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from app.domain.reports.roll_up import Finding
from app.domain.tables.column_rules import Found, Kind, Rule
from app.domain.tables.figure_headings import COUNTS, DONE, RATE, TO_ENTER, WHOLE
from app.domain.tables.stated_number import in_style
from app.domain.tables.table_check import Mismatch, check_by
from app.workbook.tables.progress_tables import ProgressLine, ProgressTable
from app.workbook.tables.side_by_side import letter_of

_PARTS = (
    ("special", "children"),
    ("special_updated", "special"),
    ("special_updated", "updated"),
    ("at_risk_updated", "updated"),
    ("special_assisted_updated", "special_updated"),
    ("special_assisted", "special"),
    ("with_id", "children"),
)
"""A part is never more than its whole."""


def check_rules(table: ProgressTable) -> Iterator[Finding]:
    """Name the rates, rests and totals that the rest of the table contradicts."""
    counts = {column for figure, column in table.columns.items() if figure in COUNTS}
    for one in check_by(table.grid, _rules(table)):
        if one.kind != "total" or one.column not in counts or len(table.totals) > 1:
            yield _wrong(table, one)


def check_lines(table: ProgressTable) -> Iterator[Finding]:
    """Name the total that is not its lines' sum, and lines that cannot be as they are."""
    if len(table.totals) == 1:
        yield from _unlike_its_lines(table, table.totals[0])
    for line in (*table.lines, *table.totals):
        yield from _strange(table, line)
        yield from _parts(table, line)
        yield from _over(table, line)


def total_of(table: ProgressTable) -> dict[str, int]:
    """Add the lines up; where none has a figure, or one is no number, take the stated total."""
    found: dict[str, int] = {}
    for figure in COUNTS:
        known = [one.values[figure] for one in table.lines if figure in one.values]
        totals = [one.values[figure] for one in table.totals if figure in one.values]
        if known and not any(figure in one.strange for one in table.lines):
            found[figure] = sum(known)
        elif totals:
            found[figure] = totals[-1]
    return found


def _rules(table: ProgressTable) -> list[Found]:
    columns = table.columns
    pairs = [
        (columns[part], columns[whole])
        for whole, part in product(WHOLE, DONE)
        if part in columns and whole in columns
    ]
    kinds = (Kind.PERCENT, Kind.RATIO) if RATE in columns else ()
    rates = [Rule(kind, columns[RATE], pair) for pair in pairs for kind in kinds]
    rests = [
        Rule(Kind.DIFFERENCE, columns[TO_ENTER], (whole, part))
        for part, whole in pairs
        if TO_ENTER in columns
    ]
    return [found for rules in (rates, rests) for found in _best(table, rules)]


def _best(table: ProgressTable, rules: Sequence[Rule]) -> list[Found]:
    """Take the rule that most lines keep to; of a few lines the first, of many one that fits."""
    grid, lines = table.grid, [table.grid.line(one.row) for one in table.lines]
    known = [
        Found(rule, grid.places(rule.target) if rule.is_rounded else None, False, 0, 0)
        for rule in rules
    ]
    held = [sum(one.holds(line) for line in lines) for one in known]
    if not held or (2 * max(held) < len(lines) and len(lines) > 2):
        return []
    return [known[held.index(max(held))]]


def _wrong(table: ProgressTable, one: Mismatch) -> Finding:
    grid = table.grid
    names = grid.row_names if one.across else grid.column_names
    cell = f"{letter_of(one.column)}{one.row}"
    return Finding(
        "total_wrong" if one.kind == "total" else "reckoned_wrong",
        sheet=table.sheet,
        cell=cell,
        row=one.row,
        facts={
            "row": grid.row_names.get(one.row, ""),
            "column": grid.column_names.get(one.column, ""),
            "stated": one.stated,
            "right": in_style(one.right, grid.style),
            "parts": "; ".join(names.get(part, "") for part in one.parts[:2]),
        },
    )


def _unlike_its_lines(table: ProgressTable, total: ProgressLine) -> Iterator[Finding]:
    added = total_of(table)
    for figure, stated in total.values.items():
        has_lines = any(figure in one.values for one in table.lines)
        if has_lines and stated != added.get(figure, stated):
            yield Finding(
                "total_wrong",
                sheet=table.sheet,
                cell=table.cell(total, figure),
                row=total.row,
                facts={
                    "row": total.name,
                    "column": table.grid.column_names[table.columns[figure]],
                    "stated": in_style(Decimal(stated), table.grid.style),
                    "right": in_style(Decimal(added[figure]), table.grid.style),
                    "parts": "",
                },
            )


def _strange(table: ProgressTable, line: ProgressLine) -> Iterator[Finding]:
    for figure, text in line.strange.items():
        yield Finding(
            "cell_strange",
            sheet=table.sheet,
            cell=table.cell(line, figure),
            row=line.row,
            facts={"row": line.name, "text": text},
        )


def _parts(table: ProgressTable, line: ProgressLine) -> Iterator[Finding]:
    return _exceeding("part_exceeds", table, line, _PARTS)


def _over(table: ProgressTable, line: ProgressLine) -> Iterator[Finding]:
    of_which = ((part, whole) for whole, part in product(WHOLE, DONE))
    return _exceeding("over_100", table, line, of_which)


def _exceeding(
    code: str, table: ProgressTable, line: ProgressLine, pairs: Iterable[tuple[str, str]]
) -> Iterator[Finding]:
    """Name each part that is more than what it is a part of."""
    values = line.values
    for part, whole in pairs:
        if part in values and whole in values and values[part] > values[whole]:
            yield Finding(
                code,
                sheet=table.sheet,
                cell=table.cell(line, part),
                row=line.row,
                facts={
                    "row": line.name,
                    "part": part,
                    "whole": whole,
                    "is": values[part],
                    "most": values[whole],
                },
            )
