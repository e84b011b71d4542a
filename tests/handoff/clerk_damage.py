"""What clerks type and drag in single cells: numbers filled down, in the remark, of a parent.

A damaged row is marked as touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.handoff.row_key import row_key
from app.domain.ids import ChildId
from app.domain.text.text import without_marks
from tests.handoff.row_damage import insert_row, number_at, pick_row

if TYPE_CHECKING:
    from random import Random

    from tests.handoff.row_damage import Damage
    from tests.handoff.world import Sent, Sheet


def fill_series(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Drag the corner of a number down: Excel counts on."""
    at, number = pick_row(chance, sheet), number_at(sheet)
    first = str(sheet.rows[at][number])
    for step in range(1, chance.randint(1, 5) + 1):
        if at + step < len(sheet.rows) and first.isdecimal() and len(first) == 12:
            sheet.rows[at + step][number] = f"{int(first) + step:012}"
            sheet.touched[at + step] = True


def copy_down(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    for below in range(at + 1, min(at + chance.randint(2, 5), len(sheet.rows))):
        sheet.rows[below][number] = sheet.rows[at][number]
        sheet.touched[below] = True


def type_in_next_row(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Write a number one row too low, over the one that stood there."""
    at, number = pick_row(chance, sheet), number_at(sheet)
    if at + 1 < len(sheet.rows):
        sheet.rows[at + 1][number], sheet.rows[at][number] = sheet.rows[at][number], ""
        sheet.touched[at + 1] = sheet.has_slipped = True


def give_parents_number(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sex, year = chance.choice("01"), chance.randint(70, 99)
    number = f"024{sex}{year}{chance.randint(100_000, 999_999)}"
    sheet.rows[pick_row(chance, sheet)][number_at(sheet)] = number


def number_into_note(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    note = sheet.column(chance.choice(("Ghi chú", "Kết quả", "khai sinh")))
    if note >= 0:
        form = chance.choice(("{}", "Số ĐDCN: {}", "đúng là {}"))
        sheet.rows[at][note] = form.format(sheet.rows[at][number])
        sheet.rows[at][number] = ""


def two_numbers(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    other = str(chance.choice(sheet.rows)[number])
    sheet.rows[at][number] = f"{sheet.rows[at][number]} / {other}"


def lose_end(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Keep six digits, as a narrow column saved as text does: 2.43191E+10."""
    at, number = pick_row(chance, sheet), number_at(sheet)
    text = str(sheet.rows[at][number])
    if text.isdecimal():
        short = f"{int(text):.{chance.randint(2, 5)}e}"
        sheet.rows[at][number] = chance.choice((
            float(short), int(float(short)), short.upper().replace(".", ","), short.upper(),
            f"{int(float(short)):012}",
        ))  # fmt: skip


def odd_signs(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    text = str(sheet.rows[at][number])
    form = chance.choice(("'{}", "{}'", "\u00a0{}\u00a0", "{}.", "{}\n", "’{}", "{}*", "{},0"))
    sheet.rows[at][number] = form.format(text)


def lose_zeros(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    text = str(sheet.rows[at][number]).lstrip("0")
    sheet.rows[at][number] = int(text) if text.isdecimal() and chance.random() < 0.5 else text


def lose_first_signs(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Copy a cell without its first sign, or its last: eleven digits with or without a zero."""
    at, number = pick_row(chance, sheet), number_at(sheet)
    text = str(sheet.rows[at][number])
    sheet.rows[at][number] = text[1:] if chance.random() < 0.5 else text[:-1]


def swap_day_and_month(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, born = pick_row(chance, sheet), sheet.column("Ngày sinh")
    day, _, rest = str(sheet.rows[at][born]).partition("/")
    month, _, year = rest.partition("/")
    if born >= 0 and year:
        sheet.rows[at][born] = f"{month}/{day}/{year}"


def mistake_letters(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, key = pick_row(chance, sheet), sheet.column("Mã dòng")
    if key >= 0:
        as_typed = str.maketrans(dict([chance.choice(("0O", "1I", "1L", "5S", "8B", "2Z", "VU"))]))
        sheet.rows[at][key] = str(sheet.rows[at][key]).translate(as_typed).lower()


def other_mother(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, mother = pick_row(chance, sheet), sheet.column("Họ tên mẹ")
    if mother >= 0:
        sheet.rows[at][mother] = chance.choice(sheet.rows)[mother]


def add_neighbour(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Add a row of another commune: a namesake of one of ours, with a code of nobody here."""
    row = list(chance.choice(sheet.rows))
    key, number = sheet.column("Mã dòng"), number_at(sheet)
    if key < 0:
        return
    row[key] = row_key(ChildId(f"neighbour {chance.random()}"))
    for head in ("Họ tên cha", "Họ tên mẹ", "Thôn", "Người nuôi"):
        at = sheet.column(head)
        if at >= 0:
            row[at] = chance.choice(("", "Vi Văn Hàng Xóm" if "Họ" in head else ""))
    known = sheet.column("hiện có")
    if known >= 0:
        row[known] = ""
    text = str(row[number])
    row[number] = text[:6] + f"{chance.randint(100_000, 999_999)}"
    insert_row(sheet, chance.randrange(len(sheet.rows) + 1), row, None)


def row_of_namesake_over(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Copy the printed name and date of a row over another, whose code and parents stay."""
    at, other = pick_row(chance, sheet), pick_row(chance, sheet)
    for head in ("Họ và tên", "Ngày sinh", "Giới tính"):
        column = sheet.column(head)
        if column >= 0:
            sheet.rows[at][column] = sheet.rows[other][column]


def name_of_sibling(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Change the marks of a name: An and Ân may be twins."""
    at, name = pick_row(chance, sheet), sheet.column("Họ và tên")
    sheet.rows[at][name] = without_marks(str(sheet.rows[at][name]))


def merge_cells(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Merge a cell over two rows: what stood below is gone."""
    at, head = chance.randrange(len(sheet.rows)), chance.choice(("Mã dòng", "Họ và tên", "", ""))
    column = sheet.column(head) if head else number_at(sheet)
    if at + 1 < len(sheet.rows) and column >= 0:
        sheet.rows[at + 1][column] = ""
        sheet.touched[at] = sheet.touched[at + 1] = True
        sheet.merged.append((at, column))


CLERKS: tuple[Damage, ...] = (
    fill_series, copy_down, type_in_next_row, give_parents_number, number_into_note, two_numbers,
    lose_end, odd_signs, lose_zeros, lose_first_signs, swap_day_and_month, mistake_letters,
    other_mother, add_neighbour, row_of_namesake_over, name_of_sibling, merge_cells,
)  # fmt: skip
