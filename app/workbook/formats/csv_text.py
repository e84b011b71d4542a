"""Text with separators (.csv .tsv .txt) as the rows of one sheet; every cell stays a text."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import Literal

from app.workbook.formats.marks import trimmed
from app.workbook.formats.unread import UnreadError, within
from app.workbook.sheet import RUNS, Cell, Sheet

_SEPARATORS = "\t;,|"
_SAMPLE_LETTERS = 1 << 17
_SAMPLE_ROWS = 300
_SAID = re.compile(r'"?sep=(.)"?[ \t]*\r?\n', re.IGNORECASE)
_MOST_LINES_OF_A_CELL = 40
"""More lines in one cell come from a quote nobody closed."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\ufffd]")
_FORMULA_TEXT = re.compile(r'="([^"]*)"')
_MOST_CONTROLS = 0.005


def csv_sheet(text: str, name: str) -> Sheet:
    """Read the text as a sheet. Raises UnreadError `file_not_spreadsheet`, `file_too_large`."""
    head = text[:_SAMPLE_LETTERS]
    if len(_CONTROL.findall(head)) > _MOST_CONTROLS * len(head):
        raise UnreadError("file_not_spreadsheet")
    text = text.rstrip("\x1a\0")
    if said := _SAID.match(text):
        text, separator = text[said.end() :], said[1]
    else:
        separator = _separator(text[:_SAMPLE_LETTERS])
    try:
        rows = _rows(text, separator, csv.QUOTE_MINIMAL)
    except csv.Error:
        rows = _rows(text, separator, csv.QUOTE_NONE)
    return Sheet(name, trimmed(rows))


def _rows(text: str, separator: str, quoting: Literal[0, 3]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cells = 0
    source = io.StringIO(text, newline="")
    for row in csv.reader(source, delimiter=separator, quoting=quoting):
        if quoting != csv.QUOTE_NONE and any(_runs_on(cell) for cell in row):
            raise csv.Error
        cells += len(row)
        within(cells)
        rows.append([_plain(cell) for cell in row])
    return rows


def _runs_on(cell: str) -> bool:
    return "\n" in cell and cell.count("\n") > _MOST_LINES_OF_A_CELL


def _plain(cell: str) -> str:
    """Take the shell from `="024217000456"`, which keeps Excel from damaging a number.

    An apostrophe that `writer.write_csv` put before a text is no part of it either.
    """
    if cell.startswith("'") and cell[1:].startswith(RUNS):
        return cell[1:]
    shell = _FORMULA_TEXT.fullmatch(cell) if cell.startswith('="') else None
    return shell[1] if shell else cell


def _separator(head: str) -> str:
    """Choose the sign that cuts most rows into the same number of cells, and into many."""
    return max(_SEPARATORS, key=lambda sign: _evenness(head, sign))


def _evenness(head: str, separator: str) -> float:
    try:
        rows = list(
            islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), _SAMPLE_ROWS)
        )
    except csv.Error:
        rows = [line.split(separator) for line in head.splitlines()[:_SAMPLE_ROWS]]
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0
    width, count = max(widths.items(), key=lambda item: (item[0] > 1) * item[1])
    return (width - 1) * count / widths.total()
