"""What becomes of a file in an office: two lists in one, two sheets, columns that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.handoff.row_key import HandOffCode, is_written_as_row_key, row_key
from app.domain.ids import ChildId
from app.workbook.outgoing.hand_off_words import CODE_WORDS
from tests.handoff.row_damage import insert_row, number_at
from tests.handoff.world import answered

if TYPE_CHECKING:
    from random import Random

    from tests.handoff.row_damage import Damage
    from tests.handoff.world import Sent, Sheet


def mix_lists(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Put the rows of another list below or among these."""
    _add_list(chance, sent, sheet, is_mixed=chance.random() < 0.5)


def two_sheets(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Put the rows of another list, or half of these, on a second sheet."""
    sheet.split = len(sheet.rows) // 2
    if chance.random() < 0.5:
        sheet.split = len(sheet.rows)
        _add_list(chance, sent, sheet, is_mixed=False)


def old_sheet(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Leave an earlier state on a second sheet: some rows empty, some with other numbers."""
    number, count = number_at(sheet), len(sheet.rows)
    sheet.split = count
    for at in range(count):
        row = list(sheet.rows[at])
        if chance.random() < 0.3:
            row[number] = ""
        elif chance.random() < 0.3:
            row[number] = str(row[number])[:6] + f"{chance.randint(100_000, 999_999)}"
            sheet.touched[at] = True
        insert_row(sheet, len(sheet.rows), row, sheet.ids[at])


def swap_parents(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Write fathers under mothers, all the way down."""
    _swap_cells(sheet, sheet.column("Họ tên cha"), sheet.column("Họ tên mẹ"))


def swap_numbers(_chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Write the answers under what was printed, and what was printed under the answers."""
    _swap_cells(sheet, sheet.column("hiện có"), number_at(sheet))


def swap_heads(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Let two headers change places over their columns."""
    one, other = chance.sample(range(len(sheet.header)), 2)
    heads = sheet.header
    if number_at(sheet) not in (one, other):
        heads[one], heads[other] = heads[other], heads[one]
        sheet.touched = [True] * len(sheet.rows)


def list_of_neighbour(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Answer the list of another commune, some of whose children are called as ours."""
    key = _key_column(sheet)
    others = ("Họ tên cha", "Họ tên mẹ", "Người nuôi", "hiện có")
    emptied = [at for at in map(sheet.column, others) if at >= 0]
    for at, row in enumerate(sheet.rows):
        if key >= 0:
            row[key] = row_key(ChildId(f"neighbour {at} {chance.random()}"))
        text = str(row[number_at(sheet)])
        row[number_at(sheet)] = text[:6] + f"{chance.randint(100_000, 999_999)}"
        for column in emptied:
            row[column] = ""
    code = HandOffCode("CA", "07606", 2026, chance.randint(1, 60))
    sheet.titles = [["CÔNG AN XÃ"], [f"{CODE_WORDS}{code} · gửi Công an xã"], []]
    sheet.ids = [None] * len(sheet.rows)
    sheet.touched = [True] * len(sheet.rows)


def move_columns_in_part(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Sort, or let slip, some of the printed columns alone, in all rows or in some."""
    printed = ("TT", "Mã dòng", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên cha", "Họ tên mẹ",
               "Người nuôi", "Thôn", "hiện có")  # fmt: skip
    at = [column for column in map(sheet.column, printed) if column >= 0]
    first = chance.randrange(len(at))
    columns = at[first : first + chance.randint(1, 4)]
    count = len(sheet.rows)
    start, end = sorted(chance.sample(range(count + 1), 2)) if chance.random() < 0.6 else (0, count)
    order = list(range(start, end))
    way = chance.randrange(3)
    if way == 0:
        order.sort(key=lambda row: str(sheet.rows[row][columns[0]]))
    elif way == 1:
        order = order[-1:] + order[:-1]
    else:
        chance.shuffle(order)
    moved = [[sheet.rows[row][column] for column in columns] for row in order]
    for row, cells in zip(range(start, end), moved, strict=True):
        for column, cell in zip(columns, cells, strict=True):
            sheet.touched[row] |= sheet.rows[row][column] != cell
            sheet.rows[row][column] = cell
    sheet.has_keys_moved = sheet.has_slipped = True


def as_csv(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.form = chance.choice(("csv", "xls"))


OFFICES: tuple[Damage, ...] = (
    mix_lists, two_sheets, old_sheet, swap_parents, swap_numbers, swap_heads, list_of_neighbour,
    move_columns_in_part, move_columns_in_part, as_csv,
)  # fmt: skip


def _key_column(sheet: Sheet) -> int:
    """Find the column of codes, whatever is written above it; -1 where it is gone."""
    row = next(
        (row for row in sheet.rows if any(is_written_as_row_key(str(one)) for one in row)), []
    )
    return next((at for at, one in enumerate(row) if is_written_as_row_key(str(one))), -1)


def _add_list(chance: Random, sent: Sent, sheet: Sheet, *, is_mixed: bool) -> None:
    if sent.beside is None:
        return
    other = answered(sent.beside)
    if other.header != sheet.header:
        return
    for row, id_ in zip(other.rows, other.ids, strict=True):
        at = chance.randrange(len(sheet.rows) + 1) if is_mixed else len(sheet.rows)
        insert_row(sheet, at, row, id_, touched=False)


def _swap_cells(sheet: Sheet, one: int, other: int) -> None:
    for row in sheet.rows if min(one, other) >= 0 else ():
        row[one], row[other] = row[other], row[one]
    sheet.touched = [True] * len(sheet.rows)
