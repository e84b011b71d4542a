"""`sotreem-cli hand-off`, `answer` and `hand-offs`: lists for offices without a window."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.domain.errors import KnownError
from app.domain.handoff.answer import AnswerLine
from app.domain.handoff.hand_off import KINDS
from app.domain.handoff.office import POLICE, first_offices
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.app import App
from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.judge_answer import Judged, judge_answer
from app.services.handoff.make_hand_off import make_hand_off, workbook_at
from app.services.handoff.read_answer import read_answer
from app.services.handoff.take_answer import AnswerMoved, AnswerTaken, take_answer
from app.services.lists.export_list import part_of_list

LIST_COLUMNS = (
    *("code", "office", "made_on", "due_on", "children", "answered", "open", "late"),
    *("matched", "differs", "not_found", "undecided", "batch"),
)
LINE_COLUMNS = (
    *("sheet", "row", "name", "child_id", "by_key", "kind", "result", "field", "ours", "theirs"),
    *("proposed", "safe", "doubts", "note"),
)
Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
Office = Annotated[str, typer.Option(help="police, health, school hoặc other.")]
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Ngày gửi.")]
DEFAULT = default_folder()
Facts = dict[str, str | int]


def hand_off(
    out: Annotated[Path, typer.Option(help="Tệp .xlsx để ghi.")],
    office: Office = POLICE,
    kinds: Annotated[str, typer.Option(help="no_id,wrong_id,basic,new")] = "no_id,wrong_id,basic",
    village: Annotated[str, typer.Option(help="Chỉ một thôn.")] = "",
    again: Annotated[bool, typer.Option(help="Hỏi lại trẻ đã trả lời chưa khớp.")] = False,
    on: On = None,
    data: Folder = DEFAULT,
) -> None:
    """Lập danh sách gửi một cơ quan đối soát."""
    with opened_app(data) as app:
        named = tuple(kind.strip() for kind in kinds.split(",") if kind.strip())
        _refuse_unknown(office, named)
        here = part_of_list(app, village=village).village_id
        wanted = WantedHandOff(
            office=office,
            kinds=named,
            villages=None if here is None else frozenset({here}),
            again=again,
        )
        made = make_hand_off(app, wanted, workbook_at(app, out), on=on.date() if on else None)
    one = made.hand_off
    due = f"{one.due_on:%d/%m/%Y}"
    facts: Facts = {"code": one.code, "children": len(made.lines), "carried": made.carried}
    say(sentence("hand_off_made", **facts, due=due, batch=made.group_id))


def answer(
    file: Annotated[Path, typer.Argument(help="Tệp cơ quan gửi trả.")],
    office: Office = POLICE,
    dry_run: Annotated[bool, typer.Option(help="Chỉ xem, không ghi.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Nhận trả lời: in từng chỗ khác, lấy những chỗ an toàn thành một đợt."""
    with opened_app(data) as app:
        _refuse_unknown(office, ())
        judged = judge_answer(app, read_answer(app, file), office)
        taken = None if dry_run else _taken(app, judged)
    print_rows(LINE_COLUMNS, _line_rows(judged), wanted)
    if taken:
        _tell(taken, judged)


def hand_offs(
    on: On = None, office: Office = "", data: Folder = DEFAULT, wanted: Wanted = Format.CSV
) -> None:
    """Liệt kê các danh sách đã gửi và tình trạng trả lời."""
    with opened_app(data) as app, app.store.read() as snapshot:
        day = on.date() if on else app.today()
        rows = (
            {
                "code": stand.hand_off.code,
                "office": stand.hand_off.office,
                "made_on": stand.hand_off.made_on.isoformat(),
                "due_on": stand.hand_off.due_on.isoformat(),
                "children": stand.lines,
                "answered": stand.answered,
                "open": stand.open,
                "late": "x" if stand.is_late(day) else "",
                **{
                    name: sum(n for state, n in stand.states.items() if state == value)
                    for name, value in _STATES
                },
                "batch": stand.hand_off.group_id,
            }
            for stand in snapshot.hand_offs.stands(office)
        )
        print_rows(LIST_COLUMNS, rows, wanted)


_STATES = (
    *(("matched", "matched"), ("differs", "differs")),
    *(("not_found", "not_found"), ("undecided", "answered")),
)


def _refuse_unknown(office: str, kinds: tuple[str, ...]) -> None:
    offices = first_offices("")
    if office not in offices:
        raise KnownError("unknown_office", names=", ".join(offices))
    if set(kinds) - KINDS.keys():
        raise KnownError("unknown_kind", names=", ".join(KINDS))


def _taken(app: App, judged: Judged) -> AnswerTaken:
    taken = take_answer(app, judged)
    while isinstance(taken, AnswerMoved):
        taken = take_answer(app, taken.judged)
    return taken


def _tell(taken: AnswerTaken, judged: Judged) -> None:
    left: Facts = {"left": taken.left, "strangers": taken.strangers, "open": judged.unanswered}
    if taken.group_id is None:
        say(sentence("answer_nothing_new", **left))
        return
    answers = sum(taken.outcomes.values())
    facts: Facts = {"answers": answers, "children": taken.children, "batch": taken.group_id}
    say(sentence("answer_taken", **facts, **left))


def _line_rows(judged: Judged) -> Iterator[dict[str, object]]:
    for line in judged.lines:
        for change in line.differences or (None,):
            yield {
                **_about(line),
                "field": change.field if change else "",
                "ours": change.ours if change else "",
                "theirs": change.theirs if change else line.said.get("national_id", ""),
                "proposed": change.proposed if change else "",
                "safe": "x" if change and change.is_safe else "",
            }
    for passed in judged.found.passed:
        about = {"sheet": passed.sheet, "row": passed.row, "kind": passed.kind}
        yield {**dict.fromkeys(LINE_COLUMNS, ""), **about, "note": passed.text}


def _about(line: AnswerLine) -> dict[str, object]:
    return {
        "sheet": line.sheet,
        "row": line.row,
        "name": line.name,
        "child_id": line.child_id or "",
        "by_key": "x" if line.by_key else "",
        "kind": line.kind,
        "result": line.result,
        "doubts": " ".join(line.doubts),
        "note": line.note,
    }
