"""A row of an answer and the children it may be of, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.messages import field_name
from ui.sentences.handoff import DIFFERS_IN, IN_ROW, NOT_ON_A_LIST, NOTHING_DIFFERS
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.handoff.answer import AnswerLine
    from app.services.handoff.find_meant import Candidate
    from app.services.handoff.read_answer import AnswerRow

HEADERS = ("Họ và tên", "Ngày sinh", "So với dòng này", "Thôn, chủ hộ", "Cha, mẹ")
WIDTHS = (136, 96, 150, 136, 150)
WIDEST = 2
_HOME = "thôn, chủ hộ"


def row_words(line: AnswerLine, row: AnswerRow) -> str:
    """Say what a row tells of its child, and the number it gives."""
    said = row.said
    born = day(said["birth_date"]) if said.get("birth_date") else said.get("original.birth_date")
    number = line.said.get("national_id", "")
    parts = (
        line.name or "(không ghi tên)",
        born,
        said.get("sex"),
        _named("cha", said.get("father_name")),
        _named("mẹ", said.get("mother_name")),
        _named("người nuôi", said.get("guardian_name")),
        row.home,
        _named("số trả lời", number),
    )
    return f"Dòng {line.row}: {' · '.join(part for part in parts if part)}"


def cells_of(one: Candidate, in_rows: Sequence[int]) -> tuple[str, ...]:
    """Lay out a child under the headers."""
    child = one.child
    people = (child.father_name, child.mother_name or child.guardian_name)
    return (
        child.full_name,
        _born(one),
        _compared(one, in_rows),
        one.home,
        ", ".join(filter(None, people)),
    )


def child_words(one: Candidate, in_rows: Sequence[int]) -> str:
    """Say all that tells who a child is, for the line under the table: its cells may be cut."""
    child = one.child
    parts = (
        child.full_name,
        _born(one),
        one.home,
        _named("cha", child.father_name),
        _named("mẹ", child.mother_name),
        _named("người nuôi", child.guardian_name),
        _named("số định danh", child.national_id) or "chưa có số định danh",
        _compared(one, in_rows),
    )
    return " · ".join(filter(None, parts))


def _born(one: Candidate) -> str:
    child = one.child
    return day(str(child.birth_date or "")) or child.originals.get("birth_date", "")


def _compared(one: Candidate, in_rows: Sequence[int]) -> str:
    fields = [_HOME if name == "home" else field_name(name).lower() for name in one.differs]
    told = [DIFFERS_IN.format(fields=", ".join(fields)) if fields else NOTHING_DIFFERS]
    told += [IN_ROW.format(row=", ".join(map(str, in_rows)))] if in_rows else []
    told += [] if one.is_on_list else [NOT_ON_A_LIST]
    return "; ".join(told)


def _named(word: str, text: str | None) -> str:
    return f"{word} {text}" if text else ""
