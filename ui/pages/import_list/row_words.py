"""A row of the preview in words: what becomes of it, and what changes, field by field."""

from collections.abc import Container, Iterable, Mapping

from app.services.import_report import RowLine, RowOutcome, RowRef
from ui.messages import field_name, outcome_name, passed_name, problem_name, row_message
from ui.pages.import_list.previewed import Shown, ShownRow, birth_text
from ui.words import day, thousands

HEADERS = ("Họ và tên", "Ngày sinh", "Kết quả", "Vì sao", "Thôn", "Dòng")
WIDTHS = (140, 92, 90, 128, 76, 92)
STRETCHED = 3
HOUSEHOLD = "household."
_UNSPOKEN = {"source", "merged_into", "aliases"}
EMPTY = "(trống)"


def row_texts(one: ShownRow, shown: Shown, likely: Container[RowRef]) -> tuple[str, ...]:
    """Lay a row out in the columns of the preview."""
    if one.line is None or one.row is None:
        return _passed_texts(one)
    line = one.line
    return (
        line.name or "(chưa có họ tên)",
        birth_text(one),
        outcome_name(line.outcome),
        "; ".join(_reasons(line, is_like=line.ref in likely)),
        shown.village(one),
        f"{thousands(line.row)} · {line.sheet}",
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


def _passed_texts(one: ShownRow) -> tuple[str, ...]:
    passed = one.passed
    if passed is None:
        return ("",) * len(HEADERS)
    place = f"{thousands(passed.row)} · {passed.sheet}"
    return passed.text, "", "bỏ qua", passed_name(passed.kind), "", place


def _reasons(line: RowLine, *, is_like: bool) -> Iterable[str]:
    yield from (row_message(code) for code in line.messages)
    if line.twin is not None:
        yield f"trùng dòng {thousands(line.twin.row)}"
    if is_like:
        yield "giống một trẻ khác"
    if line.outcome is RowOutcome.CHANGED:
        names = (change_words(field, pair, {}) for field, pair in line.changes.items())
        fields = ", ".join(dict.fromkeys(said[0].lower() for said in names if said))
        if fields:
            yield f"sửa {fields}"
    yield from dict.fromkeys(problem_name(problem.code).lower() for problem in line.problems)


def _value(name: str, text: str, names: Mapping[str, str]) -> str:
    if name == "birth_date":
        text = day(text)
    elif name in ("village_id", "household_id"):
        text = names.get(text, "")
    elif name == "assisted" and text:
        text = "Có"
    return text or EMPTY
