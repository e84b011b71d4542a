"""A row of the preview in words: what becomes of it, and what changes, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.lists.import_report import RowLine, RowOutcome, RowRef
from ui.messages import field_name, outcome_name, passed_name, problem_name, row_message
from ui.pages.import_list.previewed import Shown, ShownRow, birth_text
from ui.words import day, thousands

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.services.lists.find_doubles import Double

HEADERS = ("Họ và tên", "Ngày sinh", "Kết quả", "Vì sao", "Thôn", "Dòng")
WIDTHS = (140, 92, 90, 128, 76, 92)
STRETCHED = 3
PLACE, NUMBER_ALONE = 5, 56
"""The column that says where a row is, and its width where it says the number alone."""
HOUSEHOLD = "household."
_UNSPOKEN = {"source", "merged_into", "aliases"}
EMPTY = "(trống)"
NOT_THERE = "có trong sổ trẻ em, không có trong sổ hộ tịch"


def row_texts(one: ShownRow, shown: Shown, doubles: Sequence[Double]) -> tuple[str, ...]:
    """Lay a row out in the columns of the preview; `doubles` are those still open."""
    if one.is_absent and one.living:
        name = one.living[0].full_name or "(chưa có họ tên)"
        return name, birth_text(one), "không có dòng", NOT_THERE, shown.village(one), ""
    if one.line is None or one.row is None:
        return _passed_texts(one, shown)
    line = one.line
    return (
        line.name or "(chưa có họ tên)",
        birth_text(one),
        outcome_name(line.outcome),
        "; ".join(_reasons(line, doubles)),
        shown.village(one),
        _place(line.row, line.sheet, shown),
    )


def change_words(
    field: str, pair: tuple[str, str], names: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """Name a changed field with its old and new text; None for what is not said."""
    name = field.removeprefix(HOUSEHOLD)
    if name in _UNSPOKEN or name.startswith("original."):
        return None
    old, new = (_value(name, text, names) for text in pair)
    return field_name(name), old, new


def _place(row: int, sheet: str, shown: Shown) -> str:
    """Say where Excel shows a row; the sheet goes without saying where it is the only one."""
    return f"{thousands(row)} · {sheet}" if len(shown.sheets) > 1 else thousands(row)


def _passed_texts(one: ShownRow, shown: Shown) -> tuple[str, ...]:
    passed = one.passed
    if passed is None:
        return ("",) * len(HEADERS)
    place = _place(passed.row, passed.sheet, shown)
    return passed.text, "", "bỏ qua", passed_name(passed.kind), "", place


def _reasons(line: RowLine, doubles: Sequence[Double]) -> Iterable[str]:
    yield from (row_message(code) for code in line.messages)
    if line.twin is not None:
        yield f"trùng dòng {thousands(line.twin.row)}"
    yield from _alike(line, doubles)
    if line.outcome is RowOutcome.CHANGED:
        names = (change_words(field, pair, {}) for field, pair in line.changes.items())
        fields = ", ".join(dict.fromkeys(said[0].lower() for said in names if said))
        if fields:
            yield f"sửa {fields}"
    yield from dict.fromkeys(problem_name(problem.code).lower() for problem in line.problems)


def _alike(line: RowLine, doubles: Sequence[Double]) -> Iterable[str]:
    """Name whom a row is like: rows of the list by their numbers, then that there is a child."""
    refs = sorted(one.row for one in doubles if one.row is not None)
    if refs:
        rows = (_row_name(ref, line.sheet) for ref in refs)
        yield f"giống dòng {', '.join(rows)}"
    if any(one.child_id for one in doubles):
        yield "giống trẻ đã có trong sổ"


def _row_name(ref: RowRef, sheet: str) -> str:
    number = thousands(ref.row)
    return number if ref.sheet == sheet else f"{number} trang {ref.sheet}"


def _value(name: str, text: str, names: Mapping[str, str]) -> str:
    if name in ("birth_date", "registered_on"):
        text = day(text)
    elif name in ("village_id", "household_id"):
        text = names.get(text, "")
    elif name == "assisted" and text:
        text = "Có"
    return text or EMPTY
