"""`sotreem-cli deadlines`, `deadline`, `plan` and `note`: the calendar without a window."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.commands.holidays import holidays
from app.domain.calendar.deadline import Deadline
from app.domain.calendar.due_state import DueState, rule_of
from app.domain.errors import KnownError
from app.domain.handoff.office import Office
from app.domain.status import Status
from app.messages import sentence
from app.messages.calendar import NOTE_KINDS, OFF, STATES, doubt_words, long_day, rule_words
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.app import App
from app.services.calendar.change_deadline import (
    new_deadline,
    restore_deadline,
    save_deadline,
    switch_deadline,
)
from app.services.calendar.keep_plan import take_plan
from app.services.calendar.mark_done import mark_done, mark_undone
from app.services.calendar.note_difficulty import note as note_down
from app.services.calendar.read_calendar import (
    Calendar,
    CalendarLine,
    current_line,
    find_deadline,
    here,
    morning_of,
    read_book,
    weekday_of,
)
from app.services.calendar.read_plan import read_plan
from app.services.handoff.read_offices import read_offices
from app.services.outcome import Refused, Saved

DEADLINE_COLUMNS = (
    *("id", "what", "due_on", "at", "state", "state_name", "period", "done_by", "done_at"),
    *("rule", "note", "source"),
)
DOUBT_COLUMNS = ("step", "what", "code", "impossible", "sentence")
NOTE_COLUMNS = ("id", "noted_on", "kind", "text", "author")
_AHEAD, _BACK = timedelta(days=45), timedelta(days=400)
_DAYS = ["%Y-%m-%d"]
Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
On = Annotated[datetime | None, typer.Option("--on", formats=_DAYS, help="Tính đến ngày.")]
DEFAULT = default_folder()
deadline_cli = typer.Typer(no_args_is_help=True, help="Ghi xong, thêm, đổi, tắt một hạn.")
plan_cli = typer.Typer(no_args_is_help=True, help="Kế hoạch đợt: kiểm tra và ghi.")


def add_calendar(cli: typer.Typer) -> None:
    """Add the commands to those of the program."""
    cli.command()(deadlines)
    cli.command()(holidays)
    cli.command()(note)
    cli.command()(notes)
    cli.add_typer(deadline_cli, name="deadline")
    cli.add_typer(plan_cli, name="plan")


def deadlines(
    on: On = None,
    every: Annotated[bool, typer.Option("--all", help="Cả hạn đã tắt.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Liệt kê các hạn: trễ, hôm nay, sắp đến, đã xong."""
    with opened_app(data) as app:
        now = morning_of(on.date()) if on else here(app)
        with app.store.read() as snapshot:
            offices = read_offices(app, snapshot)
        rows = [_row(line, offices) for line in _lines(app, now)]
        if every:
            rows += list(_switched_off(app))
    print_rows(DEADLINE_COLUMNS, rows, wanted)


@deadline_cli.command()
def done(
    name: Annotated[str, typer.Argument(help="Mã của hạn, như D3.")],
    on: On = None,
    undo: Annotated[bool, typer.Option(help="Ghi lại là chưa xong.")] = False,
    data: Folder = DEFAULT,
) -> None:
    """Ghi một hạn là đã xong cho kỳ đang trễ, hoặc kỳ sắp đến."""
    with opened_app(data) as app:
        deadline = _named(app, name)
        now = morning_of(on.date()) if on else here(app)
        lines = [one for one in _lines(app, now) if one.due.deadline.id == deadline.id]
        if undo:
            line = next((one for one in reversed(lines) if one.state is DueState.DONE), None)
        else:
            line = current_line(lines)
        if line is None:
            raise KnownError("not_done_yet" if undo else "deadline_nothing_open")
        if not line.by_hand:
            raise KnownError("deadline_by_list")
        period = line.due.occurrence.period
        _tell((mark_undone if undo else mark_done)(app, deadline.id, period))
    due = long_day(line.due.occurrence.due_on)
    said = "deadline_undone" if undo else "deadline_done"
    say(sentence(said, what=deadline.what, due=due))


@deadline_cli.command()
def add(
    what: str,
    rule: Annotated[str, typer.Argument(help="2026-06-30, weekly fri 10:00, before monthly 15 …")],
    data: Folder = DEFAULT,
) -> None:
    """Thêm một hạn của đơn vị."""
    with opened_app(data) as app:
        _tell(new_deadline(app, what, rule))


@deadline_cli.command()
def change(
    name: Annotated[str, typer.Argument(help="Mã của hạn.")],
    rule: Annotated[str, typer.Option(help="Ngày hạn mới.")] = "",
    what: Annotated[str, typer.Option(help="Tên mới.")] = "",
    data: Folder = DEFAULT,
) -> None:
    """Đổi tên hoặc ngày của một hạn."""
    with opened_app(data) as app:
        old = _named(app, name)
        changed = replace(old, what=what or old.what, rule=rule or old.rule)
        _tell(save_deadline(app, changed))


