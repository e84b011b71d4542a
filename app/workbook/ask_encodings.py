"""Columns that may be written in a font of before Unicode, or not: what little text cannot tell."""

from collections.abc import Iterator, Mapping

from app.domain.text.font_evidence import OLD, is_surely_unicode, may_be_old, weigh
from app.domain.text.old_fonts import Encoding
from app.workbook.choices import Question
from app.workbook.sheet import Sheet, Workbook
from app.workbook.tables.side_by_side import letter_of

ENCODING = "encoding"
_OPTIONS = tuple(map(str, Encoding))
_SAMPLES = 3


def ask_encodings(workbook: Workbook) -> tuple[Question, ...]:
    """Ask about the columns of a converted workbook that too few words speak for.

    What was decided is suggested; a sheet with a column beyond doubt needs no question.
    """
    return tuple(question for sheet in workbook.sheets for question in _of_sheet(sheet))


def encodings_said(workbook: Workbook, answers: Mapping[str, str]) -> dict[tuple[str, int], str]:
    """Give the encodings a person chose, asked or not: (sheet, column) -> encoding."""
    said = {}
    for sheet in workbook.sheets:
        for at in range(max(map(len, sheet.rows), default=0)):
            answer = answers.get(_key(sheet.name, at), "")
            if answer in _OPTIONS:
                said[sheet.name, at] = answer
    return said


def _of_sheet(sheet: Sheet) -> Iterator[Question]:
    thin: dict[int, list[str]] = {}
    for at, texts in _old_texts(sheet).items():
        weights = [weigh(texts, encoding) for encoding in OLD]
        if sheet.fonts.get(at) or any(one.convinces and not one.is_thin for one in weights):
            return
        if any(one.is_thin for one in weights):
            thin[at] = texts
    for at, texts in thin.items():
        yield Question(
            key=_key(sheet.name, at),
            code=ENCODING,
            sheet=sheet.name,
            header=letter_of(at),
            column=at,
            options=_OPTIONS,
            suggested=sheet.encodings.get(at, str(Encoding.UNICODE)),
            samples=tuple(texts[:_SAMPLES]),
            count=len(texts),
        )


def _old_texts(sheet: Sheet) -> dict[int, list[str]]:
    """Collect the texts that may be old, as the file has them, of columns that may be."""
    found: dict[int, dict[str, None]] = {}
    sure: set[int] = set()
    for row in sheet.raw_rows or sheet.rows:
        for at, cell in enumerate(row):
            if at in sure or not isinstance(cell, str) or cell.isascii():
                continue
            if is_surely_unicode(cell):
                sure.add(at)
            elif may_be_old(cell):
                found.setdefault(at, {})[cell] = None
    return {at: list(texts) for at, texts in found.items() if at not in sure}


def _key(sheet: str, at: int) -> str:
    return f"{ENCODING}:{sheet}:{letter_of(at)}"
