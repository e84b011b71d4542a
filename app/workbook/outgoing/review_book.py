"""Review sheets as a workbook: a sheet a village, white cells to write in, all else kept safe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cleaning.review_sheet import ReviewFamily, ReviewLine, ReviewSheet
from app.domain.person.sex import Sex
from app.workbook.outgoing.form_page import TITLE_ROWS, set_up_form
from app.workbook.outgoing.list_layout import written_date
from app.workbook.outgoing.review_words import (
    ANSWERS,
    ASKED_HEADER,
    HOW_TO_FILL,
    KEY_HEADER,
    NO_VILLAGE,
    SIGN_HERE,
    SIGNATURES,
    TITLE,
    answer_header,
    code_words,
    place_and_day,
    questions_of,
)
from app.workbook.outgoing.writer import FONT, ListColumn, new_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_KNOWN = (
    ListColumn("TT", 4),
    ListColumn(KEY_HEADER, 13),
    ListColumn("Họ và tên", 22),
    ListColumn("Ngày sinh", 11),
    ListColumn("Giới tính", 7),
    ListColumn("Dân tộc", 9),
    ListColumn("Họ tên cha", 19),
    ListColumn("Họ tên mẹ", 19),
    ListColumn("Người nuôi dưỡng", 17),
    ListColumn("Chủ hộ", 19),
    ListColumn("Điện thoại", 12),
    ListColumn(ASKED_HEADER, 34),
)
_ANSWER_WIDTH = {"sex": 9, "birth_date": 13, "ethnicity": 11, "national_id": 17, "phone": 13}
_LINE_POINTS = 14
_LEAST_POINTS = 30
"""High enough to write by hand."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of a workbook."""

    title: "Format"
    plain: "Format"
    bold: "Format"
    head: "Format"
    known: "Format"
    answer: "Format"
    not_asked: "Format"
    first: "dict[Format, Format]"
    """Each format of a row, as it looks in the first row of a family."""


def write_review_book(path: Path, sheets: Sequence[ReviewSheet], created: datetime) -> None:
    """Write review sheets into one workbook. Raises the KnownErrors of `new_file`."""
    taken: set[str] = set()
    with new_book(path, created=created, title=TITLE) as book:
        looks = _looks(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_tab_name(sheet.village, taken)), sheet, looks)


def _write_sheet(page: "Worksheet", sheet: ReviewSheet, looks: _Looks) -> None:
    answers = [field for field in ANSWERS if field in sheet.fields]
    columns = (*_KNOWN, *(ListColumn(answer_header(f), _ANSWER_WIDTH.get(f, 20)) for f in answers))
    footer = f"&L&8{code_words(sheet)}&C&8{_plain(sheet.village)}&R&8&P/&N"
    set_up_form(page, columns, footer)
    page.write_string(0, 0, TITLE, looks.title)
    page.write_string(1, 0, place_and_day(sheet), looks.bold)
    page.write_string(2, 0, f"{code_words(sheet)} · {HOW_TO_FILL}", looks.plain)
    page.set_row(3, 2.4 * _LINE_POINTS)
    for at, column in enumerate(columns):
        page.write_string(3, at, column.header, looks.head)
    last = TITLE_ROWS - 1
    for last, (family, line, is_first) in enumerate(_lines(sheet.families), start=TITLE_ROWS):
        _write_line(page, last, family, line, answers, is_first=is_first, looks=looks)
    if "sex" in answers:
        at = len(_KNOWN) + answers.index("sex")
        choice = {"validate": "list", "source": [str(sex) for sex in Sex], "show_error": False}
        page.data_validation(TITLE_ROWS, at, last, at, choice)
    _write_signatures(page, last + 2, looks)


def _lines(
    families: Iterable[ReviewFamily],
) -> Iterator[tuple[ReviewFamily, ReviewLine, bool]]:
    for family in families:
        for at, line in enumerate(family.lines):
            yield family, line, at == 0


def _write_line(
    page: "Worksheet",
    row: int,
    family: ReviewFamily,
    line: ReviewLine,
    answers: Sequence[str],
    *,
    is_first: bool,
    looks: _Looks,
) -> None:
    asked = questions_of(line.asked, line.national_id)
    page.set_row(row, max(_LEAST_POINTS, 2 * _LINE_POINTS * len(asked)))
    known = looks.first[looks.known] if is_first else looks.known
    page.write_number(row, 0, row - TITLE_ROWS + 1, known)
    for at, text in enumerate((*_known_cells(family, line), "\n".join(asked)), start=1):
        (page.write_string if text else page.write_blank)(row, at, text, known)
    for at, field in enumerate(answers, start=len(_KNOWN)):
        look = looks.answer if field in line.fields else looks.not_asked
        page.write_blank(row, at, None, looks.first[look] if is_first else look)


def _known_cells(family: ReviewFamily, line: ReviewLine) -> tuple[str, ...]:
    adults = (line.father_name, line.mother_name, line.guardian_name)
    told = (line.key, line.full_name, written_date(line.birth_date), line.sex, line.ethnicity)
    return (*told, *adults, family.head_name, family.phone)


def _write_signatures(page: "Worksheet", row: int, looks: _Looks) -> None:
    for at, who in zip((2, 6, 11), SIGNATURES, strict=True):
        page.write_string(row, at, who, looks.bold)
    for at in (2, 6, 11):
        page.write_string(row + 1, at, SIGN_HERE, looks.plain)


def _looks(book: "Workbook") -> _Looks:
    def made(**more: object) -> "Format":
        return book.add_format({"font_name": FONT, "font_size": 10, "valign": "vcenter", **more})

    grid: dict[str, object] = {"border": 1, "text_wrap": True, "num_format": "@"}
    kinds: tuple[dict[str, object], ...] = (
        grid,
        {**grid, "locked": False, "font_size": 11},
        {**grid, "bg_color": "#d9d9d9"},
    )
    known, answer, not_asked = (made(**kind) for kind in kinds)
    first = (made(**kind, top=5) for kind in kinds)
    return _Looks(
        title=made(bold=True, font_size=14),
        plain=made(),
        bold=made(bold=True),
        head=made(**grid, bold=True, bg_color="#e4f1f5", align="center"),
        known=known,
        answer=answer,
        not_asked=not_asked,
        first=dict(zip((known, answer, not_asked), first, strict=True)),
    )


def _tab_name(village: str, taken: set[str]) -> str:
    """Name a tab as Excel allows it: short, without some signs, and once only."""
    base = " ".join((village or NO_VILLAGE).translate(_FORBIDDEN).split())[:_LONGEST_NAME]
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base[: _LONGEST_NAME - 4]} ({number})"
    taken.add(name.lower())
    return name


def _plain(text: str) -> str:
    """Keep a text of a footer from being read as its codes."""
    return text.replace("&", "&&")
