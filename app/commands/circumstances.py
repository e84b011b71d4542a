"""`sotreem-cli circumstances` and `circumstance add|end`: the headless face of circumstances."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.commands.unlocking import own_passphrase, unlock_confidential
from app.domain.circumstances.circumstance_end import CAUSES
from app.domain.circumstances.circumstance_kind import is_confidential, kind_of
from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.circumstances.list_circumstances import ListedCircumstance, list_circumstances
from app.services.circumstances.record_circumstance import (
    Ending,
    Recording,
    end_circumstance,
    record_circumstances,
)
from app.services.circumstances.unlock import note, set_passphrase
from app.services.outcome import Refused, Saved

cli = typer.Typer(no_args_is_help=True, help="Ghi và kết thúc hoàn cảnh, trợ giúp của một trẻ.")
COLUMNS = (
    *("circumstance_id", "child_id", "external_code", "full_name", "code", "label", "started_on"),
    *("ended_on", "end_cause", "valid_until", "ends_on", "standing", "paper", "note"),
)
Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
DEFAULT = default_folder()


def circumstances(
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"])] = None,
    code: Annotated[str, typer.Option(help="Chỉ một nhóm, như DB04.")] = "",
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Cả phần mật; cần mật khẩu riêng của phần mật.")
    ] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Liệt kê hoàn cảnh và trợ giúp đã ghi, cả những cái đã kết thúc."""
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        if confidential:
            unlock_confidential(app)
            note(app, "listed")
        listed = list_circumstances(app, day, confidential=confidential)
        print_rows(COLUMNS, _rows(listed, code), wanted)


@cli.command()
def add(
    child: Annotated[str, typer.Argument(help="Mã (child_id) của trẻ.")],
    code: Annotated[str, typer.Argument(help="Mã nhóm, như DB04, NC01, TG03.")],
    start: Day = None,
    until: Day = None,
    paper: str = "",
    note: str = "",
    data: Folder = DEFAULT,
) -> None:
    """Ghi một hoàn cảnh hoặc một trợ giúp."""
    recording = Recording(
        child_id=ChildId(child),
        code=code,
        started_on=start.date() if start else None,
        valid_until=until.date() if until else None,
        paper=paper,
        note=note,
    )
    with opened_app(data) as app:
        if is_confidential(code):
            unlock_confidential(app)
        saved = _saved(record_circumstances(app, [recording], on=app.today()))
    say(sentence("circumstance_recorded", code=code, group=saved.group_id))


@cli.command()
def end(
    circumstance: Annotated[str, typer.Argument(help="Mã hoàn cảnh, có ở `circumstances`.")],
    cause: Annotated[str, typer.Option(help="Lý do: " + ", ".join(CAUSES))] = "no_longer",
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"])] = None,
    data: Folder = DEFAULT,
) -> None:
    """Kết thúc một hoàn cảnh."""
    if cause not in CAUSES:
        raise KnownError("cause_unknown", causes=", ".join(CAUSES))
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        if own_passphrase():
            unlock_confidential(app)
        ending = Ending(id=circumstance, ended_on=day, cause=cause)
        saved = _saved(end_circumstance(app, ending, on=app.today()))
    say(sentence("circumstance_ended", group=saved.group_id))


@cli.command()
def protect(data: Folder = DEFAULT) -> None:
    """Đặt mật khẩu riêng cho phần mật (HIV, xâm hại…), lấy từ biến môi trường."""
    with opened_app(data) as app:
        set_passphrase(app, own_passphrase())
    say(sentence("confidential_set"))


@cli.command()
def openings(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Ai đã mở phần mật, hoặc thử mở, và khi nào."""
    with opened_app(data) as app, app.store.read() as snapshot:
        rows = (
            {"at": one.at.isoformat(timespec="seconds"), "author": one.author, "what": one.what}
            for one in snapshot.openings.newest(1000)
        )
        print_rows(("at", "author", "what"), rows, wanted)


def _saved(outcome: Saved | Refused) -> Saved:
    if isinstance(outcome, Refused):
        raise KnownError(f"circumstance_{outcome.problems[0].code}")
    return outcome


def _rows(listed: list[ListedCircumstance], code: str) -> Iterator[dict[str, object]]:
    for one in listed:
        record = one.line.record
        if code and code not in (record.code, record.code.partition(".")[0]):
            continue
        kind, finish = kind_of(record.code), one.line.end
        yield {
            "circumstance_id": record.id,
            "child_id": record.child_id,
            "external_code": one.child.external_code,
            "full_name": one.child.full_name,
            "code": record.code,
            "label": kind.label if kind else "",
            "started_on": record.started_on or "",
            "ended_on": record.ended_on or "",
            "end_cause": record.end_cause or (finish.cause if finish else ""),
            "valid_until": record.valid_until or "",
            "ends_on": finish.on if finish else "",
            "standing": one.line.standing,
            "paper": record.paper,
            "note": record.note,
        }
