"""What becomes of a row on its way through an office: everything letters and experience tell of.

A damaged row is marked as touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.person.national_id import national_id_problems
from app.domain.text.text import fold

if TYPE_CHECKING:
    from random import Random

    from app.domain.ids import ChildId
    from tests.handoff.world import Sent, Sheet

Damage = Callable[["Random", "Sent", "Sheet"], None]
SEEN = {"national_id_sex_mismatch", "national_id_year_mismatch"}
"""What a number says against its child."""


def pick_row(chance: Random, sheet: Sheet) -> int:
    """Pick a row that nothing has happened to: one number of another child, given once and fitting,
    cannot be found by anybody, and two damages together can make one."""
    whole = [at for at, touched in enumerate(sheet.touched) if not touched]
    at = chance.choice(whole or range(len(sheet.rows)))
    sheet.touched[at] = True
    return at


def number_at(sheet: Sheet) -> int:
    return next(at for at in range(len(sheet.header) - 1, -1, -1) if _says_number(sheet.header[at]))


def _says_number(head: str) -> bool:
    return any(word in head for word in ("cung cấp", "ĐDCN mới", "CCCD (CA)", "Mã định danh CA"))


# --- of rows ------------------------------------------------------------------------------------


def mistype_key(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, key = pick_row(chance, sheet), sheet.column("Mã dòng")
    if key >= 0:
        text = str(sheet.rows[at][key])
        sheet.rows[at][key] = text[:-1] + ("2" if text[-1] != "2" else "3")


def swap_keys(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    _swap_keys(sheet, pick_row(chance, sheet), pick_row(chance, sheet))


def swap_keys_of_namesakes(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Let two rows of one name and one birth date change their keys."""
    alike: dict[tuple[str, str], list[int]] = {}
    for at, id_ in enumerate(sheet.ids):
        if id_ is not None and not sheet.touched[at]:
            child = sent.people[id_]
            alike.setdefault((fold(child.full_name), str(child.birth_date)), []).append(at)
    groups = [group for group in alike.values() if len(group) > 1]
    if groups:
        one, other = chance.sample(chance.choice(groups), 2)
        sheet.touched[one] = sheet.touched[other] = True
        _swap_keys(sheet, one, other)


def _swap_keys(sheet: Sheet, one: int, other: int) -> None:
    key, rows = sheet.column("Mã dòng"), sheet.rows
    if key >= 0:
        rows[one][key], rows[other][key] = rows[other][key], rows[one][key]
        sheet.has_keys_moved = True


