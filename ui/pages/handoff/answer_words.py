"""A line of an answer in words: its cells, and why it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.handoff.answer import Doubt, Kind, Result
from ui.messages import field_name
from ui.sentences.handoff import CHOICES, DOUBTS, LIKE_SEVERAL, NOBODY, OVERWRITTEN, UNREAD
from ui.words import day

if TYPE_CHECKING:
    from app.domain.handoff.answer import AnswerLine
    from app.services.handoff.take_answer import Choice
    from ui.pages.handoff.answer_model import Item

HEADERS = ("Dòng", "Trẻ em", "Mục", "Sổ đang có", "Trả lời ghi", "Sẽ ghi vào sổ", "Chọn")
WIDTHS = (60, 130, 104, 114, 114, 114, 92)
_RESULTS = {
    Result.MATCHED: "khớp",
    Result.DIFFERS: "khác",
    Result.NOT_FOUND: "không tìm thấy",
}
_WITH_NAMES = (Doubt.NUMBER_TWICE, Doubt.NUMBER_HELD)


def cells_of(item: Item, choice: Choice | None) -> tuple[str, ...]:
    """Lay out a line under its headers."""
    line, change = item.line, item.difference
    first = (str(line.row), line.name or "(không ghi tên)")
    chosen = CHOICES[choice] if choice else ""
    if change is None:
        said = _RESULTS.get(line.result, "") or line.said.get("result", "")
        number = line.said.get("national_id", "")
        about = "Kết quả" if said or not number else field_name("national_id")
        return (*first, about, "", said or number or line.note, said, chosen)
    texts = (change.ours, change.theirs, change.proposed)
    return (*first, field_name(change.field), *(_shown(change.field, t) for t in texts), chosen)


def reasons_of(item: Item) -> list[str]:
    """Say why a line is looked at, a sentence each."""
    line = item.line
    if line.kind is Kind.STRANGER:
        names = ", ".join(line.others)
        return [LIKE_SEVERAL.format(names=names) if names else NOBODY]
    said = [_doubt(doubt, line) for doubt in line.doubts]
    change = item.difference
    if change is not None and not change.proposed and not said:
        said.append(UNREAD)
    elif change is not None and not change.is_safe and not said:
        said.append(OVERWRITTEN)
    if line.note:
        said.append(f"Ghi chú: {line.note}")
    return said


def _doubt(doubt: Doubt, line: AnswerLine) -> str:
    if doubt not in _WITH_NAMES:
        return DOUBTS[doubt]
    sentence = DOUBTS[doubt].format(number=line.said.get("national_id", "này"))
    return f"{sentence}: {', '.join(line.others)}." if line.others else f"{sentence}."


def _shown(field: str, text: str) -> str:
    if field == "birth_date" and text[:4].isdecimal() and len(text) in (4, 7, 10):
        return day(text)
    return text
