"""What becomes of a whole list on its way through an office: its order, its columns, its form."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import xlwt
from openpyxl.styles import Font

from app.domain.text.text import without_marks
from tests.handoff.row_damage import Damage, move_numbers, number_at, reorder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from tests.handoff.world import Sent, Sheet


def sort_by_name(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    name = sheet.column("Họ và tên")
    reorder(sheet, sorted(range(len(sheet.rows)), key=lambda at: str(sheet.rows[at][name])))


def shuffle(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    reorder(sheet, chance.sample(range(len(sheet.rows)), len(sheet.rows)))


def drop_keys(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _keep_columns(sheet, [at for at, head in enumerate(sheet.header) if "Mã dòng" not in head])
    sheet.is_keyed = False


def retype_short(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Keep what an office types anew: name, date, sex, parents, number."""
    heads = ("Họ và tên", "Ngày sinh", "Giới tính", "Họ tên cha", "Họ tên mẹ", "cung cấp")
    _keep_columns(sheet, [sheet.column(head) for head in heads])
    sheet.is_rewritten = True
    sheet.titles = [["CÔNG AN XÃ", "", "", ""], ["Danh sách trẻ em đã rà soát", "", "", ""]]
    sheet.is_keyed = False


def key_and_number(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Leave keys and numbers alone; where keys have moved, nobody could know the children."""
    if sheet.has_keys_moved:
        sheet.unseen += 1
        return
    sheet.is_rewritten = True
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
    number = number_at(sheet)
    for row in sheet.rows:
        if str(row[number]).isdecimal():
            row[number] = int(str(row[number]))


def date_cells(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    born = sheet.column("Ngày sinh")
    sheet.is_rewritten = True
    for row in sheet.rows if born >= 0 else ():
        parts = str(row[born]).split("/")
        is_date = len(parts) == 3 and all(part.isdecimal() for part in parts)
        if is_date and int(parts[0]) <= 28 and int(parts[1]) <= 12:
            row[born] = date(int(parts[2]), int(parts[1]), int(parts[0]))


def capitals(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _rewrite_names(sheet, str.upper)


def no_marks(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _rewrite_names(sheet, without_marks)


def _rewrite_names(sheet: Sheet, change: Callable[[str], str]) -> None:
    sheet.is_rewritten = True
    for head in ("Họ và tên", "Họ tên cha", "Họ tên mẹ"):
        at = sheet.column(head)
        for row in sheet.rows if at >= 0 else ():
            row[at] = change(str(row[at]))


def into_known_column(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Write the answers over what was printed, and leave the white cells empty."""
    known, number = sheet.column("hiện có"), number_at(sheet)
    sheet.is_rewritten = True
    for row in sheet.rows if known >= 0 else ():
        row[known], row[number] = row[number], ""


def shift_all(_chance: Random, sent: Sent, sheet: Sheet) -> None:
    cells = [row[number_at(sheet)] for row in sheet.rows]
    move_numbers(sent, sheet, [cells[-1], *cells[:-1]])


def sort_numbers_alone(_chance: Random, sent: Sent, sheet: Sheet) -> None:
    number = number_at(sheet)
    if move_numbers(sent, sheet, sorted((row[number] for row in sheet.rows), key=str)):
        sheet.touched = [True] * len(sheet.rows)


def sort_keys_alone(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _move_keys(sheet, sorted(_keys(sheet)))


def shift_keys(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    keys = _keys(sheet)
    _move_keys(sheet, [keys[-1], *keys[:-1]])


def fill_keys_down(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _move_keys(sheet, [_keys(sheet)[0]] * len(sheet.rows))


def _keys(sheet: Sheet) -> list[str]:
    return [str(row[sheet.column("Mã dòng")]) for row in sheet.rows]


def _move_keys(sheet: Sheet, keys: list[str]) -> None:
    key = sheet.column("Mã dòng")
    for row, text in zip(sheet.rows, keys, strict=True):
        row[key] = text
    sheet.touched = [True] * len(sheet.rows)
    sheet.has_keys_moved = sheet.has_slipped = True


def number_anew(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Write 1, 2, 3 … before the rows; where keys have moved, nobody could know them any more."""
    at = sheet.column("TT")
    if sheet.has_keys_moved:
        sheet.unseen += 1
        return
    for number, row in enumerate(sheet.rows, start=1):
        row[at] = number


def lose_titles(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.titles, sheet.closing = [], []


FILES: tuple[tuple[Damage, ...], ...] = (
    (), (sort_by_name,), (shuffle,), (drop_keys,), (retype_short,), (key_and_number,),
    (move_columns,), (rename_columns,), (number_cells,), (date_cells,), (capitals,), (no_marks,),
    (lose_titles,), (shuffle, rename_columns, number_cells), (drop_keys, shuffle, date_cells),
    (retype_short, capitals, number_cells), (move_columns, rename_columns, lose_titles),
    (into_known_column,), (shift_all,), (sort_numbers_alone,), (drop_keys, no_marks),
    (number_anew,), (shuffle, number_anew), (sort_by_name, number_anew), (sort_keys_alone,),
    (shift_keys,), (fill_keys_down,), (drop_keys, sort_by_name, number_anew),
    (no_marks, sort_by_name, number_anew), (sort_keys_alone, no_marks), (drop_keys,), (),
)  # fmt: skip


def write(sheet: Sheet, path: Path) -> tuple[Path, list[tuple[str, int]]]:
    """Write the file; gives where it is, and the sheet and the number of each row."""
    cut = min(sheet.split or len(sheet.rows), len(sheet.rows))
    parts = [("Sheet1", range(cut)), ("Sheet2", range(cut, len(sheet.rows)))]
    parts = [part for part in parts if part[1]]
    grids = {name: [*sheet.titles, sheet.header, *(sheet.rows[at] for at in of), *sheet.closing]
             for name, of in parts}  # fmt: skip
    first = len(sheet.titles) + 2
    places = [(name, first + at - of.start) for name, of in parts for at in of]
    if sheet.form == "csv" and len(parts) == 1:
        return _write_csv(grids["Sheet1"], path.with_suffix(".csv")), places
    if sheet.form == "xls":
        return _write_xls(grids, path.with_suffix(".xls")), places
    return _write_xlsx(sheet, grids, parts, path), places


def _write_csv(rows: list[list[object]], path: Path) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def _write_xls(grids: dict[str, list[list[object]]], path: Path) -> Path:
    book = xlwt.Workbook()
    for name, rows in grids.items():
        page = book.add_sheet(name)
        for row, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                page.write(row, at, f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell)
    book.save(str(path))
    return path


def _write_xlsx(
    sheet: Sheet,
    grids: dict[str, list[list[object]]],
    parts: list[tuple[str, range]],
    path: Path,
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    first = len(sheet.titles) + 2
    for name, of in parts:
        page = book.create_sheet(name)
        for cells in grids[name]:
            page.append(list(cells))
        for at in of:
            for cell in page[first + at - of.start] if sheet.struck[at] else ():
                cell.font = Font(strike=True)
        for at, column in sheet.merged if len(parts) == 1 else ():
            is_there = column < len(sheet.header) and at + 1 < len(sheet.rows)
            if is_there and not sheet.rows[at + 1][column]:
                page.merge_cells(start_row=first + at, end_row=first + at + 1,
                                 start_column=column + 1, end_column=column + 1)  # fmt: skip
    book.save(path)
    return path
