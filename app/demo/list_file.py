"""The arriving list as an .xlsx in the layout of the central system, with its usual messes."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

import xlsxwriter

from app.demo.commune import LIST_NAME, InventedCommune
from app.demo.weighted import Weighted
from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate

HEADER = (
    "STT",
    "Mã trẻ em",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Dân tộc",
    "Số định danh cá nhân",
    "Họ tên cha",
    "Họ tên mẹ",
    "Người nuôi dưỡng",
    "Chủ hộ",
    "Thôn/Tổ dân phố",
    "Số điện thoại",
    "Hoàn cảnh đặc biệt",
    "Nguy cơ rơi vào HCĐB",
    "Được trợ giúp",
)
Cell = str | float | date
Write = Callable[[Random, str], Cell]

_TEXT: Weighted[Write] = Weighted.of(
    [
        (lambda _, text: text, 80),
        (lambda _, text: text.upper(), 6),
        (lambda _, text: text.lower(), 4),
        (lambda _, text: text.replace(" ", "  ") + "\u00a0", 5),
        (lambda _, text: f"{text}\u200b", 3),
    ]
)
_SEX = {"Nam": ("Nam", "Nam", "Nam", "nam", "NAM", "Trai"), "Nữ": ("Nữ", "Nữ", "nữ", "Gái", "F")}
_VILLAGE = ("{}", "{}", "{}", "Thôn {}", "T. {}", "{}, xã {commune}", "thôn {}")
_DATES = ("{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", " {d} / {m} / {y}")


def write_list(invented: InventedCommune, path: Path) -> int:
    """Write the arriving children; give the number of rows."""
    chance = Random(len(invented.children))  # noqa: S311 (invented people, no secrets)
    names = {village.id: village.name for village in invented.villages}
    with xlsxwriter.Workbook(path) as book:
        # The moment it was made, fixed, so that one seed makes one file.
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 (Excel has no zones)
        sheet = book.add_worksheet(LIST_NAME)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADER)
        for number, (child, household) in enumerate(invented.arriving, start=1):
            village = names.get(household.village_id) if household.village_id else None
            place = village or household.originals.get("village", "")
            code = f"TE0{invented.commune.parent_code}{len(invented.children) + number:06}"
            row = [number, code, *_cells(chance, child, household, place, invented.commune.name)]
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write_number(number, column, cell)
    return len(invented.arriving)


def _cells(
    chance: Random, child: Child, household: Household, village: str, commune: str
) -> list[Cell]:
    return [
        _TEXT.draw(chance)(chance, child.full_name),
        _date(chance, child),
        chance.choice(_SEX[child.sex]) if child.sex else "",
        child.originals.get("ethnicity", child.ethnicity),
        _number(chance, child),
        *(_TEXT.draw(chance)(chance, n) for n in (child.father_name, child.mother_name)),
        child.guardian_name,
        _TEXT.draw(chance)(chance, household.head_name),
        chance.choice(_VILLAGE).format(village, commune=commune) if village else "",
        household.phone,
        child.special,
        child.at_risk,
        "x" if child.assisted else "",
    ]


def _date(chance: Random, child: Child) -> Cell:
    born = child.birth_date
    if born is None:
        return child.originals.get("birth_date", "")
    if not born.is_complete:
        return str(born)
    if chance.random() < 0.15:
        return _as_excel_keeps_it(born)
    return chance.choice(_DATES).format(d=born.day, m=born.month, y=born.year)


def _as_excel_keeps_it(born: BirthDate) -> date:
    return date(born.year, born.month, born.day)


def _number(chance: Random, child: Child) -> Cell:
    """One in ten lost its first zero, because Excel took it for a number."""
    number = child.originals.get("national_id", child.national_id)
    return float(number) if len(number) == 12 and chance.random() < 0.1 else number
