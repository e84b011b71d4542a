"""A list for another office as a workbook: white cells to answer in, all else kept safe.

Nothing is hidden in it, every text is a text, and nothing is a formula.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from app.domain.handoff.hand_off import HandOff, HandOffLine
from app.domain.handoff.row_key import row_key
from app.workbook.outgoing.form_page import TITLE_ROWS, set_up_form
from app.workbook.outgoing.hand_off_words import (
    ASKED,
    BIRTH_REGISTERED,
    HOW_TO_FILL,
    KEY_HEADER,
    KNOWN,
    NOTE,
    OURS,
    RESULT,
    RESULTS,
    SHEET,
    SIGN_HERE,
    THEIRS,
    TITLE,
    about,
    answer_header,
    code_words,
    reasons_of,
    sender,
)
from app.workbook.outgoing.list_layout import written_iso
from app.workbook.outgoing.writer import FONT, ListColumn, new_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {
    "full_name": 20,
    "birth_date": 13,
    "sex": 6,
    "ethnicity": 8,
    "national_id": 16,
    "father_name": 16,
    "mother_name": 16,
    "guardian_name": 12,
}
_ANSWER_WIDTHS = {"national_id": 17, "birth_date": 12, "sex": 7, "ethnicity": 9, "phone": 12}
_WIDE, _NARROW = 17, 13
_HEAD_POINTS, _ROW_POINTS, _LINE_POINTS = 46, 32, 15
_ID_FORM = "@"


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of the workbook."""

    title: "Format"
    plain: "Format"
    bold: "Format"
    head: "Format"
    asked: "Format"
    known: "Format"
    answer: "Format"


def write_hand_off_book(
    path: Path, made: HandOff, lines: Sequence[HandOffLine], commune: str, created: datetime
) -> None:
    """Write a list. Raises the KnownErrors of `new_file`."""
    with new_book(path, created=created, title=TITLE) as book:
        looks = _looks(book)
        page = book.add_worksheet(SHEET)
        columns = columns_of(made)
        set_up_form(page, columns, f"&L&8{made.code}&R&8&P/&N")
        _write_title(page, made, columns, commune, len(lines), looks)
        first_answer = len(columns) - len(_answer_columns(made))
        for row, line in enumerate(lines, start=TITLE_ROWS):
            texts = _printed_texts(line)
            page.set_row(row, _row_points(texts, columns[1:]))
            _write_line(page, row, line.place, texts, looks)
            for at in range(first_answer, len(columns)):
                page.write_blank(row, at, None, looks.answer)
        _offer_results(page, columns, len(lines))
        _write_signatures(page, TITLE_ROWS + len(lines) + 1, made, commune, columns, looks)


def columns_of(made: HandOff) -> tuple[ListColumn, ...]:
    """Name the columns of a list, those to be answered last."""
    known = (ListColumn(head, _WIDTHS.get(name, _WIDE)) for name, head in KNOWN.items())
    first = (ListColumn("TT", 6), ListColumn(KEY_HEADER, 16))
    return (*first, *known, ListColumn(ASKED, 15), *_answer_columns(made))


def known_texts(line: HandOffLine) -> dict[str, str]:
    """Give what is printed of a child under KNOWN."""
    said = line.said
    texts = {name: said.get(name, "") for name in KNOWN}
    texts["birth_date"] = written_iso(said.get("birth_date", "")) or said.get(
        "original.birth_date", ""
    )
    return {**texts, "address": printed_home(said)}


def printed_home(said: Mapping[str, str]) -> str:
    """Give what is printed of a home: the village, and the head of the household."""
    return ", ".join(filter(None, (said.get("village", ""), said.get("head_name", ""))))


def _answer_columns(made: HandOff) -> tuple[ListColumn, ...]:
    asked = (
        ListColumn(answer_header(field, made.office_name), _ANSWER_WIDTHS.get(field, _WIDE))
        for field in made.asks
    )
    more = (ListColumn(BIRTH_REGISTERED, _NARROW),) if "national_id" in made.asks else ()
    return (*asked, *more, ListColumn(RESULT, 11), ListColumn(NOTE, _NARROW))


def _write_title(
    page: "Worksheet",
    made: HandOff,
    columns: Sequence[ListColumn],
    commune: str,
    children: int,
    looks: _Looks,
) -> None:
    page.write_string(0, 0, TITLE, looks.title)
    page.write_string(1, 0, about(made, commune, children), looks.bold)
    page.write_string(2, 0, f"{code_words(made)} · {HOW_TO_FILL}", looks.plain)
    page.set_row(TITLE_ROWS - 1, _HEAD_POINTS)
    first_answer = len(columns) - len(_answer_columns(made))
    for at, column in enumerate(columns):
        look = looks.asked if at >= first_answer else looks.head
        page.write_string(TITLE_ROWS - 1, at, column.header, look)


def _printed_texts(line: HandOffLine) -> tuple[str, ...]:
    return (row_key(line.child_id), *known_texts(line).values(), reasons_of(line.asked))


def _row_points(texts: Sequence[str], columns: Sequence[ListColumn]) -> float:
    """Give a row the height of its longest cell: a long name is not cut."""
    lines = (
        len(wrap(text, max(1, int(column.width)))) if len(text) > column.width else 1
        for text, column in zip(texts, columns, strict=False)
    )
    return max(_ROW_POINTS, max(lines, default=1) * _LINE_POINTS + 2)


def _write_line(
    page: "Worksheet", row: int, place: int, texts: Sequence[str], looks: _Looks
) -> None:
    page.write_number(row, 0, place, looks.known)
    for at, text in enumerate(texts, start=1):
        (page.write_string if text else page.write_blank)(row, at, text, looks.known)


def _offer_results(page: "Worksheet", columns: Sequence[ListColumn], children: int) -> None:
    at = next(at for at, column in enumerate(columns) if column.header == RESULT)
    choice = {"validate": "list", "source": list(RESULTS), "show_error": False}
    page.data_validation(TITLE_ROWS, at, TITLE_ROWS + max(children, 1) - 1, at, choice)


def _write_signatures(
    page: "Worksheet",
    row: int,
    made: HandOff,
    commune: str,
    columns: Sequence[ListColumn],
    looks: _Looks,
) -> None:
    # Row by row: the book is written as it is made, and no row is gone back to.
    places = (2, len(columns) - 5)
    said = (
        ((OURS, THEIRS), looks.bold),
        ((sender(commune), made.office_name), looks.plain),
        ((SIGN_HERE, SIGN_HERE), looks.plain),
    )
    for below, (texts, look) in enumerate(said):
        for at, text in zip(places, texts, strict=True):
            page.write_string(row + below, at, text, look)


def _looks(book: "Workbook") -> _Looks:
    def made(**more: object) -> "Format":
        return book.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter", **more})

    grid: dict[str, object] = {"border": 1, "text_wrap": True, "num_format": _ID_FORM}
    head: dict[str, object] = {**grid, "bold": True, "align": "center"}
    return _Looks(
        title=made(bold=True, font_size=14),
        plain=made(),
        bold=made(bold=True),
        head=made(**head, bg_color="#e4f1f5"),
        asked=made(**head, bg_color="#fff6dd"),
        known=made(**grid, bg_color="#f6f8fa"),
        answer=made(**grid, locked=False),
    )
