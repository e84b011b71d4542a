"""How answers come into wrong rows in Excel: slipped, sorted in part, pasted past hidden rows.

A way of which nothing in the file tells is not gone; see `row_damage.move_numbers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.handoff.row_damage import (
    drop_row,
    insert_row,
    move_numbers,
    number_at,
    reorder,
    shift_block,
)

if TYPE_CHECKING:
    from random import Random

    from tests.handoff.row_damage import Damage
    from tests.handoff.world import Sent, Sheet

_LONGEST = 12
Sources = list["int | None"]
"""For each row the row from which its answer comes; None for an empty one."""


def slip_far(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Let the answers below a row slip by one to four rows, as inserted or deleted cells do."""
    by, first = chance.randint(1, 4), chance.randrange(len(sheet.rows))
    sources = list(range(len(sheet.rows)))
    moved = [*[None] * by, *sources[first:]] if chance.random() < 0.5 else sources[first + by :]
    _move(chance, sent, sheet, [*sources[:first], *moved])


def slip_block_far(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Let the answers of some rows slip by several rows, up or down."""
    by, (first, last) = chance.choice((-4, -3, -2, -1, 1, 2, 3, 4)), _block(chance, sheet)
    sources: Sources = list(range(len(sheet.rows)))
    for at in range(first, last):
        source = at - by
        sources[at] = source if first <= source < last else None
    _move(chance, sent, sheet, sources)


def rotate_block(chance: Random, sent: Sent, sheet: Sheet) -> None:
    first, last = _block(chance, sheet)
    sources = list(range(len(sheet.rows)))
    cut = chance.randrange(first, last)
    _move(chance, sent, sheet, [*sources[:first], *sources[cut:last], *sources[first:cut],
                                *sources[last:]])  # fmt: skip


def sort_block_of_numbers(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Sort the numbers of some marked rows alone."""
    first, last = _block(chance, sheet)
    number = number_at(sheet)

    def order(at: int) -> str:
        return str(sheet.rows[at][number])

    sources = list(range(len(sheet.rows)))
    block = sorted(range(first, last), key=order, reverse=chance.random() < 0.3)
    _move(chance, sent, sheet, [*sources[:first], *block, *sources[last:]])


def sort_children_alone(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Sort what was printed, of all rows or of some, and leave the answers where they stand."""
    first, last = (0, len(sheet.rows)) if chance.random() < 0.4 else _block(chance, sheet)
    head = chance.choice(("Họ và tên", "Ngày sinh", "Họ tên mẹ", "Mã dòng"))
    by = sheet.column(head)
    order = list(range(len(sheet.rows)))
    order[first:last] = sorted(order[first:last], key=lambda at: str(sheet.rows[at][max(by, 0)]))
    # The children move, so that the answer of the row to which each goes is that of its old one.
    back: Sources = [None] * len(order)
    for to, from_ in enumerate(order):
        back[from_] = to
    if _move(chance, sent, sheet, back):
        reorder(sheet, order)


def paste_into_visible(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Paste what belongs to the visible rows without a gap: hidden rows swallow some of it."""
    count = min(chance.randint(1, 4), len(sheet.rows) - 1)
    hidden = set(chance.sample(range(len(sheet.rows)), count))
    visible = [at for at in range(len(sheet.rows)) if at not in hidden]
    _move(chance, sent, sheet, [*visible, *[None] * len(hidden)])


def paste_past_hidden(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Paste the answers of all rows into the visible ones alone."""
    count = min(chance.randint(1, 3), len(sheet.rows) - 1)
    hidden = set(chance.sample(range(len(sheet.rows)), count))
    left = iter(range(len(sheet.rows)))
    sources: Sources = []
    for at in range(len(sheet.rows)):
        sources.append(None if at in hidden else next(left))
    _move(chance, sent, sheet, sources)


def swap_near(chance: Random, sent: Sent, sheet: Sheet) -> None:
    at = chance.randrange(len(sheet.rows))
    other = min(max(at + chance.choice((-4, -3, -2, -1, 1, 2, 3, 4)), 0), len(sheet.rows) - 1)
    _swap(chance, sent, sheet, (at, other))


def rotate_three(chance: Random, sent: Sent, sheet: Sheet) -> None:
    if len(sheet.rows) > 2:
        near = range(len(sheet.rows))
        if chance.random() < 0.7:
            first = chance.randrange(max(1, len(sheet.rows) - 6))
            near = range(first, min(first + 6, len(sheet.rows)))
        _swap(chance, sent, sheet, tuple(chance.sample(near, 3)))


def swap_siblings(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Let two children of one mother, or of one family name, change their answers."""
    mother, name = sheet.column("Họ tên mẹ"), sheet.column("Họ và tên")
    groups: dict[object, list[int]] = {}
    for at, row in enumerate(sheet.rows):
        cell = row[mother] if mother >= 0 and row[mother] else str(row[name]).split(" ")[0]
        groups.setdefault(cell, []).append(at)
    pairs = [group for group in groups.values() if len(group) > 1]
    if pairs:
        _swap(chance, sent, sheet, tuple(chance.sample(chance.choice(pairs), 2)))


def slip_below_change(chance: Random, sent: Sent, sheet: Sheet) -> None:
    """Insert the printed cells of a new child, or delete those of one: below it nothing fits."""
    at = chance.randrange(len(sheet.rows))
    sources: Sources = list(range(len(sheet.rows)))
    if chance.random() < 0.5:
        answer = _answer(sheet, at)
        if _move(chance, sent, sheet, [*sources[:at], *sources[at + 1 :], None]):
            row: list[object] = [""] * len(sheet.header)
            row[sheet.column("Họ và tên")] = "Lò Thị Mới Thêm"
            insert_row(sheet, at, row, None)
            _put(sheet, at, answer)
    elif len(sheet.rows) > 3 and _move(chance, sent, sheet, [*sources[: at + 1], *sources[at:-1]]):
        drop_row(sheet, at)


def _block(chance: Random, sheet: Sheet) -> tuple[int, int]:
    length = chance.randint(2, min(_LONGEST, len(sheet.rows)))
    first = chance.randrange(len(sheet.rows) - length + 1)
    return first, first + length


def _swap(chance: Random, sent: Sent, sheet: Sheet, rows: tuple[int, ...]) -> None:
    sources: Sources = list(range(len(sheet.rows)))
    for at, source in zip(rows, (*rows[1:], rows[0]), strict=True):
        sources[at] = source
    _move(chance, sent, sheet, sources)


def _move(chance: Random, sent: Sent, sheet: Sheet, sources: Sources) -> bool:
    """Move the numbers, or all that was answered, if somebody could see it."""
    number = number_at(sheet)
    sources = [*sources, *[None] * len(sheet.rows)][: len(sheet.rows)]
    answers = [_answer(sheet, at) for at in range(len(sheet.rows))]
    cells = ["" if at is None else answers[at][number] for at in sources]
    is_whole = chance.random() < 0.5
    if not move_numbers(sent, sheet, cells, are_holes_seen=not is_whole):
        return False
    if is_whole:
        nothing = dict.fromkeys(answers[0], "")
        for at, source in enumerate(sources):
            if at != source:
                _put(sheet, at, nothing if source is None else answers[source])
    return True


def _answer(sheet: Sheet, at: int) -> dict[int, object]:
    """Give what is answered in a row, by column."""
    heads = ("khai sinh", "Kết quả", "KQ đối", "Kết luận", "Ghi chú", "Ý kiến")
    columns = {number_at(sheet), *filter(lambda one: one >= 0, map(sheet.column, heads))}
    return {column: sheet.rows[at][column] for column in columns}


def _put(sheet: Sheet, at: int, cells: dict[int, object]) -> None:
    for column, cell in cells.items():
        sheet.rows[at][column] = cell
    sheet.touched[at] = True


SLIPS: tuple[Damage, ...] = (
    slip_far, slip_block_far, rotate_block, sort_block_of_numbers, sort_children_alone,
    paste_into_visible, paste_past_hidden, swap_near, rotate_three, swap_siblings,
    slip_below_change, shift_block,
)  # fmt: skip
