"""Reading a review sheet back: only what was written at the house counts, under the key of its row.

What we printed beside it is what we knew then; it says nothing new.
"""

from dataclasses import replace
from functools import cache

from app.domain.handoff.row_key import SheetCode, read_sheet_code
from app.domain.text.text import fold
from app.workbook.outgoing.review_words import ANSWERS, CODE_WORDS, KEY_HEADER, answer_header
from app.workbook.table import Column, Table


def as_review(table: Table) -> Table:
    """Give the table of a review sheet with its answers as its columns.

    An export of ours has keys but no answers: all of its columns count. Other lists stay as they
    are.
    """
    columns = tuple(one for column in table.columns if (one := _answer_column(column)).field)
    keys = [column for column in columns if column.field == "row_key"]
    if not keys:
        return table
    if not any(column.field in ANSWERS for column in columns):
        ours = tuple(keys[0] if c.index == keys[0].index else c for c in table.columns)
        return replace(table, columns=ours)
    # The village of the sheet is where the child was sought, not what was answered.
    rows = tuple(replace(row, village="") for row in table.rows)
    code = sheet_code_of(table)
    return replace(table, columns=columns, rows=rows, village="", seen=code.seq if code else 0)


def sheet_code_of(table: Table) -> SheetCode | None:
    """Find the code in the title of a review sheet; None when it was cut off or mistyped."""
    for passed in table.passed:
        _, mark, rest = passed.text.partition(CODE_WORDS)
        words = rest.split()
        code = read_sheet_code(words[0]) if mark and words else None
        if code:
            return code
    return None


def _answer_column(column: Column) -> Column:
    header = column.header.rpartition(" / ")[2]
    return replace(column, field=_fields().get(fold(header), ""), doubt="")


@cache
def _fields() -> dict[str, str]:
    fields = {fold(answer_header(field)): field for field in ANSWERS}
    return {**fields, fold(KEY_HEADER): "row_key"}