@deadline_cli.command()
def off(name: str, data: Folder = DEFAULT) -> None:
    """Tắt một hạn: không nhắc nữa."""
    with opened_app(data) as app:
        _tell(switch_deadline(app, _named(app, name).id, off=True))


@deadline_cli.command()
def restore(name: str, data: Folder = DEFAULT) -> None:
    """Trả một hạn về như ban đầu; hạn tự thêm thì bỏ."""
    with opened_app(data) as app:
        _tell(restore_deadline(app, _named(app, name).id))


@plan_cli.command()
def check(
    file: Annotated[Path, typer.Argument(help="Bảng kế hoạch: .xlsx, .xls, .csv …")],
    take: Annotated[bool, typer.Option(help="Ghi kế hoạch vào sổ.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Nêu những bước của một kế hoạch không thể kịp theo chính ngày của nó."""
    with opened_app(data) as app:
        opened = read_plan(app, file)
        if take:
            _tell(take_plan(app, opened.checked.name, opened.table.steps))
    doubts = opened.checked.doubts
    rows: list[dict[str, object]] = [
        {
            "step": one.step.number,
            "what": one.step.what,
            "code": one.code,
            "impossible": "x" if one.is_impossible else "",
            "sentence": doubt_words(one),
        }
        for one in doubts
    ]
    print_rows(DOUBT_COLUMNS, rows, wanted)
    impossible = sum(one.is_impossible for one in doubts)
    counts = {"steps": len(opened.table.steps), "impossible": impossible}
    say(sentence("plan_checked", **counts, doubts=len(doubts) - impossible))
    for row, text in opened.table.unread:
        say(sentence("plan_date_unread", row=row, text=text))


def note(
    kind: Annotated[str, typer.Argument(help="difficulty (khó khăn) hoặc proposal (đề xuất).")],
    text: Annotated[str, typer.Argument(help="Nội dung.")],
    on: On = None,
    data: Folder = DEFAULT,
) -> None:
    """Ghi một khó khăn hoặc đề xuất để đưa vào báo cáo."""
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        _tell(note_down(app, kind, text, day))
    say(sentence("noted", kind=NOTE_KINDS[kind].lower(), day=f"{day:%d/%m/%Y}"))


def notes(
    first: Annotated[datetime | None, typer.Option("--from", formats=_DAYS)] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=_DAYS)] = None,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Liệt kê khó khăn, đề xuất đã ghi."""
    since = first.date() if first else date.min
    with opened_app(data) as app, app.store.read() as snapshot:
        found = snapshot.notes.between(since, last.date() if last else date.max)
    rows = ({name: str(getattr(one, name)) for name in NOTE_COLUMNS} for one in found)
    print_rows(NOTE_COLUMNS, rows, wanted)


def _lines(app: App, now: datetime) -> list[CalendarLine]:
    with app.store.read() as snapshot:
        calendar = Calendar(app, snapshot, now)
        first = max(calendar.book.since, now.date() - _BACK)
        return calendar.lines(first, now.date() + _AHEAD)


def _named(app: App, name: str) -> Deadline:
    with app.store.read() as snapshot:
        found = find_deadline(snapshot, name)
    if found is None or found.status is not Status.ACTIVE:
        raise KnownError("deadline_unknown")
    return found


def _tell(outcome: Saved | Refused) -> None:
    if isinstance(outcome, Refused):
        raise KnownError(outcome.problems[0].code)


def _row(line: CalendarLine, offices: Mapping[str, Office]) -> dict[str, object]:
    due, one = line.due, line.due.occurrence
    return {
        **_about(due.deadline),
        "rule": rule_words(rule_of(due.deadline), weekday_of(due.deadline, offices)),
        "due_on": one.due_on.isoformat(),
        "at": f"{one.at:%H:%M}" if one.at else "",
        "state": str(due.state),
        "state_name": STATES[due.state],
        "period": one.period,
        "done_by": due.done.done_by if due.done else "",
        "done_at": due.done.done_at if due.done else "",
    }


def _about(deadline: Deadline) -> dict[str, object]:
    return {
        "id": deadline.code or deadline.id,
        "what": deadline.what,
        "rule": rule_words(rule_of(deadline)),
        "note": deadline.note,
        "source": deadline.source,
    }


def _switched_off(app: App) -> Iterator[dict[str, object]]:
    with app.store.read() as snapshot:
        off_ones = [one for one in read_book(app, snapshot).deadlines if one.off]
    empty = dict.fromkeys(DEADLINE_COLUMNS, "")
    return ({**empty, **_about(one), "state": "off", "state_name": OFF} for one in off_ones)