def fill_key_down(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    """Let the key of a row stand in the next one, too, as a dragged corner does."""
    at, key = pick_row(chance, sheet), sheet.column("Mã dòng")
    if at and key >= 0:
        sheet.rows[at][key] = sheet.rows[at - 1][key]
        sheet.touched[at - 1] = True
        sheet.has_keys_moved = True


def clear_key(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, key = pick_row(chance, sheet), sheet.column("Mã dòng")
    if key >= 0:
        sheet.rows[at][key] = ""


def misspell_name(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, name = pick_row(chance, sheet), sheet.column("Họ và tên")
    words = str(sheet.rows[at][name]).split()
    if words:
        place = chance.randrange(len(words))
        words[place] = words[place][:-1] + chance.choice("aginth")
        sheet.rows[at][name] = " ".join(words)


def other_name(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, name = pick_row(chance, sheet), sheet.column("Họ và tên")
    sheet.rows[at][name] = "Phạm Trần Người Khác"


def clear_name(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.rows[pick_row(chance, sheet)][sheet.column("Họ và tên")] = ""


def other_birth_date(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.rows[pick_row(chance, sheet)][sheet.column("Ngày sinh")] = "09/09/2014"


def space_number(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    text = str(sheet.rows[at][number])
    sheet.rows[at][number] = f" {text[:3]} {text[3:6]}.{text[6:9]} {text[9:]}\u00a0"


def lose_digit(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    text = str(sheet.rows[at][number])
    sheet.rows[at][number] = text[: len(text) // 2] + text[len(text) // 2 + 1 :]


def other_sex(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number = pick_row(chance, sheet), number_at(sheet)
    text, sex = str(sheet.rows[at][number]), sheet.column("Giới tính")
    if len(text) == 12 and sheet.rows[at][sex]:
        sheet.rows[at][number] = f"{text[:3]}{int(text[3]) ^ 1}{text[4:]}"


def other_year(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, number, born = pick_row(chance, sheet), number_at(sheet), sheet.column("Ngày sinh")
    text = str(sheet.rows[at][number])
    if len(text) == 12 and sheet.rows[at][born]:
        sheet.rows[at][number] = f"{text[:4]}{(int(text[4:6]) + 1) % 100:02}{text[6:]}"


def give_twice(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    one, other, number = pick_row(chance, sheet), pick_row(chance, sheet), number_at(sheet)
    sheet.rows[other][number] = sheet.rows[one][number]


def give_held(chance: Random, sent: Sent, sheet: Sheet) -> None:
    sheet.rows[pick_row(chance, sheet)][number_at(sheet)] = sent.held


def give_adult(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.rows[pick_row(chance, sheet)][number_at(sheet)] = "024088001234"


def not_found(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, result = pick_row(chance, sheet), sheet.column("Kết quả")
    sheet.rows[at][number_at(sheet)] = chance.choice(("", "không có", "Không tìm thấy"))
    if result >= 0:
        sheet.rows[at][result] = chance.choice(("Không tìm thấy", "ko có dữ liệu", "Chưa ĐKKS"))


def against_result(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, result = pick_row(chance, sheet), sheet.column("Kết quả")
    if result >= 0:
        sheet.rows[at][result] = "Không tìm thấy"


def note_alone(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, note, result = pick_row(chance, sheet), sheet.column("Ghi chú"), sheet.column("Kết quả")
    sheet.rows[at][number_at(sheet)] = ""
    if note >= 0:
        sheet.rows[at][note] = "Đã chuyển đi Lạng Sơn"
    if result >= 0:
        sheet.rows[at][result] = ""


def leave_empty(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at, result = pick_row(chance, sheet), sheet.column("Kết quả")
    sheet.rows[at][number_at(sheet)] = ""
    if result >= 0:
        sheet.rows[at][result] = ""


def strike(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    sheet.struck[pick_row(chance, sheet)] = True


def remove_row(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    drop_row(sheet, pick_row(chance, sheet))


def add_stranger(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    row: list[object] = [""] * len(sheet.header)
    for head, text in (
        ("Họ và tên", f"Vi Thị Người Lạ {chance.choice(('Mai', 'Đào', 'Lê'))}"),
        ("Ngày sinh", "01/02/2019"),
        ("Giới tính", "Nữ"),
    ):
        if sheet.column(head) >= 0:
            row[sheet.column(head)] = text
    row[number_at(sheet)] = f"024319{chance.randint(100_000, 999_999)}"
    _insert(chance, sheet, row, None)


def repeat_row(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at = chance.randrange(len(sheet.rows))
    _insert(chance, sheet, list(sheet.rows[at]), sheet.ids[at], touched=sheet.touched[at])


def repeat_with_other_number(chance: Random, _sent: Sent, sheet: Sheet) -> None:
    at = pick_row(chance, sheet)
    row, number = list(sheet.rows[at]), number_at(sheet)
    text = str(row[number])
    row[number] = text[:6] + f"{chance.randint(100_000, 999_999)}"
    _insert(chance, sheet, row, sheet.ids[at], touched=True)


def _insert(chance: Random, sheet: Sheet, row: list[object], id_, *, touched: bool = True) -> None:
    insert_row(sheet, chance.randrange(len(sheet.rows) + 1), row, id_, touched=touched)


def insert_row(
    sheet: Sheet, at: int, row: list[object], id_: ChildId | None, *, touched: bool = True
) -> None:
    sheet.rows.insert(at, row)
    sheet.ids.insert(at, id_)
    sheet.touched.insert(at, touched)
    sheet.struck.insert(at, False)


def drop_row(sheet: Sheet, at: int) -> None:
    for part in (sheet.rows, sheet.ids, sheet.touched, sheet.struck):
        del part[at]


def reorder(sheet: Sheet, order: list[int]) -> None:
    sheet.rows = [sheet.rows[at] for at in order]
    sheet.ids = [sheet.ids[at] for at in order]
    sheet.touched = [sheet.touched[at] for at in order]
    sheet.struck = [sheet.struck[at] for at in order]


def shift_block(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Let the numbers of some rows slip down by one, as a cell inserted in Excel does."""
    number, length = number_at(sheet), chance.randint(3, max(3, len(sheet.rows) // 8))
    first = chance.randrange(max(1, len(sheet.rows) - length))
    last = min(first + length, len(sheet.rows) - 1)
    cells = [row[number] for row in sheet.rows]
    move_numbers(sent, sheet, [*cells[:first], "", *cells[first:last], *cells[last + 1 :]])


def move_numbers(
    sent: Sent, sheet: Sheet, cells: list[object], *, are_holes_seen: bool = True
) -> bool:
    """Put the numbers into other rows, unless that is seen by nobody.

    It is not where each fits its new child, where those that do not were spoilt before, or where
    one fits that was spoilt for its own; that one is missing is seen beside a result alone.
    """
    number = number_at(sheet)
    moved = [at for at, cell in enumerate(cells) if cell != sheet.rows[at][number]]
    spoilt = {
        row[number]
        for row, id_ in zip(sheet.rows, sheet.ids, strict=True)
        if row[number] and is_seen(sent, id_, row[number])
    }
    seen = {at for at in moved if is_seen(sent, sheet.ids[at], cells[at])}
    telling = {
        at
        for at in seen
        if (cells[at] not in spoilt if cells[at] else are_holes_seen and _has_result(sheet, at))
    }
    if not telling or any(cells[at] in spoilt for at in set(moved) - seen):
        sheet.unseen += bool(moved)
        return False
    sheet.has_slipped = True
    for at in moved:
        sheet.rows[at][number] = cells[at]
        sheet.touched[at] = True
    return True


def _has_result(sheet: Sheet, at: int) -> bool:
    """Whether a row says that the office has answered: without that no number is missing."""
    columns = map(sheet.column, ("Kết quả", "KQ đối", "Kết luận"))
    return any(sheet.rows[at][column] == "Khớp" for column in columns if column >= 0)


def is_seen(sent: Sent, id_: ChildId | None, cell: object) -> bool:
    people = {**(sent.beside.people if sent.beside else {}), **sent.people}
    child = people.get(id_)
    if child is None:
        return False
    if not cell:
        return not child.national_id
    return bool(SEEN & set(national_id_problems(str(cell), child.birth_date, child.sex)))


ROWS: tuple[Damage, ...] = (
    mistype_key, swap_keys, swap_keys_of_namesakes, fill_key_down, clear_key, misspell_name,
    other_name, clear_name, other_birth_date,
    space_number, lose_digit, other_sex, other_year, give_twice, give_held, give_adult, not_found,
    against_result, note_alone, leave_empty, strike, remove_row, add_stranger, repeat_row,
    repeat_with_other_number,
)  # fmt: skip
