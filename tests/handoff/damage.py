"""What becomes of a list on its way through an office: everything letters and experience tell of.

Damage of a row marks it as touched; damage of the whole file leaves its rows as they were answered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Font

from app.domain.text import without_marks

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.handoff.world import Sent, Sheet

Damage = Callable[["Random", "Sent", "Sheet"], None]


def _row(chance: Random, sheet: Sheet) -> int:
    """Pick a row that nothing has happened to: one number of another child, given once and fitting,
    cannot be found by anybody, and two damages together can make one."""
    whole = [at for at, touched in enumerate(sheet.touched) if not touched]
    at = chance.choice(whole or range(len(sheet.rows)))
    sheet.touched[at] = True
    return at


def _number_at(sheet: Sheet) -> int:
    return next(at for at in range(len(sheet.header) - 1, -1, -1) if _says_number(sheet.header[at]))


def _says_number(head: str) -> bool:
    return any(word in head for word in ("cung cấp", "ĐDCN mới", "CCCD (CA)", "Mã định danh CA"))


# --- of rows ------------------------------------------------------------------------------------


def mistype_key(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, key = _row(chance, sheet), sheet.column("Mã dòng")
    if key >= 0:
        text = str(sheet.rows[at][key])
        sheet.rows[at][key] = text[:-1] + ("2" if text[-1] != "2" else "3")


def swap_keys(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    one, other, key = _row(chance, sheet), _row(chance, sheet), sheet.column("Mã dòng")
    if key >= 0:
        rows = sheet.rows
        rows[one][key], rows[other][key] = rows[other][key], rows[one][key]


def clear_key(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, key = _row(chance, sheet), sheet.column("Mã dòng")
    if key >= 0:
        sheet.rows[at][key] = ""


def misspell_name(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, name = _row(chance, sheet), sheet.column("Họ và tên")
    words = str(sheet.rows[at][name]).split()
    if words:
        place = chance.randrange(len(words))
        words[place] = words[place][:-1] + chance.choice("aginth")
        sheet.rows[at][name] = " ".join(words)


def other_name(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, name = _row(chance, sheet), sheet.column("Họ và tên")
    sheet.rows[at][name] = "Phạm Trần Người Khác"


def clear_name(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.rows[_row(chance, sheet)][sheet.column("Họ và tên")] = ""


def other_birth_date(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.rows[_row(chance, sheet)][sheet.column("Ngày sinh")] = "09/09/2014"


def space_number(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = _row(chance, sheet), _number_at(sheet)
    text = str(sheet.rows[at][number])
    sheet.rows[at][number] = f" {text[:3]} {text[3:6]}.{text[6:9]} {text[9:]}\u00a0"


def lose_digit(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = _row(chance, sheet), _number_at(sheet)
    text = str(sheet.rows[at][number])
    sheet.rows[at][number] = text[: len(text) // 2] + text[len(text) // 2 + 1 :]


def other_sex(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = _row(chance, sheet), _number_at(sheet)
    text, sex = str(sheet.rows[at][number]), sheet.column("Giới tính")
    if len(text) == 12 and sheet.rows[at][sex]:
        sheet.rows[at][number] = f"{text[:3]}{int(text[3]) ^ 1}{text[4:]}"


def other_year(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number, born = _row(chance, sheet), _number_at(sheet), sheet.column("Ngày sinh")
    text = str(sheet.rows[at][number])
    if len(text) == 12 and sheet.rows[at][born]:
        sheet.rows[at][number] = f"{text[:4]}{(int(text[4:6]) + 1) % 100:02}{text[6:]}"


def give_twice(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    one, other, number = _row(chance, sheet), _row(chance, sheet), _number_at(sheet)
    sheet.rows[other][number] = sheet.rows[one][number]


def give_held(chance: Random, sent: Sent, sheet: Sheet) -> None:
    sheet.rows[_row(chance, sheet)][_number_at(sheet)] = sent.held


def give_adult(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.rows[_row(chance, sheet)][_number_at(sheet)] = "024088001234"


def not_found(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, result = _row(chance, sheet), sheet.column("Kết quả")
    sheet.rows[at][_number_at(sheet)] = chance.choice(("", "không có", "Không tìm thấy"))
    if result >= 0:
        sheet.rows[at][result] = chance.choice(("Không tìm thấy", "ko có dữ liệu", "Chưa ĐKKS"))


def against_result(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, result = _row(chance, sheet), sheet.column("Kết quả")
    if result >= 0:
        sheet.rows[at][result] = "Không tìm thấy"


def note_alone(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, note, result = _row(chance, sheet), sheet.column("Ghi chú"), sheet.column("Kết quả")
    sheet.rows[at][_number_at(sheet)] = ""
    if note >= 0:
        sheet.rows[at][note] = "Đã chuyển đi Lạng Sơn"
    if result >= 0:
        sheet.rows[at][result] = ""


def leave_empty(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, result = _row(chance, sheet), sheet.column("Kết quả")
    sheet.rows[at][_number_at(sheet)] = ""
    if result >= 0:
        sheet.rows[at][result] = ""


def strike(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.struck[_row(chance, sheet)] = True


def remove_row(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at = _row(chance, sheet)
    for part in (sheet.rows, sheet.ids, sheet.touched, sheet.struck):
        del part[at]


def add_stranger(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    row: list[object] = [""] * len(sheet.header)
    for head, text in (
        ("Họ và tên", f"Vi Thị Người Lạ {chance.choice(('Mai', 'Đào', 'Lê'))}"),
        ("Ngày sinh", "01/02/2019"),
        ("Giới tính", "Nữ"),
    ):
        if sheet.column(head) >= 0:
            row[sheet.column(head)] = text
    row[_number_at(sheet)] = f"024319{chance.randint(100_000, 999_999)}"
    _insert(chance, sheet, row, None)


def repeat_row(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at = chance.randrange(len(sheet.rows))
    _insert(chance, sheet, list(sheet.rows[at]), sheet.ids[at], touched=sheet.touched[at])


def repeat_with_other_number(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at = _row(chance, sheet)
    row, number = list(sheet.rows[at]), _number_at(sheet)
    text = str(row[number])
    row[number] = text[:6] + f"{chance.randint(100_000, 999_999)}"
    _insert(chance, sheet, row, sheet.ids[at], touched=True)


def _insert(chance: Random, sheet: Sheet, row: list[object], id_, *, touched: bool = True) -> None:
    at = chance.randrange(len(sheet.rows) + 1)
    sheet.rows.insert(at, row)
    sheet.ids.insert(at, id_)
    sheet.touched.insert(at, touched)
    sheet.struck.insert(at, False)


def shift_block(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Let the numbers of some rows slip down by one, as a cell inserted in Excel does."""
    number, length = _number_at(sheet), chance.randint(3, max(3, len(sheet.rows) // 8))
    first = chance.randrange(max(1, len(sheet.rows) - length))
    last = min(first + length, len(sheet.rows) - 1)
    for at in range(last, first, -1):
        sheet.rows[at][number] = sheet.rows[at - 1][number]
        sheet.touched[at] = True
    sheet.rows[first][number] = ""
    sheet.touched[first] = True


ROWS: tuple[Damage, ...] = (
    mistype_key, swap_keys, clear_key, misspell_name, other_name, clear_name, other_birth_date,
    space_number, lose_digit, other_sex, other_year, give_twice, give_held, give_adult, not_found,
    against_result, note_alone, leave_empty, strike, remove_row, add_stranger, repeat_row,
    repeat_with_other_number,
)  # fmt: skip


# --- of the file --------------------------------------------------------------------------------


def _reorder(sheet: Sheet, order: list[int]) -> None:
    sheet.rows = [sheet.rows[at] for at in order]
    sheet.ids = [sheet.ids[at] for at in order]
    sheet.touched = [sheet.touched[at] for at in order]
    sheet.struck = [sheet.struck[at] for at in order]


def sort_by_name(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    name = sheet.column("Họ và tên")
    _reorder(sheet, sorted(range(len(sheet.rows)), key=lambda at: str(sheet.rows[at][name])))


def shuffle(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _reorder(sheet, chance.sample(range(len(sheet.rows)), len(sheet.rows)))


def drop_keys(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _keep_columns(sheet, [at for at, head in enumerate(sheet.header) if "Mã dòng" not in head])
    sheet.is_keyed = False


def retype_short(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Keep what an office types anew: name, date, sex, parents, number."""
    heads = ("Họ và tên", "Ngày sinh", "Giới tính", "Họ tên cha", "Họ tên mẹ", "cung cấp")
    _keep_columns(sheet, [sheet.column(head) for head in heads])
    sheet.titles = [["CÔNG AN XÃ", "", "", ""], ["Danh sách trẻ em đã rà soát", "", "", ""]]
    sheet.is_keyed = False


def key_and_number(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _keep_columns(sheet, [sheet.column("Mã dòng"), sheet.column("cung cấp")])
    sheet.titles = []


def _keep_columns(sheet: Sheet, kept: list[int]) -> None:
    kept = [at for at in kept if at >= 0]
    sheet.header = [sheet.header[at] for at in kept]
    sheet.rows = [[row[at] for at in kept] for row in sheet.rows]


def move_columns(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    order = chance.sample(range(len(sheet.header)), len(sheet.header))
    sheet.header = [sheet.header[at] for at in order]
    sheet.rows = [[row[at] for at in order] for row in sheet.rows]


def rename_columns(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    others = {
        "Mã dòng": ("Mã", "Ký hiệu"), "Họ và tên": ("Họ tên trẻ", "HỌ VÀ TÊN"),
        "Ngày sinh": ("Ngày, tháng, năm sinh", "Sinh ngày"), "Giới tính": ("GT", "Nam/Nữ"),
        "Kết quả": ("KQ đối soát", "Kết luận"), "Ghi chú": ("Ý kiến",),
        "Số định danh do Công an xã cung cấp": ("ĐDCN mới", "CCCD (CA)", "Mã định danh CA"),
        "Số định danh hiện có": ("ĐDCN cũ", "Số định danh của xã"),
    }  # fmt: skip
    sheet.header = [chance.choice(others[one]) if one in others else one for one in sheet.header]


def number_cells(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    number = _number_at(sheet)
    for row in sheet.rows:
        if str(row[number]).isdecimal():
            row[number] = int(str(row[number]))


def date_cells(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    born = sheet.column("Ngày sinh")
    for row in sheet.rows if born >= 0 else ():
        parts = str(row[born]).split("/")
        is_date = len(parts) == 3 and all(part.isdecimal() for part in parts)
        if is_date and int(parts[0]) <= 28:
            row[born] = date(int(parts[2]), int(parts[1]), int(parts[0]))


def capitals(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _rewrite_names(sheet, str.upper)


def no_marks(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _rewrite_names(sheet, without_marks)


def _rewrite_names(sheet: Sheet, change: Callable[[str], str]) -> None:
    for head in ("Họ và tên", "Họ tên cha", "Họ tên mẹ"):
        at = sheet.column(head)
        for row in sheet.rows if at >= 0 else ():
            row[at] = change(str(row[at]))


def into_known_column(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Write the answers over what was printed, and leave the white cells empty."""
    known, number = sheet.column("hiện có"), _number_at(sheet)
    for row in sheet.rows if known >= 0 else ():
        row[known], row[number] = row[number], ""


def shift_all(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    number = _number_at(sheet)
    cells = [row[number] for row in sheet.rows]
    for row, cell in zip(sheet.rows, [cells[-1], *cells[:-1]], strict=True):
        row[number] = cell
    sheet.touched = [True] * len(sheet.rows)


def sort_numbers_alone(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    number = _number_at(sheet)
    cells = sorted((row[number] for row in sheet.rows), key=str)
    for row, cell in zip(sheet.rows, cells, strict=True):
        row[number] = cell
    sheet.touched = [True] * len(sheet.rows)


def lose_titles(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.titles, sheet.closing = [], []


FILES: tuple[tuple[Damage, ...], ...] = (
    (), (sort_by_name,), (shuffle,), (drop_keys,), (retype_short,), (key_and_number,),
    (move_columns,), (rename_columns,), (number_cells,), (date_cells,), (capitals,), (no_marks,),
    (lose_titles,), (shuffle, rename_columns, number_cells), (drop_keys, shuffle, date_cells),
    (retype_short, capitals, number_cells), (move_columns, rename_columns, lose_titles),
    (into_known_column,), (shift_all,), (sort_numbers_alone,), (drop_keys, no_marks),
)  # fmt: skip


def write(sheet: Sheet, path: Path) -> list[int]:
    """Write the file; gives the number of each row on its sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Sheet1"
    for cells in (*sheet.titles, sheet.header):
        page.append(list(cells))
    numbers = []
    for row, struck in zip(sheet.rows, sheet.struck, strict=True):
        page.append(row)
        numbers.append(page.max_row)
        for cell in page[page.max_row] if struck else ():
            cell.font = Font(strike=True)
    for cells in sheet.closing:
        page.append(list(cells))
    book.save(path)
    return numbers
